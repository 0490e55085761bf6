import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentName, contentTypeOfName } from '#server/mail/parse/attachment-name.ts';

const name = (raw: string, type = 'application/pdf'): string => attachmentName(raw, type);

describe('the name of an attachment', () => {
  it('loses its folders, on every system', () => {
    expect(name('../../etc/passwd')).toBe('passwd');
    expect(name('C:\\Users\\anna\\Plan.pdf')).toBe('Plan.pdf');
    expect(name('/tmp/x/')).toBe('x');
  });

  it('loses line breaks, zero bytes and marks that turn the reading direction', () => {
    expect(name('Angebot\r\nBcc: x@y.example.pdf')).toBe('Angebot Bcc_ x@y.example.pdf');
    expect(name('a\0.html')).toBe('a\uFFFD.html');
    expect(name('rechnung\u202Efdp.exe')).toBe('rechnungfdp.exe');
  });

  it('is no device of Windows', () => {
    expect(name('CON')).toBe('_CON');
    expect(name('lpt1.txt')).toBe('_lpt1.txt');
    expect(name('Kontrolle.txt')).toBe('Kontrolle.txt');
  });

  it('keeps letters of all languages, spaces and dots inside', () => {
    expect(name('Größenübersicht v1.2 (neu).xlsx')).toBe('Größenübersicht v1.2 (neu).xlsx');
    expect(name('かきくけこ.txt')).toBe('かきくけこ.txt');
  });

  it('says what it is when it had no name', () => {
    expect(name('', 'message/rfc822')).toBe('attachment.eml');
    expect(name('..', 'image/png')).toBe('attachment.png');
    expect(name('', 'application/x-unknown')).toBe('attachment.bin');
  });

  it('keeps its extension when it is cut', () => {
    const long = name(`${'ä'.repeat(400)}.pdf`);
    expect(long.length).toBe(255);
    expect(long.endsWith('ä.pdf')).toBe(true);
    expect(name('x'.repeat(400)).length).toBe(255);
  });

  it('is harmless and stable whatever the sender wrote', () => {
    // oxlint-disable-next-line no-control-regex
    const harmful = /[\u0000-\u001f\u007f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]|^\.{1,2}$|[. ]$/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (raw) => {
        const safe = name(raw);
        return safe.length > 0 && safe.length <= 255 && !harmful.test(safe) && name(safe) === safe;
      }),
    );
  });
});

describe('a file without a stated type', () => {
  it('is what its extension says', () => {
    expect(contentTypeOfName('Plan.PDF')).toBe('application/pdf');
    expect(contentTypeOfName('brief.txt')).toBe('text/plain');
    expect(contentTypeOfName('unbekannt')).toBe('application/octet-stream');
  });
});

import { describe, expect, it } from 'vitest';
import { decodeBytes, decodeMixed, isTrustworthy } from '#server/mail/parse/charset.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('text in a foreign character set', () => {
  it('is read as its label says', () => {
    expect(decodeBytes(Buffer.from([0x82, 0xa0]), 'Shift_JIS')).toBe('あ');
    expect(decodeBytes(Buffer.from([0x82, 0xa0]), 'cp932')).toBe('あ');
    expect(decodeBytes(Buffer.from([0xa4]), 'iso-8859-15')).toBe('€');
    expect(decodeBytes(Buffer.from([0xcf, 0xf0]), '"windows-1251"')).toBe('Пр');
  });

  it('keeps its letters when the label lies', () => {
    expect(decodeBytes(latin1('Gr\u00fc\u00dfe'), 'utf-8')).toBe('Grüße');
    expect(decodeBytes(Buffer.from('Grüße'), 'us-ascii')).toBe('Grüße');
    expect(decodeBytes(Buffer.from('Grüße'), '')).toBe('Grüße');
    expect(decodeBytes(latin1('Gr\u00fc\u00dfe'), 'x-gibt-es-nicht')).toBe('Grüße');
  });

  it('is not spoiled as a whole by one stray byte', () => {
    expect(decodeMixed(Buffer.concat([Buffer.from('Grüße '), latin1('\u00e4'), Buffer.from(' 😀')]))).toBe(
      'Grüße ä 😀',
    );
  });

  it('knows old Japanese mail without a label', () => {
    const bytes = latin1('\u001b$B$"\u001b(B');
    expect(decodeBytes(bytes, '')).toBe('あ');
    expect(isTrustworthy(bytes, 'us-ascii')).toBe(false);
  });

  it('drops a byte order mark', () => {
    expect(decodeBytes(Buffer.from('\uFEFFHallo'), 'utf-8')).toBe('Hallo');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, isUnsaid, readDraft } from '#shared/panel/components/fields/field-draft.ts';

describe('a field that is typed', () => {
  it('reads a number with the sign people here write', () => {
    expect(readDraft('number', '1,5')).toEqual({ ok: true, value: 1.5 });
    expect(readDraft('number', '3')).toEqual({ ok: true, value: 3 });
    expect(readDraft('number', 'zwei')).toEqual({ ok: false, problem: 'number' });
    expect(readDraft('number', '1.234,5')).toEqual({ ok: false, problem: 'number' });
  });

  it('takes a domain for a web address, and nothing that a link must not do', () => {
    expect(readDraft('web', 'www.brandt.example')).toEqual({ ok: true, value: 'https://www.brandt.example' });
    expect(readDraft('web', 'javascript:alert(1)')).toEqual({ ok: false, problem: 'web' });
    expect(readDraft('web', '')).toEqual({ ok: true, value: '' });
  });

  it('reads several words once each', () => {
    expect(readDraft('words', ' Segeln,  Jazz ;Segeln,')).toEqual({ ok: true, value: ['Segeln', 'Jazz'] });
  });

  it('says that one of several addresses is none, and leaves out lines nobody filled', () => {
    const entries = [
      { email: ' k@brandt.example ', label: 'Vorzimmer' },
      { email: '', label: 'work' },
    ];
    expect(readDraft('emails', entries)).toEqual({
      ok: true,
      value: [{ email: 'k@brandt.example', label: 'Vorzimmer' }],
    });
    expect(readDraft('emails', [{ email: 'brandt', label: '' }])).toEqual({ ok: false, problem: 'email' });
  });

  it('gives an emptied field the value that says nothing', () => {
    for (const kind of ['line', 'day', 'number', 'words', 'user', 'team', 'choice', 'country'] as const) {
      const read = readDraft(kind, '  ');
      expect(read.ok && isUnsaid(read.value)).toBe(true);
    }
  });

  it('is the value it was where nobody typed', () => {
    const number = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((one) => Math.round(one * 100) / 100);
    fc.assert(
      fc.property(number, fc.constantFrom('de' as const, 'en' as const), (value, locale) => {
        expect(readDraft('number', draftOf('number', value, locale))).toEqual({ ok: true, value: value + 0 });
      }),
    );
    const words = fc.uniqueArray(fc.stringMatching(/^[A-Za-zÄÖÜäöüß]{1,12}$/));
    fc.assert(
      fc.property(words, (value) => {
        expect(readDraft('words', draftOf('words', value, 'de'))).toEqual({ ok: true, value });
      }),
    );
  });
});

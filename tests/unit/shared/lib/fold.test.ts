import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, looseWords, queryTokens, searchTokens, sortKey } from '#shared/lib/fold.ts';

const finds = (query: string, stored: string): boolean => {
  const tokens = searchTokens(stored);
  const words = queryTokens(query);
  return words.length > 0 && words.every((word) => tokens.some((token) => token.startsWith(word)));
};

describe('folding', () => {
  test.each([
    ['Müller', 'mueller'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ẞ', 'ss'],
    ['Café', 'cafe'],
    ['Łódź', 'lodz'],
    ['Đorđević', 'dordevic'],
    ['Ærø', 'aeroe'],
    ['Ångström', 'aangstroem'],
    ['Œuvre', 'oeuvre'],
    ['İstanbul', 'istanbul'],
    ['ＡＢＣ', 'abc'],
  ])('%s folds to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('composed and decomposed spellings of any text fold to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
        expect(searchTokens(text.normalize('NFD'))).toEqual(searchTokens(text.normalize('NFC')));
        expect(sortKey(text.normalize('NFD'))).toBe(sortKey(text.normalize('NFC')));
      }),
    );
  });

  test('folding what is folded changes nothing', () => {
    for (const text of ['ǽ', 'Ǿ', 'Ǣ']) expect(foldText(foldText(text))).toBe(foldText(text));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)),
    );
  });
});

describe('search words', () => {
  test('a stored umlaut is kept in both forms', () => {
    expect(searchTokens('Müller')).toEqual(['mueller', 'muller']);
  });

  test.each(['mül', 'muel', 'mul', 'MÜLLER', 'Mu\u0308ller', 'm'])('%s finds Müller', (query) => {
    expect(finds(query, 'Katrin Müller')).toBe(true);
  });

  test.each(['Müller', 'Mueller', 'Muller'])('%s is found by each of its spellings', (stored) => {
    const tokens = searchTokens(stored);
    for (const typed of ['mül', 'muel', 'mul', 'mu', 'Müller', 'mueller', 'MULLER', 'mue'])
      expect(
        looseWords(queryTokens(typed)).every((word) => tokens.some((token) => token.startsWith(word))),
        typed,
      ).toBe(true);
  });

  test('whatever is found as it is typed is found in any other spelling, from the first letters on', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'e', 'o', 'u', 'ä', 'ö', 'ü', 'n', 'r', '.', '@'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, fc.nat(12), (text, length) => {
        const tokens = searchTokens(text);
        const beginnings = queryTokens(text).map((whole) => whole.slice(0, Math.max(1, length)));
        for (const loosely of looseWords(beginnings))
          expect(tokens.some((token) => token.startsWith(loosely))).toBe(true);
      }),
    );
  });

  test('a word that is not there is not found', () => {
    expect(finds('maier', 'Katrin Müller')).toBe(false);
    expect(finds('', 'Katrin Müller')).toBe(false);
  });

  test('every stored word is found by itself, whatever its letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const tokens = new Set(searchTokens(text));
        expect(queryTokens(text).filter((word) => !tokens.has(word))).toEqual([]);
      }),
    );
  });

  test('short words and numbers count', () => {
    expect(searchTokens('AG Uwe 7')).toEqual(['ag', 'uwe', '7']);
    expect(finds('4711', 'Auftrag RE4711-b')).toBe(true);
  });

  test('an address is found by its whole local part, its whole domain and their words', () => {
    const stored = 'k.oeztuerk@brandt-pumpen.example';
    expect(searchTokens(stored)).toEqual(
      expect.arrayContaining([
        'k.oeztuerk',
        'brandt-pumpen.example',
        'oeztuerk',
        'brandt',
        'pumpen',
        'example',
      ]),
    );
    for (const query of [
      'k.oeztuerk@bra',
      '@brandt-pumpen.ex',
      'oeztuerk',
      'pumpen',
      stored,
      `<${stored}>`,
    ]) {
      expect([query, finds(query, stored)]).toEqual([query, true]);
    }
  });

  test('an apostrophe may be typed or left out', () => {
    for (const query of ["o'brien", 'obrien', 'brien', 'O’Brien'])
      expect([query, finds(query, "Patrick O'Brien")]).toEqual([query, true]);
  });

  test('double names are found by either half', () => {
    expect(finds('lüdenscheidt', 'Müller-Lüdenscheidt')).toBe(true);
    expect(finds('muller-lud', 'Müller-Lüdenscheidt')).toBe(true);
  });
});

describe('sort keys', () => {
  test('an umlaut sorts as its base letter, compared byte by byte', () => {
    const names = ['Zander', 'Ärzte', 'Ast', 'Aal', 'Österle', 'Otto', 'Øst', 'straße', 'Strasser'];
    const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))));
    expect(sorted).toEqual(['Aal', 'Ärzte', 'Ast', 'Øst', 'Österle', 'Otto', 'straße', 'Strasser', 'Zander']);
  });

  test('case and punctuation do not count', () => {
    expect(sortKey('  "Brandt & Söhne" ')).toBe('brandt sohne');
  });
});

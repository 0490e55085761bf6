import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markParts, snippetOf } from '#shared/lib/highlight.ts';

/** The text with brackets around what is marked. */
const marked = (text: string, query: string): string =>
  markParts(text, query)
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('');

describe('what was looked for', () => {
  it.each([
    ['Jürgen Müller', 'muller', 'Jürgen [Müller]'],
    ['Jürgen Müller', 'mueller', 'Jürgen [Müller]'],
    ['Jürgen Mueller', 'müller', 'Jürgen [Mueller]'],
    ['Jürgen Muller', 'mül', 'Jürgen [Mul]ler'],
    ['Jürgen Müller', 'mue jür', '[Jür]gen [Mü]ller'],
    ['Mu\u0308ller', 'mu', '[Mu\u0308]ller'],
    ['Bäckerei Weiß', 'weiss', 'Bäckerei [Weiß]'],
    ['Bäckerei Weiß', 'WEISS backerei', '[Bäckerei] [Weiß]'],
    ["Dr. Zoë O'Brien", 'obrien', "Dr. Zoë [O'Brien]"],
    ["Dr. Zoë O'Brien", "o'brien", "Dr. Zoë [O]'[Brien]"],
    ['Brandt & Söhne AG', 'ag', 'Brandt & Söhne [AG]'],
    ['1&1 Beispiel GmbH', '1&1', '[1]&[1] Beispiel GmbH'],
    ['Rechnung RE2026-17', '2026', 'Rechnung RE[2026]-17'],
    ['j.mueller@brandt.example', 'j.mueller@brandt.exa', '[j.mueller]@[brandt.exa]mple'],
    ['j.mueller@brandt.example', 'brandt.example', 'j.mueller@[brandt].[example]'],
    ['Pfefferminz', 'minz', 'Pfefferminz'],
    ['Anna', '', 'Anna'],
    ['Anna', '&', 'Anna'],
    ['', 'anna', ''],
  ])('is marked in any spelling: %s by %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it.each([
    ['+49 511 12345678', '0511 1234', '+49 [511 1234]5678'],
    ['+4951112345678', '0511/1234', '+49[5111234]5678'],
    ['0511 / 123456-78', '+49 511 12345678', '0[511 / 123456-78]'],
    ['0511 / 123456-78', '0049 (0)511 1234', '0[511 / 1234]56-78'],
    ['+49 (0)511 12345678', '0511 12345678', '+49 (0)[511 12345678]'],
    ['+49 (0)511 12345678', '+49511', '+[49 (0)511] 12345678'],
    ['Zimmer 12', '0511', 'Zimmer 12'],
  ])('is marked in a telephone number however it is written: %s by %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('never changes the text, leaves no empty part, and marked and plain take turns', () => {
    const letters = fc.constantFrom(..."aoußäöüéœ\u0308\u0301 .@-'’09+/()İǆ🎉AÜ".match(/./gu)!);
    const text = fc.oneof(fc.string({ unit: letters, maxLength: 60 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, text, (shown, query) => {
        const parts = markParts(shown, query);
        expect(parts.map((part) => part.text).join('')).toBe(shown);
        for (const [index, part] of parts.entries()) {
          expect(part.text).not.toBe('');
          if (index > 0) expect(part.isMarked).not.toBe(parts[index - 1]!.isMarked);
        }
      }),
    );
  });

  it('marks every word of which the beginning was typed, wherever it stands', () => {
    const word = fc.stringMatching(/^[a-zäöüß]{2,12}$/);
    fc.assert(
      fc.property(word, fc.nat(11), fc.array(word), (name, length, others) => {
        const typed = name.slice(0, 1 + (length % name.length));
        const parts = markParts([...others, name].join(' '), typed);
        expect(parts.some((part) => part.isMarked)).toBe(true);
      }),
    );
  });
});

describe('the text around a hit', () => {
  const long = `${'Vorher steht viel anderes. '.repeat(40)}Die Größe der Tür ist unklar. ${'Danach auch noch manches. '.repeat(40)}`;

  it('begins a little before it, at a word, and says that something is left out', () => {
    const snippet = snippetOf(long, 'groesse')!;
    expect(snippet).toMatch(/^…\S/);
    expect(snippet).toContain('Die Größe der Tür ist unklar.');
    expect(snippet).toMatch(/…$/);
    expect(snippet.length).toBeLessThanOrEqual(202);
    expect(snippet.indexOf('Größe')).toBeLessThan(80);
  });
  it('is the whole text where that is short, in one line', () => {
    expect(snippetOf('Die\n\n  Tür klemmt ', 'tur')).toBe('Die Tür klemmt');
  });
  it('is none where nothing answers', () => {
    expect(snippetOf(long, 'fenster')).toBe(null);
    expect(snippetOf(long, '')).toBe(null);
  });
  it('has the hit in it, at the end of a text and in one without blanks', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.constantFrom(' ', ' ab ', '. '), (before, after, gap) => {
        const text = `${gap.repeat(before)} Größe ${gap.repeat(after)}`;
        expect(snippetOf(text, 'große')).toContain('Größe');
      }),
    );
  });
});

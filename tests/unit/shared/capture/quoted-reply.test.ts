import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replyTexts, splitReply } from '#shared/capture/quoted-reply.ts';

const FIXTURES = new URL('../../../fixtures/replies/', import.meta.url);
const KIND_LETTERS = { o: 'own', q: 'quote', s: 'signature', d: 'disclaimer' } as const;

const isFilled = (line: string): boolean => line.slice(1).trim() !== '';
const kindOf = (line: string): string => KIND_LETTERS[line.charAt(0) as keyof typeof KIND_LETTERS];

/** A fixture says before each line whose it is: `o` own, `q` quote, `s` signature, `d` disclaimer. */
const readFixture = (name: string): { text: string; expected: string[] } => {
  const marked = readFileSync(new URL(name, FIXTURES), 'utf8').trimEnd().split('\n');
  return {
    text: marked.map((line) => line.slice(2)).join('\n'),
    expected: marked.filter(isFilled).map((line) => `${kindOf(line)}: ${line.slice(2).trim()}`),
  };
};

const linesByKind = (text: string): string[] =>
  splitReply(text).segments.flatMap(({ kind, text: part }) =>
    part
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => `${kind}: ${line.trim()}`),
  );

const joined = (text: string): string =>
  splitReply(text)
    .segments.map((segment) => segment.text)
    .join('');

describe('whose line is it', () => {
  test.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.txt')))('%s', (name) => {
    const { text, expected } = readFixture(name);
    expect(linesByKind(text)).toEqual(expected);
  });

  test.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.txt')))(
    '%s with Windows line ends',
    (name) => {
      const { text, expected } = readFixture(name);
      expect(linesByKind(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    },
  );

  test('a closing word inside a sentence closes nothing', () => {
    const text =
      'Mit Gruß und Kuss ist es nicht getan.\nBeste Aussichten!\nBest of all, it works.\nLG ist ein Hersteller.';
    expect(replyTexts(text).visible).toBe(text);
  });

  test('the three texts are what is shown, folded and folded', () => {
    expect(
      replyTexts('\n\nJa.\n\nVG\nUte\n\nAm 1.3.2024 um 8:00 schrieb Max <m@x.example>:\n> Gut?\n'),
    ).toEqual({
      visible: 'Ja.',
      quoted: 'Am 1.3.2024 um 8:00 schrieb Max <m@x.example>:\n> Gut?',
      signature: 'VG\nUte',
    });
  });

  test('an empty mail has no parts', () => {
    expect(splitReply('')).toEqual({ segments: [] });
    expect(replyTexts('')).toEqual({ visible: '', quoted: '', signature: '' });
  });
});

const PIECES = [
  '> Zitat',
  '>',
  '',
  ' ',
  '-- ',
  '--',
  '---',
  '_____',
  'Von: Max',
  'Gesendet: heute',
  'An: Ute <u@x.example>',
  'Betreff: x',
  'Am 12.03.2024 um 10:15 schrieb Max <m@x.example>:',
  'Am 12.03.2024',
  'wrote:',
  '>:',
  'Mit freundlichen Grüßen',
  'Max Brandt',
  'PS: noch etwas',
  'Tel. 030 1234567',
  'Gesendet von meinem iPhone',
  'Ein ganz gewöhnlicher Satz, der etwas länger ist.',
  'Diese E-Mail ist vertraulich. Irrtümlich erhalten? Bitte löschen.',
  '-----Original Message-----',
  'x@y.example',
  '\u00a0',
  '\t',
];

describe('nothing is lost', () => {
  test('the parts of any text joined are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => joined(text) === text),
      { numRuns: 500 },
    );
  });

  test('the parts of any mail-like text joined are the text, whatever its line ends', () => {
    const line = fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('\n', '\r\n', '\r', '\n\n'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (parts) => {
        const text = parts.flat().join('');
        const { segments } = splitReply(text);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        expect(segments.every((segment) => segment.text !== '')).toBe(true);
        expect(segments.some((segment, at) => segment.kind === segments[at - 1]?.kind)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Each would take minutes to hours with a pattern that backtracks, so passing within the test's time is the proof. */
const HOSTILE: readonly [string, string][] = [
  ['blank lines', '\n'.repeat(5_000_000)],
  ['spaces', ' '.repeat(5_000_000)],
  ['one endless line', 'Am 1 '.repeat(300_000)],
  ['header labels', 'Von: a@b\n'.repeat(40_000)],
  ['beginnings of attributions', 'Am 12.03.2024 um 10:15\n'.repeat(40_000)],
  ['quotes and headers in turn', '> a\n\nAm 1.1.2024 10:10 schrieb a@b:\n\n'.repeat(20_000)],
  ['separators', `${'-'.repeat(390)}x\n`.repeat(5_000)],
  ['delimiters', '--\n'.repeat(100_000)],
  ['closings', 'MfG\n'.repeat(60_000)],
  ['phone labels', `${'Tel. '.repeat(70)}\n`.repeat(5_000)],
  ['greetings', 'viele liebe und ganz herzliche \n'.repeat(20_000)],
  ['device lines', 'Sent from my x\n\nAb.\n'.repeat(20_000)],
  ['capital words', 'Aa Bb Cc\n\n'.repeat(40_000)],
];

describe('hostile texts', () => {
  test.each(HOSTILE)(
    '%s are read in one go',
    (_name, text) => {
      expect(joined(text) === text).toBe(true);
    },
    60_000,
  );
});

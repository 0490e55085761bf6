import { describe, expect, test } from 'vitest';
import { LINE_MAX, readLines } from '#shared/capture/mail-lines.ts';

describe('lines of a mail text', () => {
  test('every kind of line end counts once', () => {
    const lines = readLines('a\r\nb\rc\n\nd');
    expect(Array.from({ length: lines.count }, (_, at) => lines.at(at))).toEqual(['a', 'b', 'c', '', 'd']);
  });

  test('a line knows where it stands', () => {
    const text = 'eins\r\nzwei\n';
    const lines = readLines(text);
    expect(lines.count).toBe(2);
    expect(text.slice(lines.start(1), lines.start(2))).toBe('zwei\n');
  });

  test('no-break and zero-width spaces make no text', () => {
    const lines = readLines('\u00a0 \u200b\nx');
    expect([lines.isBlank(0), lines.isBlank(1), lines.nextFilled(0)]).toEqual([true, false, 1]);
  });

  test('outside of the text everything is blank', () => {
    const lines = readLines('x');
    expect([lines.at(-1), lines.at(5), lines.isBlank(5), lines.nextFilled(5)]).toEqual(['', '', true, 1]);
  });

  test('of an endless line only the beginning is looked at', () => {
    expect(readLines('x'.repeat(10_000)).at(0)).toHaveLength(LINE_MAX);
  });
});

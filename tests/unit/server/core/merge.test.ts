import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeFields } from '#server/core/merge.ts';
import { mergeElements } from '#shared/domain/set-merge.ts';

const value = fc.string({ maxLength: 4 });
const letters = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
  maxLength: 8,
});

describe('two changes of one record', () => {
  test('both count where they are about different fields', () => {
    fc.assert(
      fc.property(value, value, value, (b, theirs, mine) => {
        const merged = mergeFields({ a: theirs, b }, { b: mine }, { b }, {});
        expect({ a: theirs, b, ...merged.patch }).toEqual({ a: theirs, b: mine });
        expect(merged).toMatchObject({ overwritten: [], outranked: [], asked: [], apart: [] });
      }),
    );
    expect(mergeFields({ a: 1 }, { a: 2 }, { a: 1 }, {}).patch).toEqual({ a: 2 });
  });

  test('of the same field: the last is written and the other is kept, unless they agree', () => {
    fc.assert(
      fc.property(value, value, value, (was, theirs, mine) => {
        const { patch, overwritten } = mergeFields({ a: theirs }, { a: mine }, { a: was }, {});
        expect(patch).toEqual({ a: mine });
        const isStale = theirs !== was && theirs !== mine;
        expect(overwritten).toEqual(isStale ? [{ field: 'a', lost: theirs, kept: mine }] : []);
      }),
    );
  });

  test('of what has to be asked: nothing is written unless it is as its author saw it', () => {
    const policies = { stage: 'ask' } as const;
    const stale = mergeFields({ stage: 'won' }, { stage: 'lost' }, { stage: 'new' }, policies);
    expect(stale).toMatchObject({ patch: {}, asked: ['stage'] });
    expect(mergeFields({ stage: 'new' }, { stage: 'lost' }, { stage: 'new' }, policies).asked).toEqual([]);
    expect(mergeFields({ stage: 'lost' }, { stage: 'lost' }, { stage: 'new' }, policies).asked).toEqual([]);
    expect(mergeFields({ stage: 'won' }, { stage: 'lost' }, {}, policies).patch).toEqual({ stage: 'lost' });
  });

  test('of a list: each keeps what it added and takes out what it took out', () => {
    fc.assert(
      fc.property(letters, letters, letters, (was, theirs, mine) => {
        const merged = new Set(mergeElements(theirs, mine, was));
        const added = (list: string[]): string[] => list.filter((one) => !was.includes(one));
        for (const one of [...added(theirs), ...added(mine)]) expect(merged.has(one)).toBe(true);
        for (const one of was) {
          expect(merged.has(one)).toBe(theirs.includes(one) && mine.includes(one));
        }
      }),
    );
  });

  test('of a list: told by address, so a label changed on one side stays beside an address added on the other', () => {
    const [work, home] = ['work', 'home'].map((label) => ({ email: 'Eva@Firma.example', label }));
    const other = { email: 'eva@privat.example', label: '' };
    expect(mergeElements([work, other], [home], [work])).toEqual([home, other]);
  });

  test('a yes stands against a later no that did not know of it, and the no is kept', () => {
    const policies = { optOut: 'sticky' } as const;
    const late = mergeFields({ optOut: true }, { optOut: false }, { optOut: false }, policies);
    expect(late).toMatchObject({ patch: {}, outranked: [{ field: 'optOut', lost: false, kept: true }] });
    expect(mergeFields({ optOut: true }, { optOut: false }, { optOut: true }, policies).patch).toEqual({
      optOut: false,
    });
  });

  test('two texts of one note both live on', () => {
    const policies = { text: 'append' } as const;
    const merged = mergeFields({ text: 'ihrer' }, { text: 'meiner' }, { text: 'alt' }, policies);
    expect(merged).toMatchObject({ patch: {}, apart: ['text'] });
  });

  test('the order of keys in a value is no difference', () => {
    const current = { emails: [{ email: 'a@b.example', label: '' }] };
    const was = { emails: [{ label: '', email: 'a@b.example' }] };
    expect(mergeFields(current, { emails: [] }, was, {}).overwritten).toEqual([]);
  });
});

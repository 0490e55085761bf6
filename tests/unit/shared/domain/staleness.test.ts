import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordQuality } from '#shared/domain/quality.ts';
import type { QualityFacts } from '#shared/domain/quality.ts';
import { evidenceOf, urgencyOf } from '#shared/domain/staleness.ts';
import type { StalenessFacts } from '#shared/domain/staleness.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');

const fresh: StalenessFacts = {
  createdAt: '2024-01-10T08:00:00.000Z',
  updatedAt: '2024-01-10T08:00:00.000Z',
  confirmedAt: null,
  lifecycle: 'retention',
  lastContactAt: '2026-10-01T08:00:00.000Z',
  tags: [],
  note: '',
  marks: [],
  bounce: null,
  left: null,
  signature: null,
};
const kinds = (facts: Partial<StalenessFacts>): string[] =>
  evidenceOf({ ...fresh, ...facts }, NOW).map(({ kind }) => kind);
const bounce = { email: 'a@b.example', at: '2026-11-01T08:00:00.000Z' };
const signature = {
  at: '2026-11-01T08:00:00.000Z',
  changes: [{ field: 'companyName' as const, known: 'Brandt', found: 'Kern', value: null }],
};
const wrong = { field: 'phones', mark: 'phone' as const, value: '12', suggestion: '' };

describe('a record', () => {
  test('that was in contact and has nothing against it is not asked for', () => {
    expect(kinds({})).toEqual([]);
    expect(urgencyOf([])).toBeNull();
  });

  test('is asked for with everything that speaks for it, the most pressing first', () => {
    const all = {
      bounce,
      left: { company: 'Brandt', day: '2026-09-30' },
      signature,
      tags: ['Messe', 'Veraltet'],
      marks: [wrong],
      lastContactAt: '2025-01-01T08:00:00.000Z',
    };
    expect(kinds(all)).toEqual(['bounce', 'left', 'signature', 'outdated', 'mistakes', 'silence']);
    expect(urgencyOf(evidenceOf({ ...fresh, ...all }, NOW))).toBe(1);
  });

  test('is not missed before it is a customer, nor for a mailbox that several read', () => {
    expect(kinds({ lifecycle: 'acquisition', lastContactAt: null })).toEqual([]);
    expect(kinds({ lifecycle: 'retention', lastContactAt: null })).toEqual(['silence']);
    expect(kinds({ marks: [{ ...wrong, mark: 'shared_mailbox' }] })).toEqual([]);
  });

  test('that was confirmed is asked for again only when something new speaks against it', () => {
    const known = { bounce, left: { company: 'Brandt', day: '2026-11-02' }, signature, marks: [wrong] };
    expect(kinds({ ...known, confirmedAt: '2026-11-02T08:00:00.000Z' })).toEqual([]);
    expect(kinds({ ...known, confirmedAt: '2026-10-01T08:00:00.000Z' })).toEqual([
      'bounce',
      'left',
      'signature',
    ]);
    const confirmedAt = '2026-11-03T08:00:00.000Z';
    expect(kinds({ ...known, confirmedAt, updatedAt: '2026-11-04T08:00:00.000Z' })).toEqual(['mistakes']);
    expect(kinds({ lastContactAt: null, confirmedAt })).toEqual([]);
    expect(kinds({ lastContactAt: null, confirmedAt: '2025-11-03T08:00:00.000Z' })).toEqual(['silence']);
  });

  test('confirmed just now has nothing against it but its tag, whatever was known', () => {
    const instant = fc
      .date({ min: new Date('2020-01-01'), max: new Date(NOW), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instant, instant, fc.option(instant), (at, updatedAt, lastContactAt) => {
        const facts = {
          bounce: { ...bounce, at },
          signature: { ...signature, at },
          updatedAt,
          lastContactAt,
          marks: [wrong],
        };
        const left = { company: 'Brandt', day: at.slice(0, 10) };
        expect(kinds({ ...facts, left, confirmedAt: new Date(NOW).toISOString() })).toEqual([]);
      }),
    );
  });
});

describe('the quality of a record', () => {
  const best: QualityFacts = {
    hasEmail: true,
    hasOwnEmail: true,
    hasPhone: true,
    hasAddress: true,
    hasMistakes: false,
    knownAt: '2026-11-01T08:00:00.000Z',
    hasOwner: true,
    isTwice: false,
    lacksOwn: false,
  };
  test('is 100 where nothing is missing and 0 where everything is', () => {
    expect(recordQuality(best, NOW)).toEqual({ score: 100, lacks: [] });
    const worst = {
      hasEmail: false,
      hasOwnEmail: false,
      hasPhone: false,
      hasAddress: false,
      hasMistakes: true,
      knownAt: '2020-01-01T00:00:00.000Z',
      hasOwner: false,
      isTwice: true,
      lacksOwn: true,
    };
    expect(recordQuality(worst, NOW).score).toBe(0);
    expect(recordQuality({ ...best, lacksOwn: true }, NOW)).toEqual({ score: 90, lacks: ['own_fields'] });
  });

  test('falls with each thing that is missing, says which, and stays within its bounds', () => {
    const flag = fc.boolean();
    const facts = fc.record({
      hasEmail: flag,
      hasOwnEmail: flag,
      hasPhone: flag,
      hasAddress: flag,
      hasMistakes: flag,
      hasOwner: flag,
      isTwice: flag,
      lacksOwn: flag,
      knownAt: fc.constantFrom('2026-11-01T08:00:00.000Z', '2024-11-01T08:00:00.000Z'),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const { score, lacks } = recordQuality(known, NOW);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(score === 100).toBe(lacks.length === 0);
        // Below nothing there is nothing.
        fc.pre(score > 0);
        expect(recordQuality({ ...known, hasPhone: true }, NOW).score).toBe(
          score + (known.hasPhone ? 0 : 15),
        );
        expect(lacks.includes('phone')).toBe(!known.hasPhone);
      }),
    );
  });

  test('a mailbox others read too is less than one of their own', () => {
    expect(recordQuality({ ...best, hasOwnEmail: false }, NOW)).toEqual({ score: 92, lacks: ['own_email'] });
  });
});

import { describe, expect, test } from 'vitest';
import { createCustomers } from '#server/seed/customers.ts';
import { createHappenings } from '#server/seed/happenings.ts';
import { createLayout } from '#server/seed/layout.ts';
import { pickLastName, pickMan, pickWoman } from '#server/seed/names.ts';
import { createRandom } from '#server/seed/random.ts';
import type { Random } from '#server/seed/random.ts';
import { seedPeriod } from '#server/seed/seed-store.ts';

const DRAWS = 200_000;

/** Percent of all by name, the most frequent first. */
const sharesOf = (pick: (random: Random) => string, seed = 1): Map<string, number> => {
  const random = createRandom(seed);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const name = pick(random);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  return new Map(sorted.map(([name, count]) => [name, (count / DRAWS) * 100]));
};
const sum = (shares: Iterable<number>): number => [...shares].reduce((total, share) => total + share, 0);

describe('made-up last names', () => {
  test('are as common in German as in the telephone book', () => {
    const shares = sharesOf(pickLastName.de);
    const asInLife = {
      Müller: 0.95,
      Schmidt: 0.69,
      Schneider: 0.42,
      Fischer: 0.36,
      Weber: 0.3,
      Hoffmann: 0.26,
    };
    for (const [name, share] of Object.entries(asInLife)) {
      expect({ name, isClose: Math.abs(shares.get(name)! - share) < 0.07 }).toEqual({ name, isClose: true });
    }
    expect([...shares.keys()].slice(0, 2)).toEqual(['Müller', 'Schmidt']);
    expect(shares.has('Ähnlich')).toBe(false);
  });

  test.each([
    ['de', 5_000],
    ['en', 2_500],
  ] as const)('have a flat head and a long tail (%s)', (tongue, atLeast) => {
    const shares = [...sharesOf(pickLastName[tongue]).values()];
    expect(shares[0]).toBeLessThan(1.3);
    expect(sum(shares.slice(0, 10))).toBeLessThan(6.5);
    expect(sum(shares.slice(0, 100))).toBeLessThan(25);
    // Half of all people share their name with hardly anybody.
    expect(sum(shares.filter((share) => share < 0.05))).toBeGreaterThan(50);
    expect(shares.length).toBeGreaterThan(atLeast);
  });

  test('are written as names are', () => {
    for (const tongue of ['de', 'en'] as const) {
      const odd = [...sharesOf(pickLastName[tongue]).keys()].filter(
        (name) => !/^(?:da |Al-|O')?\p{Lu}\p{L}+$/u.test(name) || /(\p{L})\1\1/u.test(name),
      );
      expect(odd).toEqual([]);
    }
  });

  test('stand in the lists once each', () => {
    for (const pick of [pickWoman.de, pickMan.de, pickWoman.en, pickMan.en]) {
      const shares = [...sharesOf(pick).values()];
      // A name that stood there twice would be more common than the first of the list.
      expect(shares[0]).toBeLessThan(2.6);
      expect(shares.length).toBeGreaterThan(100);
    }
  });
});

describe('made-up customers and what happened', () => {
  const SIZE = { people: 400, companies: 60, activities: 500 };
  const story = (seed: number): unknown[] => {
    const { startMs, endMs } = seedPeriod();
    const layout = createLayout(SIZE.people, SIZE.companies, seed);
    const customers = createCustomers(layout, seed, startMs);
    const users = [1, 2, 3].map((no) => ({
      id: `u${no}`,
      name: `Kollegin ${no}`,
      email: `k${no}@haus.example`,
      teamId: 't',
    }));
    const count = SIZE.activities;
    const happening = createHappenings({ layout, customers, users, seed, count, startMs, endMs });
    const numbers = (many: number): number[] => [...Array(many).keys()];
    return [
      numbers(SIZE.companies).map(customers.company),
      numbers(SIZE.people).map(customers.person),
      numbers(SIZE.people).map(customers.employment),
      numbers(count).map(happening),
    ];
  };

  test('are the same each time for the same seed, and others for another', () => {
    const [one, again, other] = [story(5), story(5), story(6)];
    expect(again).toEqual(one);
    for (const [part, records] of one.entries()) expect(other[part]).not.toEqual(records);
  });

  test('are made again alone, by their number, as they were among all', () => {
    const { startMs } = seedPeriod();
    const whole = createCustomers(createLayout(SIZE.people, SIZE.companies, 5), 5, startMs);
    const all = [...Array(SIZE.people).keys()].map(whole.person);
    const alone = createCustomers(createLayout(SIZE.people, SIZE.companies, 5), 5, startMs);
    for (const number of [399, 17, 250]) expect(alone.person(number)).toEqual(all[number]);
  });

  test('bear last names as unevenly as they are drawn', () => {
    const { startMs } = seedPeriod();
    const people = 20_000;
    const customers = createCustomers(createLayout(people, 0, 1), 1, startMs);
    const names = new Map<string, number>();
    let german = 0;
    for (let index = 0; index < people; index += 1) {
      const person = customers.person(index);
      if (!person.german) continue;
      german += 1;
      const [last = ''] = person.fields.lastName.split('-');
      names.set(last, (names.get(last) ?? 0) + 1);
    }
    const share = (names.get('Müller')! / german) * 100;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(1.2);
    expect(names.size).toBeGreaterThan(3_000);
  });
});

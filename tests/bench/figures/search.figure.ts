/** Search as you type over names, companies, addresses and numbers; and through the texts of all mails. */
import { createRandom } from '#server/seed/random.ts';
import { searchActivities } from '#server/search/activity-search.query.ts';
import { searchEverything } from '#server/search/everything.query.ts';
import { searchRecords } from '#server/search/search.query.ts';
import { measured, percentile } from '../figure.ts';
import type { BenchStore } from '../bench-store.ts';
import type { Figure } from '../figure.ts';

const PREFIXES = 800;
const TEXTS = 120;
const LIMIT = 20;
/** Of each group, as the palette asks. */
const EACH = 5;

type Person = { firstName: string; lastName: string; emails: string };

/** What is in the field after each key, for names of people who are there. */
const typedPrefixes = async ({ store }: BenchStore): Promise<string[]> => {
  const random = createRandom(5);
  const { no: last } = (await store.sql.get<{ no: number }>('select max(no) as no from person')) ?? { no: 0 };
  const typed: string[] = [];
  while (typed.length < PREFIXES) {
    const row = await store.sql.get<Person>(
      'select "firstName", "lastName", emails from person where no = ?',
      1 + random.below(last),
    );
    if (!row) continue;
    const email = (JSON.parse(row.emails) as { email: string }[])[0]?.email ?? '';
    const whole = random.pick([
      row.lastName,
      `${row.firstName} ${row.lastName}`,
      `${row.lastName} ${row.firstName}`,
      email,
    ]);
    typed.push(whole.slice(0, 2 + random.below(Math.max(whole.length - 1, 1))));
  }
  return typed;
};

const WORDS =
  'lieferung angebot rechnung prüfer wartungsvertrag gutschrift zeichnung invoice quote pallet service palette termin budget'.split(
    ' ',
  );

const timesOf = async <T>(inputs: readonly T[], work: (input: T) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (const input of inputs) {
    const started = performance.now();
    await work(input);
    times.push(performance.now() - started);
  }
  return times;
};

export const prefixSearchFigure: Figure = {
  names: ['search.prefix.p50', 'search.prefix.p95'],
  run: async (context) => {
    const bench = await context.store();
    const {
      store: { sql },
      scope,
    } = bench;
    const prefixes = await typedPrefixes(bench);
    await timesOf(prefixes.slice(0, 100), (typed) => searchRecords(sql, scope, typed, LIMIT));
    const times = await timesOf(prefixes, (typed) => searchRecords(sql, scope, typed, LIMIT));
    return [
      measured('search.prefix.p50', percentile(times, 0.5), 'ms', ''),
      measured('search.prefix.p95', percentile(times, 0.95), 'ms', 'budget 15 ms'),
    ];
  },
};

export const everythingSearchFigure: Figure = {
  names: ['search.everything.p50', 'search.everything.p95'],
  run: async (context) => {
    const bench = await context.store();
    const { store, scope } = bench;
    const prefixes = await typedPrefixes(bench);
    await timesOf(prefixes.slice(0, 100), (typed) => searchEverything(store.sql, scope, typed, EACH));
    const times = await timesOf(prefixes, (typed) => searchEverything(store.sql, scope, typed, EACH));
    return [
      measured('search.everything.p50', percentile(times, 0.5), 'ms', ''),
      measured('search.everything.p95', percentile(times, 0.95), 'ms', 'budget 15 ms'),
    ];
  },
};

export const textSearchFigure: Figure = {
  names: ['search.text.p50', 'search.text.p95'],
  run: async (context) => {
    const { store, scope } = await context.store();
    const random = createRandom(9);
    const queries = Array.from({ length: TEXTS }, () =>
      random.chance(0.5) ? random.pick(WORDS) : `${random.pick(WORDS)} ${random.pick(WORDS)}`,
    );
    await searchActivities(store, scope, 'angebot', LIMIT);
    const times = await timesOf(queries, (q) => searchActivities(store, scope, q, LIMIT));
    return [
      measured('search.text.p50', percentile(times, 0.5), 'ms', ''),
      measured('search.text.p95', percentile(times, 0.95), 'ms', 'budget 150 ms'),
    ];
  },
};

/**
 * The history of a whole house: of a company, the companies below it and the people who work there, as one. Read when it
 * is asked for, not kept: what belongs together changes with every employment.
 */
import type { TimelineItem } from '#shared/domain/panel.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Store } from '../db/store.ts';
import { entryKinds, readEntries, searchEntries } from './history-entries.query.ts';
import type { Cursor, TimelinePage } from './history-place.ts';
import { isActivityAsked, itemsByNumber, searchTimeline, toTimelinePage } from './timeline.query.ts';

/** Of what belongs to one house; beyond that the newest are enough to see what is going on. */
const COMPANIES_MAX = 50;
const PEOPLE_MAX = 200;
const LEVELS_MAX = 10;

export type House = {
  readonly companies: readonly string[];
  readonly people: readonly string[];
  readonly names: ReadonlyMap<string, string>;
};

type Named = { readonly id: string; readonly name: string };

const companiesBelow = async (db: Reader, { buckets }: Scope, id: string): Promise<Named[]> => {
  const found: Named[] = [];
  const seen = new Set([id]);
  let level = [id];
  for (let step = 0; step < LEVELS_MAX && level.length > 0 && found.length < COMPANIES_MAX; step += 1) {
    const below = await db
      .selectFrom('company')
      .select(['id', 'name'])
      .where('parentId', 'in', level)
      .where('bucket', 'in', buckets)
      .where('deletedAt', 'is', null)
      .orderBy('sortKey')
      .orderBy('id')
      .limit(COMPANIES_MAX)
      .execute();
    const fresh = below.filter((one) => !seen.has(one.id));
    for (const one of fresh) seen.add(one.id);
    found.push(...fresh);
    level = fresh.map((one) => one.id);
  }
  return found.slice(0, COMPANIES_MAX);
};

const peopleOf = (db: Reader, { buckets }: Scope, companies: readonly string[]): Promise<Named[]> =>
  db
    .selectFrom('employment as e')
    .innerJoin('person as p', 'p.id', 'e.personId')
    .select(['p.id as id', 'p.name as name'])
    .distinct()
    .where('e.companyId', 'in', companies)
    .where('e.toDay', 'is', null)
    .where('e.deletedAt', 'is', null)
    .where('p.deletedAt', 'is', null)
    .where('p.bucket', 'in', buckets)
    .orderBy('p.id', 'desc')
    .limit(PEOPLE_MAX)
    .execute();

/** The company itself was read with the same scope just before. */
export const readHouse = async (db: Reader, scope: Scope, id: string): Promise<House> => {
  const below = await companiesBelow(db, scope, id);
  const companies = [id, ...below.map((one) => one.id)];
  const people = await peopleOf(db, scope, companies);
  return {
    companies,
    people: people.map((one) => one.id),
    names: new Map([...below, ...people].map((one) => [one.id, one.name])),
  };
};

const numbersOf = async (
  db: Reader,
  { buckets }: Scope,
  records: readonly string[],
  before: Cursor | null,
  kinds: readonly string[],
  limit: number,
): Promise<number[]> => {
  let found = db
    .selectFrom('timeline as t')
    .select(['t.occurredAt as at', 't.activityNo as no'])
    .distinct()
    .where('t.recordId', 'in', records)
    .where('t.bucket', 'in', buckets);
  if (kinds.length > 0)
    found = found.innerJoin('activity as k', 'k.no', 't.activityNo').where('k.kind', 'in', kinds);
  if (before)
    found = found.where((eb) =>
      eb.or([
        eb('t.occurredAt', '<', before.occurredAt),
        eb.and([eb('t.occurredAt', '=', before.occurredAt), eb('t.activityNo', '<', before.no)]),
      ]),
    );
  const rows = await found.orderBy('at', 'desc').orderBy('no', 'desc').limit(limit).execute();
  return rows.map(({ no }) => no);
};

/** Whose entry it is where it is not the company's own. */
const withNames = async (
  db: Reader,
  page: TimelinePage,
  { companies, names }: House,
): Promise<TimelinePage> => {
  if (page.items.length === 0) return page;
  const links = await db
    .selectFrom('activity_link')
    .select(['activityId', 'recordId'])
    .where(
      'activityId',
      'in',
      page.items.map(({ id }) => id),
    )
    .execute();
  const items = page.items.map((item) => {
    if (item.about !== undefined) return item;
    const records = links.filter(({ activityId }) => activityId === item.id).map(({ recordId }) => recordId);
    const about = records.includes(companies[0]!) ? '' : records.map((id) => names.get(id)).find(Boolean);
    return about ? { ...item, about } : item;
  });
  return { ...page, items };
};

/** One page. `kinds` empty = all; `q` empty = whatever it says, else all of its words. */
export const readRolledUp = async (
  store: Store,
  scope: Scope,
  house: House,
  before: Cursor | null,
  kinds: readonly TimelineItem['kind'][],
  q: string,
): Promise<TimelinePage> => {
  const limit = PANEL_LIMITS.timelinePage;
  const records = [...house.companies, ...house.people];
  // What stands on the company itself needs no word about whose it is.
  const names = new Map([...house.names].filter(([id]) => id !== house.companies[0]));
  const asked = { whose: house, before, limit: limit + 1, names };
  if (q) {
    const found = await searchEntries(store.sql, scope, kinds, q, asked);
    const page = await searchTimeline(store, scope, records, q, before, kinds, found);
    return withNames(store.read, page, house);
  }
  const numbers = isActivityAsked(kinds)
    ? await numbersOf(store.read, scope, records, before, kinds, limit + 1)
    : [];
  const rows = await itemsByNumber(store.sql, numbers);
  const entries = await readEntries(store.sql, scope, entryKinds(kinds), asked);
  return withNames(store.read, toTimelinePage(rows, limit, entries), house);
};

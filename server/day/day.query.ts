/** Somebody's day: their meetings, what comes in the next days, what colleagues did. */
import { DAY_LIMITS } from '#shared/domain/day.ts';
import type { ComingDay, DayAnswer } from '#shared/domain/day.ts';
import { nextOccurrence } from '#shared/domain/yearly-day.ts';
import { itemsByNumber, toTimelinePage } from '../activities/timeline.query.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Store } from '../db/store.ts';
import { readNews } from './news.query.ts';

/** Instants and a plain date, as the asker's clock and time zone have them. */
export type Day = {
  /** When yesterday began. */
  readonly since: string;
  /** When today begins and ends. */
  readonly from: string;
  readonly until: string;
  readonly today: string;
};

const meetings = async (store: Store, { userId }: Scope, { from, until }: Day) => {
  const rows = await store.read
    .selectFrom('activity')
    .select('no')
    .where('kind', '=', 'meeting')
    .where('createdById', '=', userId)
    .where('occurredAt', '>=', from)
    .where('occurredAt', '<', until)
    .where('deletedAt', 'is', null)
    .orderBy('occurredAt')
    .limit(DAY_LIMITS.meetings)
    .execute();
  const numbers = rows.map(({ no }) => no);
  return toTimelinePage(await itemsByNumber(store.sql, numbers), DAY_LIMITS.meetings).items;
};

const DAY_MS = 86_400_000;

/** Month and day of the days ahead, as the end of a yearly day has them. */
const daysAhead = (today: string): string[] =>
  Array.from({ length: DAY_LIMITS.ahead + 1 }, (_, at) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + at * DAY_MS).toISOString().slice('YYYY-'.length, 10),
  );

/** Birthdays and other days that come every year, of everybody whose facts the asker sees; soonest first. */
const comingDays = async (db: Reader, { buckets }: Scope, today: string): Promise<ComingDay[]> => {
  const ahead = daysAhead(today);
  const rows = await db
    .selectFrom('fact as f')
    .leftJoin('person as p', 'p.id', 'f.personId')
    .leftJoin('company as c', 'c.id', 'f.companyId')
    .select(({ fn }) => [
      'f.text as text',
      'f.yearlyOn as yearlyOn',
      'f.personId as personId',
      'f.companyId as companyId',
      fn.coalesce('p.name', 'c.name').as('name'),
      fn.coalesce('p.bucket', 'c.bucket').as('ownBucket'),
      fn.coalesce('p.deletedAt', 'c.deletedAt').as('gone'),
    ])
    .where('f.yearlyOn', 'is not', null)
    .where('f.bucket', 'in', buckets)
    .where('f.deletedAt', 'is', null)
    .where((eb) => eb.or(ahead.map((day) => eb('f.yearlyOn', 'like', `%${day}`))))
    .limit(100)
    .execute();
  return rows
    .flatMap(({ text, yearlyOn, personId, companyId, name, ownBucket, gone }): ComingDay[] => {
      const id = personId ?? companyId;
      if (!id || !yearlyOn || gone || !name || !buckets.includes(ownBucket ?? '')) return [];
      const type = personId ? 'person' : 'company';
      return [{ on: nextOccurrence(yearlyOn, today), yearlyOn, text, type, id, name }];
    })
    .toSorted((one, other) => one.on.localeCompare(other.on));
};

export const readDay = async (store: Store, scope: Scope, day: Day): Promise<DayAnswer> => ({
  meetings: await meetings(store, scope, day),
  comingDays: await comingDays(store.read, scope, day.today),
  news: await readNews(store, scope, day.since),
});

/**
 * Places in a history made of several kinds of entries: newest first, at one instant what happened before what was
 * finished, closed, learned and ordered, and among those of a kind the greatest key first. Pure.
 */
import type { TimelineItem } from '#shared/domain/panel.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** What has a place beside activities, in the order of one instant. */
export const ENTRY_KINDS = ['task', 'deal', 'fact', 'order'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Behind which the next page begins. `no` counts for activities: 0 where the page ended with something else. */
export type Cursor = {
  readonly occurredAt: string;
  readonly no: number;
  readonly entry?: { readonly kind: EntryKind; readonly key: string };
};

export type Entry = { readonly kind: EntryKind; readonly key: string; readonly item: TimelineItem };
export type TimelinePage = { readonly items: TimelineItem[]; readonly cursor: string | null };

/** Greater than any id, and than any number of an order. */
const AFTER_ALL_IDS = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const AFTER_ALL_NUMBERS = '999999999999999';
const AFTER_ALL_INSTANTS = '9999-12-31T00:00:00.000Z';

/** The least place that no entry of this kind may reach any more: instant and key, both to be stayed below. */
export const belowOf = (kind: EntryKind, before: Cursor | null): readonly [at: string, key: string] => {
  const afterAll = kind === 'order' ? AFTER_ALL_NUMBERS : AFTER_ALL_IDS;
  if (!before) return [AFTER_ALL_INSTANTS, afterAll];
  const { occurredAt, entry } = before;
  if (!entry) return [occurredAt, afterAll];
  const [own, last] = [ENTRY_KINDS.indexOf(kind), ENTRY_KINDS.indexOf(entry.kind)];
  if (own === last) return [occurredAt, entry.key];
  return own > last ? [occurredAt, afterAll] : [occurredAt, ''];
};

export const writeCursor = (occurredAt: string, end: number | Entry): string =>
  `${occurredAt}~${typeof end === 'number' ? end : `${end.kind}.${end.key}`}`;

const CURSOR = /^(\d{4}-[\dT:.-]+Z)~(?:(\d{1,15})|(task|deal|fact|order)\.([\da-f-]{1,36}))$/;

export const readCursor = (text: string | undefined): Result<Cursor | null> => {
  if (!text) return ok(null);
  const [, occurredAt, no, kind, key] = CURSOR.exec(text) ?? [];
  if (!occurredAt) return fail('request.cursor', { fields: { cursor: 'field.invalid' } });
  if (no !== undefined) return ok({ occurredAt, no: Number(no) });
  // Numbers of activities begin at 1: none of this instant is left.
  return ok({ occurredAt, no: 0, entry: { kind: kind as EntryKind, key: key ?? '' } });
};

type Placed = { readonly item: TimelineItem; readonly end: number | Entry; readonly rank: number };

const inOrder = (one: Placed, other: Placed): number =>
  one.item.occurredAt === other.item.occurredAt
    ? one.rank - other.rank
    : one.item.occurredAt < other.item.occurredAt
      ? 1
      : -1;

/**
 * One page of all kinds. Each kind comes in its own order and with one more than a page where it has more; `activities`
 * with their numbers.
 */
export const placedPage = (
  activities: readonly { readonly no: number; readonly item: TimelineItem }[],
  entries: readonly Entry[],
  limit: number,
): TimelinePage => {
  const placed: Placed[] = activities.map(({ no, item }) => ({ item, end: no, rank: 0 }));
  for (const entry of entries)
    placed.push({ item: entry.item, end: entry, rank: 1 + ENTRY_KINDS.indexOf(entry.kind) });
  // Sorting keeps the order of equal ones.
  if (entries.length > 0) placed.sort(inOrder);
  const page = placed.slice(0, limit);
  const last = placed.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ item }) => item),
    cursor: last ? writeCursor(last.item.occurredAt, last.end) : null,
  };
};

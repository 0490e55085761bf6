/** Pages of a record's history, newest first, by keyset: a short range scan for each bucket the asker sees, merged. */
import { ACTIVITY_KINDS } from '#shared/domain/activity.ts';
import { NO_CONTACT } from '#shared/domain/mail-kind.ts';
import type { KeptPage } from '#shared/domain/kept-page.ts';
import type { MailKind } from '#shared/domain/mail-kind.ts';
import type { TimelineItem } from '#shared/domain/panel.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import { looseWords, queryTokens } from '#shared/lib/fold.ts';
import { snippetOf } from '#shared/lib/highlight.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store, Value } from '../db/store.ts';
import { recordToken } from './activity-tokens.ts';
import { textsOf } from './activity-texts.query.ts';
import { placedPage } from './history-place.ts';
import type { Cursor, Entry, TimelinePage } from './history-place.ts';

const ITEM = `a.no as no, a.id as id, a.kind as kind, a."occurredAt" as "occurredAt", a.subject as subject,
  a.preview as preview, a.direction as direction, a.outcome as outcome, a.visibility as visibility,
  a."createdById" as "byId", u.name as "byName", a.attachments as attachments, a."mailKind" as "mailKind",
  a.page as page
  from {from} left join user_account u on u.id = a."createdById"`;

type Place = { readonly at: string; readonly no: number };

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/** Texts by how they are asked, so that each is made once and stays prepared. */
const remembered = (make: (count: number, isNext: boolean) => string): typeof make => {
  const texts = new Map<string, string>();
  return (count, isNext) => {
    const key = `${count} ${isNext}`;
    const text = texts.get(key) ?? make(count, isNext);
    texts.set(key, text);
    return text;
  };
};

type Wanted = {
  readonly kinds: readonly string[];
  /** Only what somebody wrote or did. */
  readonly isContact: boolean;
};

const NOBODY_WROTE = NO_CONTACT.map((kind) => `'${kind}'`).join(', ');
const WRITTEN = `and (k."mailKind" is null or k."mailKind" not in (${NOBODY_WROTE}))`;

const placesText = (
  kinds: number,
  isNext: boolean,
  also: string,
): string => `select t."occurredAt" as at, t."activityNo" as no from timeline t
  ${kinds > 0 ? 'join activity k on k.no = t."activityNo"' : ''}
  where t."recordId" = ? and t.bucket = ? ${isNext ? 'and (t."occurredAt", t."activityNo") < (?, ?)' : ''}
  ${kinds > 0 ? `and k.kind in (${marks(kinds)}) ${also}` : ''}
  order by t."occurredAt" desc, t."activityNo" desc limit ?`;

/** Newest numbers of one bucket: a range scan of the index alone, unless kinds are asked for. */
const bucketScan = remembered((kinds, isNext) => placesText(kinds, isNext, ''));
const contactScan = remembered((kinds, isNext) => placesText(kinds, isNext, WRITTEN));

const BY_NUMBERS = remembered(
  (count) => `select ${ITEM.replace('{from}', 'activity a')} where a.no in (${marks(count)})`,
);

export type ItemRow = Omit<
  TimelineItem,
  'kind' | 'amountMinor' | 'currency' | 'byName' | 'mailKind' | 'page'
> & {
  no: number;
  kind: (typeof ACTIVITY_KINDS)[number];
  byName: string | null;
  mailKind: MailKind | null;
  page: string | null;
};

/** Field by field: the fastest way to a plain object, and the hot path makes twenty of them. */
export const toItem = (row: ItemRow): TimelineItem => ({
  id: row.id,
  kind: row.kind,
  occurredAt: row.occurredAt,
  subject: row.subject,
  preview: row.preview,
  direction: row.direction,
  outcome: row.outcome,
  visibility: row.visibility,
  byId: row.byId,
  byName: row.byName ?? '',
  attachments: row.attachments,
  amountMinor: null,
  currency: '',
  ...(row.mailKind === null ? {} : { mailKind: row.mailKind }),
  ...(row.page === null ? {} : { page: JSON.parse(row.page) as KeptPage }),
});

/** `rows` are one more than the page where there is an older one; `entries` stand between them. */
export const toTimelinePage = (
  rows: readonly ItemRow[],
  limit: number,
  entries: readonly Entry[] = [],
): TimelinePage =>
  placedPage(
    rows.map((row) => ({ no: row.no, item: toItem(row) })),
    entries,
    limit,
  );

/** The activities of the numbers, in their order. */
export const itemsByNumber = async (sql: Sql, numbers: readonly number[]): Promise<ItemRow[]> => {
  if (numbers.length === 0) return [];
  const rows = new Map<number, ItemRow>();
  for (const row of await sql.all<ItemRow>(BY_NUMBERS(numbers.length, false), ...numbers))
    rows.set(row.no, row);
  return numbers.flatMap((no) => rows.get(no) ?? []);
};

const newerFirst = (one: Place, other: Place): number =>
  one.at === other.at ? other.no - one.no : one.at < other.at ? 1 : -1;

/**
 * The newest numbers of each bucket, then only the page's activities: for the embedded store several small statements
 * cost a third of a joined one. An activity stands at one instant, so one that is in several buckets is its own neighbour.
 */
const rowsOf = async (
  sql: Sql,
  scope: Scope,
  recordId: string,
  before: Cursor | null,
  { kinds, isContact }: Wanted,
  limit: number,
): Promise<ItemRow[]> => {
  const scan = (isContact ? contactScan : bucketScan)(kinds.length, before !== null);
  const rest: Value[] = [...(before ? [before.occurredAt, before.no] : []), ...kinds, limit];
  const scans = scope.buckets.map((bucket) => sql.all<Place>(scan, recordId, bucket, ...rest));
  const places: Place[] = [];
  for (const found of scans) for (const place of await found) places.push(place);
  const numbers = places
    .toSorted(newerFirst)
    .map(({ no }) => no)
    .filter((no, index, all) => no !== all[index - 1])
    .slice(0, limit);
  return itemsByNumber(sql, numbers);
};

/** Whether any of the kinds is one of what happened; none = all. */
export const isActivityAsked = (kinds: readonly string[]): boolean =>
  kinds.length === 0 || ACTIVITY_KINDS.some((kind) => kinds.includes(kind));

/** Activities of one page, and one more where there is an older one. `kinds` empty = all. */
export const pageRows = (
  sql: Sql,
  scope: Scope,
  recordId: string,
  before: Cursor | null,
  kinds: readonly string[] = [],
): Promise<ItemRow[]> =>
  rowsOf(sql, scope, recordId, before, { kinds, isContact: false }, PANEL_LIMITS.timelinePage + 1);

/** When the newest contact of these kinds was, older than `before`; null when there is none. Not what nobody wrote. */
export const newestContact = async (
  sql: Sql,
  scope: Scope,
  recordId: string,
  before: Cursor | null,
  kinds: readonly string[],
): Promise<string | null> => {
  const [newest] = await rowsOf(sql, scope, recordId, before, { kinds, isContact: true }, 1);
  return newest?.occurredAt ?? null;
};

/**
 * One page of what hangs on one of the records and contains all words of `q` (as prefixes), mail bodies included, with
 * `entries` that have them between it; nothing when it has no word. The preview is the text around what was found, where that stands in the text.
 */
export const searchTimeline = async (
  store: Store,
  scope: Scope,
  recordIds: readonly string[],
  q: string,
  before: Cursor | null,
  kinds: readonly string[],
  entries: readonly Entry[],
): Promise<TimelinePage> => {
  const limit = PANEL_LIMITS.timelinePage;
  const words = looseWords(queryTokens(q));
  if (words.length === 0) return { items: [], cursor: null };
  const question = { words, anyOf: recordIds.map(recordToken), buckets: scope.buckets };
  const numbers = isActivityAsked(kinds)
    ? await store.findText({ ...question, beyond: before, kinds, limit: limit + 1 })
    : [];
  const texts = await textsOf(store.read, numbers);
  const rows = await itemsByNumber(store.sql, numbers);
  return toTimelinePage(
    rows.map((row) => ({ ...row, preview: snippetOf(texts.get(row.no) ?? '', q) ?? row.preview })),
    limit,
    entries,
  );
};

/** What stands in the history beside what happened: finished follow-ups, closed deals, what is known, orders. */
import type { TimelineItem } from '#shared/domain/panel.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { looseWords, queryTokens, searchTokens } from '#shared/lib/fold.ts';
import type { Result } from '#shared/lib/result.ts';
import { BUCKET_ALL, forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Value } from '../db/store.ts';
import { TITLE_PLACES } from '../search/title-index.ts';
import type { Titled } from '../search/title-index.ts';
import { endOf } from '../search/typed-words.ts';
import { belowOf, ENTRY_KINDS } from './history-place.ts';
import type { Cursor, Entry, EntryKind } from './history-place.ts';

/** Of one of these. Not both empty. */
export type Whose = { readonly companies: readonly string[]; readonly people: readonly string[] };

type Row = {
  id: string;
  at: string;
  title: string;
  bucket: string;
  byId: string | null;
  byName: string | null;
  outcome: string;
  note: string;
  amountMinor: number | null;
  currency: string;
  companyId: string | null;
  personId: string | null;
};

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');
const ownedBy = (companies: number, people: number): string =>
  [
    ...(companies > 0 ? [`"companyId" in (${marks(companies)})`] : []),
    ...(people > 0 ? [`"personId" in (${marks(people)})`] : []),
  ].join(' or ');

/** Each stands in a table of its own, with a bucket and whom it is about. */
type Kept = Exclude<EntryKind, 'order'>;

type KeptTable = {
  /** When it stands in the history. */
  readonly at: string;
  readonly isThere: string;
  /** Whose doing it was. */
  readonly by: string;
  readonly title: string;
  readonly outcome: string;
  readonly note: string;
  readonly amountMinor: string;
  readonly currency: string;
};

const PLAIN = { title: 'title', outcome: "''", note: "''", amountMinor: 'null', currency: "''" } as const;
const KEPT: Readonly<Record<Kept, KeptTable>> = {
  task: { ...PLAIN, at: '"doneAt"', isThere: 'done = 1', by: '"assigneeId"' },
  deal: {
    at: '"closedAt"',
    isThere: '"closedAt" is not null',
    by: '"ownerId"',
    title: 'title',
    outcome: 'stage',
    note: '"lostReason"',
    amountMinor: '"amountMinor"',
    currency: 'currency',
  },
  // As on the device (`factInstant`). Of one customer there are few: no index has to know the order.
  fact: {
    ...PLAIN,
    at: `case when substr("createdAt", 1, 10) = "notedOn" then "createdAt" else "notedOn" || 'T00:00:00.000Z' end`,
    isThere: '1 = 1',
    by: '"createdById"',
    title: "''",
    note: 'text',
  },
};

const shown = ({ at, by, title, outcome, note, amountMinor, currency }: KeptTable): string =>
  `select id, ${at} as at, ${title} as title, bucket, ${by} as "byId", ${outcome} as outcome, ${note} as note,
    ${amountMinor} as "amountMinor", ${currency} as currency, "companyId", "personId"`;

/** Has a word, or the beginning of one, by which it is found everywhere else as well. */
const hasWord = (kind: Titled): string => {
  const { table: words, id } = TITLE_PLACES[kind];
  return `and exists (select 1 from ${words} w where w.${id} = ${kind}.id and w.token >= ? and w.token < ?)`;
};

/** The few of a page are chosen first, along an index; names are looked up for them alone. */
const statement = (kind: Kept, whose: string, words: number, buckets: string): string => {
  const kept = KEPT[kind];
  return `select t.*, u.name as "byName" from (
    ${shown(kept)} from ${kind}
    where (${whose}) and ${kept.isThere} and "deletedAt" is null and bucket in (${buckets})
    and (${kept.at}, id) < (?, ?) ${kind === 'fact' ? '' : hasWord(kind).repeat(words)} order by ${kept.at} desc, id desc limit ?
  ) t left join user_account u on u.id = t."byId" order by t.at desc, t.id desc`;
};

/** Made once for as many records and words, so that the text stays prepared. */
const texts = new Map<string, (scope: Scope) => string>();
const textFor = (kind: Kept, { companies, people }: Whose, words: number): ((scope: Scope) => string) => {
  const key = `${kind} ${companies.length} ${people.length} ${words}`;
  const known = texts.get(key);
  if (known) return known;
  const whose = ownedBy(companies.length, people.length);
  const made = forBuckets((buckets) => statement(kind, whose, words, buckets));
  texts.set(key, made);
  return made;
};

const visibilityOf = (bucket: string): TimelineItem['visibility'] =>
  bucket === BUCKET_ALL ? 'all' : bucket.startsWith('private:') ? 'private' : 'team';

const toItem = (kind: Kept, row: Row, about: string | undefined): TimelineItem => ({
  id: row.id,
  kind,
  occurredAt: row.at,
  subject: row.title,
  preview: row.note,
  direction: 'none',
  outcome: row.outcome,
  visibility: visibilityOf(row.bucket),
  byId: row.byId,
  byName: row.byName ?? '',
  attachments: 0,
  amountMinor: row.amountMinor,
  currency: row.currency,
  ...(about ? { about } : {}),
});

type Asked = {
  readonly whose: Whose;
  readonly before: Cursor | null;
  readonly limit: number;
  /** All of them, as beginnings of words; none: whatever it is called. */
  readonly words?: readonly string[];
  /** Says whose an entry is where there are several. */
  readonly names?: ReadonlyMap<string, string> | undefined;
};

const readKept = async (
  sql: Sql,
  scope: Scope,
  kind: Kept,
  { whose, before, limit, names, words = [] }: Asked,
): Promise<Entry[]> => {
  const [at, key] = belowOf(kind, before);
  const rows = await sql.all<Row>(
    textFor(kind, whose, words.length)(scope),
    ...whose.companies,
    ...whose.people,
    ...scope.buckets,
    at,
    key,
    ...words.flatMap((word) => [word, endOf(word)]),
    limit,
  );
  return rows.map((row) => {
    const about = [row.personId, row.companyId].map((id) => id && names?.get(id)).find(Boolean);
    return { kind, key: row.id, item: toItem(kind, row, about || undefined) };
  });
};

type OrderRow = {
  no: number;
  id: string;
  number: string;
  orderedOn: string;
  amountMinor: number;
  currency: string;
  companyId: string | null;
  personId: string | null;
};
const DAY_CHARS = 'YYYY-MM-DD'.length;
const MIDNIGHT = 'T00:00:00.000Z';

const orderText = new Map<string, string>();
const orderTextFor = ({ companies, people }: Whose): string => {
  const key = `${companies.length} ${people.length}`;
  const known = orderText.get(key);
  if (known) return known;
  const made = `select no, id, number, "orderedOn", "amountMinor", currency, "companyId", "personId" from customer_order
    where (${ownedBy(companies.length, people.length)})
    and ("orderedOn", no) < (?, ?) order by "orderedOn" desc, no desc limit ?`;
  orderText.set(key, made);
  return made;
};

/** An order has a day: it stands at its beginning. */
const readOrders = async (sql: Sql, { whose, before, limit, names }: Asked): Promise<Entry[]> => {
  const [at, key] = belowOf('order', before);
  const day = at.slice(0, DAY_CHARS);
  // Later that day, all of its orders are still to come.
  const isAll = at > `${day}${MIDNIGHT}`;
  const below: Value[] = [day, isAll ? Number.MAX_SAFE_INTEGER : Number(key)];
  const rows = await sql.all<OrderRow>(
    orderTextFor(whose),
    ...whose.companies,
    ...whose.people,
    ...below,
    limit,
  );
  return rows.map((row) => {
    const about = [row.personId, row.companyId].map((id) => id && names?.get(id)).find(Boolean);
    const item: TimelineItem = {
      id: row.id,
      kind: 'order',
      occurredAt: `${row.orderedOn}${MIDNIGHT}`,
      subject: row.number,
      preview: '',
      direction: 'none',
      outcome: '',
      visibility: 'all',
      byId: null,
      byName: '',
      attachments: 0,
      amountMinor: row.amountMinor,
      currency: row.currency,
      ...(about ? { about } : {}),
    };
    return { kind: 'order', key: String(row.no), item };
  });
};

/** Those of the wanted kinds that stand behind `before`, each kind in its order and at most `limit` of it. */
export const readEntries = async (
  sql: Sql,
  scope: Scope,
  kinds: readonly EntryKind[],
  asked: Asked,
): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (const kind of kinds) {
    const found = kind === 'order' ? await readOrders(sql, asked) : await readKept(sql, scope, kind, asked);
    entries.push(...found);
  }
  return entries;
};

/** Empty = all. */
export const entryKinds = (kinds: readonly TimelineItem['kind'][]): readonly EntryKind[] =>
  kinds.length === 0 ? ENTRY_KINDS : ENTRY_KINDS.filter((kind) => kinds.includes(kind));

/** So many are read at a time to find those with some words. */
const FACTS_AT_A_TIME = 200;

/** No index has the words of facts, some of which are one's own alone: of one customer there are few. */
const searchFacts = async (
  sql: Sql,
  scope: Scope,
  asked: Asked,
  words: readonly string[],
): Promise<Entry[]> => {
  const found: Entry[] = [];
  for (let { before } = asked; ;) {
    const facts = await readKept(sql, scope, 'fact', { ...asked, before, limit: FACTS_AT_A_TIME });
    for (const fact of facts) {
      const tokens = searchTokens(fact.item.preview);
      if (words.every((word) => tokens.some((token) => token.startsWith(word)))) found.push(fact);
    }
    const last = facts.at(-1);
    if (!last || facts.length < FACTS_AT_A_TIME || found.length >= asked.limit)
      return found.slice(0, asked.limit);
    before = { occurredAt: last.item.occurredAt, no: 0, entry: last };
  }
};

/** What of the wanted kinds has all words of `q`; nothing when it has no word. */
export const searchEntries = async (
  sql: Sql,
  scope: Scope,
  kinds: readonly TimelineItem['kind'][],
  q: string,
  asked: Omit<Asked, 'words'>,
): Promise<Entry[]> => {
  const words = looseWords(queryTokens(q));
  if (words.length === 0) return [];
  const wanted = entryKinds(kinds);
  // An order has a number, no words.
  const titled = wanted.filter((kind) => kind === 'task' || kind === 'deal');
  return [
    ...(await readEntries(sql, scope, titled, { ...asked, words })),
    ...(wanted.includes('fact') ? await searchFacts(sql, scope, asked, words) : []),
  ];
};

const one = (kind: Titled) =>
  forBuckets(
    (buckets) => `select t.*, u.name as "byName" from (
      ${shown(KEPT[kind])} from ${kind} where id = ? and "deletedAt" is null and bucket in (${buckets})
    ) t left join user_account u on u.id = t."byId"`,
  );
const ONE = { task: one('task'), deal: one('deal') };

/**
 * A finished follow-up or a closed deal as its history shows it; null while it is open. Errors: `record.not_found` (unknown
 * or not to be seen).
 */
export const readEntry = async (
  sql: Sql,
  scope: Scope,
  kind: Titled,
  id: string,
): Promise<Result<{ item: TimelineItem | null }>> => {
  const row = await sql.get<Omit<Row, 'at'> & { at: string | null }>(ONE[kind](scope), id, ...scope.buckets);
  if (!row) return fail('record.not_found');
  const { at } = row;
  return ok({ item: at === null ? null : toItem(kind, { ...row, at }, undefined) });
};

/**
 * Search as you type over people and companies: each word is a prefix range in the token table, and of people in that of
 * their places; the rarest word leads, the others are checked record by record. Whoever is called so stands before whoever
 * lives there, and both before who has the words in a street. Everything is put in an order of its own, so that both engines answer alike.
 */
import { foundByAddress } from '#shared/domain/postal-texts.ts';
import { looseWords, queryTokens } from '#shared/lib/fold.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { addressAt, numbersAt } from './address-search.ts';
import { TOKEN_KIND } from './search-index.ts';
import type { SearchItem } from './search-item.ts';
import { endOf, numberWords } from './typed-words.ts';
import { similarWords } from './vocabulary.ts';

/** Records looked at for the leading word; a prefix that many share is too short to rank anyway. */
const CANDIDATES_MAX = 2_000;
/** The same of people by where they live: a town has more than anybody looks at. */
const PLACED_MAX = 500;
/** Words of a query that are checked for typing errors. */
const CORRECTED_MAX = 3;
const KNOWN = 'select 1 as one from search_token where token >= ? and token < ? limit 1';
const KNOWN_PLACE = 'select 1 as one from person_place where token >= ? and token < ? limit 1';
const LEADING = `select token, kind, "recordNo" as no from search_token where token >= ? and token < ?
  order by token, kind, "recordNo" limit ${CANDIDATES_MAX}`;
const PLACED = `select token, ${TOKEN_KIND.person} as kind, "personNo" as no from person_place
  where token >= ? and token < ? order by token, "personNo" limit ${PLACED_MAX}`;
const SIZE = `select (select count(*) from (${LEADING}) n) as named, (select count(*) from (${PLACED}) p) as placed`;

const HAS_TOKEN = `exists (select 1 from search_token w where w."recordNo" = hit.no and w.kind = hit.kind
  and w.token >= ? and w.token < ?)`;
const HAS_PLACE = `(hit.kind = ${TOKEN_KIND.person} and exists (select 1 from person_place w
  where w."personNo" = hit.no and w.token >= ? and w.token < ?))`;

const PERSON = forBuckets(
  (buckets) => `select p.id as id, p.name as title, c.name as company,
  coalesce(nullif(p.city, ''), c.city) as city from person p
  left join employment e on e."personId" = p.id and e."toDay" is null and e."deletedAt" is null
  left join company c on c.id = e."companyId" and c.bucket in (${buckets})
  where p.no = ? and p."deletedAt" is null and p.bucket in (${buckets}) order by e.id limit 1`,
);
const COMPANY = forBuckets(
  (buckets) => `select id, name as title, city from company
  where no = ? and "deletedAt" is null and bucket in (${buckets})`,
);

type Hit = { token: string; kind: number; no: number };

/** A word that is to be found beside the leading one. */
type Other = { readonly word: string; readonly isPlace: boolean };

/** Those of the leading word that have the others as well. Made once for as many words, so that the text stays prepared. */
const prepared = new Map<string, string>();
const withOthers = (leading: string, others: readonly Other[]): string => {
  if (others.length === 0) return leading;
  const key = `${leading} ${others.map(({ isPlace }) => Number(isPlace)).join('')}`;
  const known = prepared.get(key);
  if (known) return known;
  const tests = others.map(({ isPlace }) => (isPlace ? `(${HAS_TOKEN} or ${HAS_PLACE})` : HAS_TOKEN));
  const made = `select token, kind, no from (${leading}) hit where ${tests.join(' and ')} order by token, kind, no`;
  prepared.set(key, made);
  return made;
};

const isPlace = async (sql: Sql, word: string): Promise<boolean> =>
  (await sql.get(KNOWN_PLACE, word, endOf(word))) !== undefined;

type Candidates = { readonly named: readonly Hit[]; readonly placed: readonly Hit[] };
const NONE: Candidates = { named: [], placed: [] };

/** `isNumber`: a telephone number, which no place has. */
const candidates = async (sql: Sql, words: readonly string[], isNumber: boolean): Promise<Candidates> => {
  let [lead, fewest] = ['', Infinity];
  // One word alone leads.
  for (const word of words.length > 1 ? words : []) {
    const range = [word, endOf(word)];
    const size = await sql.get<{ named: number; placed: number }>(SIZE, ...range, ...range);
    const all = Number(size?.named) + Number(size?.placed);
    if (all === 0) return NONE;
    if (all < fewest) [lead, fewest] = [word, all];
  }
  lead ||= words[0] ?? '';
  const others: Other[] = [];
  for (const word of words)
    if (word !== lead) others.push({ word, isPlace: !isNumber && (await isPlace(sql, word)) });
  const values = [
    lead,
    endOf(lead),
    ...others.flatMap((other) => {
      const range = [other.word, endOf(other.word)];
      return other.isPlace ? [...range, ...range] : range;
    }),
  ];
  return {
    named: await sql.all<Hit>(withOthers(LEADING, others), ...values),
    placed: isNumber ? [] : await sql.all<Hit>(withOthers(PLACED, others), ...values),
  };
};

type PersonHit = { id: string; title: string; company: string | null; city: string | null };

/** Null for what is deleted or not the asker's to see. */
const describe = async (sql: Sql, scope: Scope, { kind, no }: Hit): Promise<SearchItem | null> => {
  const { buckets } = scope;
  if (kind === TOKEN_KIND.person) {
    const row = await sql.get<PersonHit>(PERSON(scope), ...buckets, no, ...buckets);
    return row
      ? {
          type: 'person',
          id: row.id,
          title: row.title,
          detail: [row.company, row.city].filter(Boolean).join(' · '),
        }
      : null;
  }
  const row = await sql.get<{ id: string; title: string; city: string }>(COMPANY(scope), no, ...buckets);
  return row ? { type: 'company', id: row.id, title: row.title, detail: row.city } : null;
};

/** Whole words before beginnings, then shorter tokens (closer to what was typed). */
const closeness = (hit: Hit, words: readonly string[]): number =>
  words.includes(hit.token) ? 0 : hit.token.length;

/** How many are wanted: of all, and of people and of companies. */
type Room = { readonly all: number; readonly each: number };

const hasRoomFor = (items: readonly SearchItem[], kind: number, each: number): boolean => {
  const type = kind === TOKEN_KIND.person ? 'person' : 'company';
  return items.length < each || items.filter((item) => item.type === type).length < each;
};

const findRecords = async (
  sql: Sql,
  scope: Scope,
  words: readonly string[],
  room: Room,
  isNumber = false,
): Promise<SearchItem[]> => {
  const { named, placed } = await candidates(sql, words, isNumber);
  const closest = (hits: readonly Hit[]): Hit[] =>
    hits.toSorted((one, other) => closeness(one, words) - closeness(other, words));
  const items: SearchItem[] = [];
  const seen = new Set<string>();
  for (const hit of [...closest(named), ...closest(placed)]) {
    if (items.length >= room.all) break;
    const key = `${hit.kind}:${hit.no}`;
    if (seen.has(key) || !hasRoomFor(items, hit.kind, room.each)) continue;
    seen.add(key);
    const item = await describe(sql, scope, hit);
    if (item) items.push(item);
  }
  return items;
};

/** As it was typed first, then with its umlauts in any other spelling. */
const findSpelled = async (
  sql: Sql,
  scope: Scope,
  words: readonly string[],
  room: Room,
): Promise<SearchItem[]> => {
  const typed = await findRecords(sql, scope, words, room);
  const loose = looseWords(words);
  if (typed.length >= room.all || loose.every((word) => words.includes(word))) return typed;
  const seen = new Set(typed.map(({ id }) => id));
  const items = [...typed];
  for (const item of await findRecords(sql, scope, loose, room)) {
    const kind = TOKEN_KIND[item.type as keyof typeof TOKEN_KIND];
    if (!seen.has(item.id) && items.length < room.all && hasRoomFor(items, kind, room.each)) items.push(item);
  }
  return items;
};

/** Behind them, where there is room, who has the words in an address, which is shown. */
const withAddresses = async (
  sql: Sql,
  scope: Scope,
  words: readonly string[],
  room: Room,
  named: readonly SearchItem[],
): Promise<SearchItem[]> => {
  const items = [...named];
  const asked = looseWords(words);
  const seen = new Set(named.map(({ id }) => id));
  for (const type of ['company', 'person'] as const) {
    const kind = TOKEN_KIND[type];
    const hasRoom = (): boolean => items.length < room.all && hasRoomFor(items, kind, room.each);
    for (const no of hasRoom() ? await numbersAt(sql, type, asked) : []) {
      const item = hasRoom() ? await describe(sql, scope, { token: '', kind, no }) : null;
      if (!item || seen.has(item.id)) continue;
      items.push({ ...item, ...foundByAddress(item.detail, await addressAt(sql, type, no, asked)) });
    }
  }
  return items;
};

const isKnown = async (sql: Sql, word: string): Promise<boolean> =>
  (await sql.get(KNOWN, word, endOf(word))) !== undefined || (await isPlace(sql, word));

/** What was probably meant by a word, in either spelling of its umlauts. */
const meantBy = async (sql: Sql, word: string): Promise<string[]> => {
  const meant = await similarWords(sql, word);
  for (const loose of looseWords([word])) if (loose !== word) meant.push(...(await similarWords(sql, loose)));
  return [...new Set(meant)];
};

/** Every word that nothing begins with, replaced by what was probably meant: best guesses first. */
const correctedTogether = async (sql: Sql, words: readonly string[]): Promise<string[][]> => {
  let texts: string[][] = [[]];
  for (const word of words) {
    const meant = (await isKnown(sql, word)) ? [word] : await meantBy(sql, word);
    texts = texts.flatMap((text) => meant.map((one) => [...text, one]));
  }
  return texts;
};

/**
 * Each word that may be mistyped in turn replaced by what was probably meant, until something is found; then all that
 * nothing begins with at once.
 */
const findForgiving = async (
  sql: Sql,
  scope: Scope,
  words: readonly string[],
  room: Room,
): Promise<SearchItem[]> => {
  for (const [at, word] of words.slice(0, CORRECTED_MAX).entries()) {
    for (const meant of await meantBy(sql, word)) {
      const items = await findSpelled(sql, scope, words.with(at, meant), room);
      if (items.length > 0) return items;
    }
  }
  if (words.length < 2 || words.length > CORRECTED_MAX) return [];
  for (const corrected of await correctedTogether(sql, words)) {
    const items = await findSpelled(sql, scope, corrected, room);
    if (items.length > 0) return items;
  }
  return [];
};

const findAsTyped = async (sql: Sql, scope: Scope, q: string, room: Room): Promise<SearchItem[]> => {
  for (const number of numberWords(q)) {
    const items = await findRecords(sql, scope, [number], room, true);
    if (items.length > 0) return items;
  }
  const words = queryTokens(q);
  if (words.length === 0) return [];
  return withAddresses(sql, scope, words, room, await findSpelled(sql, scope, words, room));
};

/** People and companies that match every word; when there are none, typing errors are forgiven. */
export const searchRecords = async (
  sql: Sql,
  scope: Scope,
  q: string,
  limit: number,
): Promise<SearchItem[]> => {
  const room = { all: limit, each: limit };
  const items = await findAsTyped(sql, scope, q, room);
  return items.length > 0 ? items : findForgiving(sql, scope, queryTokens(q), room);
};

/** Of people and of companies up to `each`, so that neither keeps the other from being seen; or with errors forgiven. */
export const searchRecordsOfEach = (
  sql: Sql,
  scope: Scope,
  q: string,
  each: number,
  spelling: 'as_typed' | 'forgiving',
): Promise<SearchItem[]> => {
  const room = { all: each * 2, each };
  return spelling === 'as_typed'
    ? findAsTyped(sql, scope, q, room)
    : findForgiving(sql, scope, queryTokens(q), room);
};

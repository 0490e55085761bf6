/**
 * Search as you type over people and companies: each word is a prefix range in the token table; the rarest word leads,
 * the others are checked record by record.
 */
import { phoneKey } from '#shared/capture/phone.ts';
import { queryTokens } from '#shared/lib/fold.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';
import { TOKEN_KIND } from './search-index.ts';
import { similarWords } from './vocabulary.ts';

export type SearchItem = {
  readonly type: 'person' | 'company' | 'deal' | 'activity';
  readonly id: string;
  readonly title: string;
  readonly detail: string;
};

/** Records looked at for the leading word; a prefix that many share is too short to rank anyway. */
const CANDIDATES_MAX = 2_000;
/** Words of a query that are checked for typing errors. */
const CORRECTED_MAX = 3;
/** Numbers are stored with their country code; people type them without. */
const HOME_COUNTRY = '49';
const HAS_TOKEN =
  'select 1 as one from search_token where "recordNo" = ? and kind = ? and token >= ? and token < ? limit 1';
const LEADING = `select token, kind, "recordNo" as no from search_token where token >= ? and token < ? limit ${CANDIDATES_MAX}`;

const PERSON = forBuckets(
  (buckets) => `select p.id as id, p.name as title, c.name as company, c.city as city from person p
  left join employment e on e."personId" = p.id and e."toDay" is null and e."deletedAt" is null
  left join company c on c.id = e."companyId" and c.bucket in (${buckets})
  where p.no = ? and p."deletedAt" is null and p.bucket in (${buckets}) limit 1`,
);
const COMPANY = forBuckets(
  (buckets) => `select id, name as title, city from company
  where no = ? and "deletedAt" is null and bucket in (${buckets})`,
);

type Hit = { token: string; kind: number; no: number };

/** The first text after all that start with the prefix; tokens are letters, digits and few signs below `~`. */
const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;

const candidates = async (sql: Sql, words: readonly string[]): Promise<{ hits: Hit[]; rest: string[] }> => {
  let best: Hit[] | null = null;
  let lead = '';
  for (const word of words) {
    const hits = await sql.all<Hit>(LEADING, word, endOf(word));
    if (best === null || hits.length < best.length) [best, lead] = [hits, word];
    if (hits.length === 0) break;
  }
  return { hits: best ?? [], rest: words.filter((word) => word !== lead) };
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

const findRecords = async (
  sql: Sql,
  scope: Scope,
  words: readonly string[],
  limit: number,
): Promise<SearchItem[]> => {
  const { hits, rest } = await candidates(sql, words);
  const ranked = hits.toSorted((one, other) => closeness(one, words) - closeness(other, words));
  const items: SearchItem[] = [];
  const seen = new Set<string>();
  for (const hit of ranked) {
    if (items.length >= limit) break;
    const key = `${hit.kind}:${hit.no}`;
    if (seen.has(key)) continue;
    seen.add(key);
    let matches = true;
    for (const word of rest) {
      matches = (await sql.get(HAS_TOKEN, hit.no, hit.kind, word, endOf(word))) !== undefined;
      if (!matches) break;
    }
    const item = matches ? await describe(sql, scope, hit) : null;
    if (item) items.push(item);
  }
  return items;
};

/** A number as typed: whole, from its country code on, or from its area code on. */
const numberWords = (q: string): string[] => {
  const digits = /\p{L}/u.test(q) ? '' : phoneKey(q);
  return digits ? [digits, `${HOME_COUNTRY}${digits}`] : [];
};

/** Each word that may be mistyped in turn replaced by what was probably meant, until something is found. */
const findForgiving = async (
  sql: Sql,
  scope: Scope,
  words: readonly string[],
  limit: number,
): Promise<SearchItem[]> => {
  for (const [at, word] of words.slice(0, CORRECTED_MAX).entries()) {
    for (const meant of await similarWords(sql, word)) {
      const items = await findRecords(sql, scope, words.with(at, meant), limit);
      if (items.length > 0) return items;
    }
  }
  return [];
};

/** People and companies that match every word; when there are none, typing errors are forgiven. */
export const searchRecords = async (
  sql: Sql,
  scope: Scope,
  q: string,
  limit: number,
): Promise<SearchItem[]> => {
  for (const number of numberWords(q)) {
    const items = await findRecords(sql, scope, [number], limit);
    if (items.length > 0) return items;
  }
  const words = queryTokens(q);
  if (words.length === 0) return [];
  const items = await findRecords(sql, scope, words, limit);
  return items.length > 0 ? items : findForgiving(sql, scope, words, limit);
};

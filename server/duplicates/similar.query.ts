/**
 * Who is there already that looks like somebody who is just being typed: by the same rules as everywhere, but over those only
 * that an index names (address, telephone, domain, words of the name). A common name alone is cut off: of a thousand called
 * Müller only those are looked at who share something more.
 */
import type { SimilarRecord } from '#shared/domain/duplicate.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { TOKEN_KIND } from '../search/search-index.ts';
import { countWords } from './common-words.ts';
import type { Marks } from './duplicate-marks.ts';
import { ASKED, judgePair } from './duplicate-rules.ts';
import { readMarks } from './marks.query.ts';

/** Of one index entry; more than that have it in common with everybody. */
const EACH_MAX = 50;
const SHOWN_MAX = 3;

const byToken = async (db: Reader, { type }: Marks, tokens: readonly string[]): Promise<number[]> => {
  const [first, ...more] = tokens;
  if (first === undefined) return [];
  let query = db
    .selectFrom('search_token as s')
    .select('s.recordNo')
    .where('s.token', '=', first)
    .where('s.kind', '=', TOKEN_KIND[type]);
  for (const token of more)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('search_token as t')
          .select('t.recordNo')
          .where('t.token', '=', token)
          .where('t.kind', '=', TOKEN_KIND[type])
          .whereRef('t.recordNo', '=', 's.recordNo'),
      ),
    );
  return (await query.limit(EACH_MAX).execute()).map(({ recordNo }) => recordNo);
};

const byAddress = async (db: Reader, { type, emails }: Marks): Promise<number[]> =>
  emails.length === 0
    ? []
    : (
        await db
          .selectFrom('email_index as i')
          .innerJoin(`${type as 'person'} as r`, 'r.id', 'i.recordId')
          .select('r.no')
          .where('i.emailKey', 'in', emails)
          .where('i.recordType', '=', type)
          .limit(EACH_MAX)
          .execute()
      ).map(({ no }) => no);

const byDomain = async (db: Reader, marks: Marks): Promise<number[]> =>
  marks.type === 'person' || marks.domains.length === 0
    ? []
    : (
        await db
          .selectFrom('domain_index as i')
          .innerJoin('company as r', 'r.id', 'i.companyId')
          .select('r.no')
          .where('i.domain', 'in', marks.domains)
          .limit(EACH_MAX)
          .execute()
      ).map(({ no }) => no);

/** Each list of words all of which have to be there. */
const nameWords = (marks: Marks): string[][] => {
  if (marks.type === 'company') {
    const words = marks.words.filter((word) => word.length > 1);
    return [words.slice(0, 2), ...words.slice(0, 3).map((word) => [word])].filter((list) => list.length > 0);
  }
  const [last, first] = [searchTokens(marks.last), searchTokens(marks.first)];
  return [[...last.slice(0, 1), ...first.slice(0, 1)], last.slice(0, 1)].filter((list) => list.length > 0);
};

const detailsOf = async (
  db: Reader,
  { buckets }: Scope,
  type: Marks['type'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  if (type === 'company') {
    const rows = await db.selectFrom('company').select(['id', 'city']).where('id', 'in', ids).execute();
    return new Map(rows.map(({ id, city }) => [id, city]));
  }
  const rows = await db
    .selectFrom('employment as e')
    .innerJoin('company as c', 'c.id', 'e.companyId')
    .select(['e.personId as id', 'c.name'])
    .where('e.personId', 'in', ids)
    .where('e.toDay', 'is', null)
    .where('e.deletedAt', 'is', null)
    .where('c.deletedAt', 'is', null)
    .where('c.bucket', 'in', buckets)
    .orderBy('e.createdAt', 'desc')
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** At most three, the likeliest first. */
export const findSimilar = async (db: Reader, scope: Scope, typed: Marks): Promise<SimilarRecord[]> => {
  const found = await Promise.all([
    byAddress(db, typed),
    byDomain(db, typed),
    ...typed.phones.slice(0, 3).map((phone) => byToken(db, typed, [phone])),
    ...nameWords(typed).map((words) => byToken(db, typed, words)),
  ]);
  const numbers = [...new Set(found.flat())];
  if (numbers.length === 0) return [];
  const common = countWords().common();
  const judged = [...(await readMarks(db, scope, typed.type, { numbers })).values()].flatMap((one) => {
    const verdict = judgePair(typed, one, common, ASKED);
    return verdict ? [{ id: one.id, name: one.name, ...verdict }] : [];
  });
  const best = judged
    .toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, SHOWN_MAX);
  const details = await detailsOf(
    db,
    scope,
    typed.type,
    best.map(({ id }) => id),
  );
  return best.map((one) => ({
    ...one,
    type: typed.type,
    reasons: [...one.reasons],
    detail: details.get(one.id) ?? '',
  }));
};

/** The embedded engine's full-text index (FTS5, contentless): tokens come folded, so its own tokenizer only splits. */
import { seenBy } from '../seen-by.ts';
import type { FullTextIndex, FullTextQuery, Sql, Value } from '../store.ts';

/** What is to be found of activities by number; null: nothing any more. */
export type PendingTexts = Map<number, readonly string[] | null>;

/**
 * Keeps what a job wants indexed until its group is about to commit. Each savepoint makes FTS5 push what it has gathered
 * to disk as a segment of its own: written at the end, a group of mails makes one.
 */
export const fullTextInto = (texts: PendingTexts): FullTextIndex => ({
  put: (activityNo, tokens) => void texts.set(activityNo, tokens),
  remove: (activityNo) => void texts.set(activityNo, null),
});

export const writeTexts = async (sql: Sql, texts: PendingTexts): Promise<void> => {
  for (const [activityNo, tokens] of texts) {
    await sql.run('delete from activity_text where rowid = ?', activityNo);
    if (tokens)
      await sql.run('insert into activity_text (rowid, tokens) values (?, ?)', activityNo, tokens.join(' '));
  }
};

const quote = (token: string): string => `"${token.replaceAll('"', '')}"`;

/** Addresses are stored as one token, but this tokenizer takes them apart: all their words must match, the last as asked. */
const wordsOf = (token: string): string[] => token.split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
const beginsWith = (token: string): string[] =>
  wordsOf(token).map((word, at, all) => (at === all.length - 1 ? `${quote(word)}*` : quote(word)));

/** The statement and its values for one search. */
export const textSearchStatement = (query: FullTextQuery): { text: string; values: Value[] } => {
  const records = query.anyOf.length > 0 ? [`(${query.anyOf.map(quote).join(' OR ')})`] : [];
  const match = [...records, ...query.words.flatMap(beginsWith)].join(' AND ');
  const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
  const conditions = ['activity_text match ?', 'a."deletedAt" is null'];
  const values: Value[] = [match];
  if (query.kinds.length > 0) {
    conditions.push(`a.kind in (${marks(query.kinds)})`);
    values.push(...query.kinds);
  }
  if (query.beyond) {
    conditions.push(`(a."occurredAt", a.no) ${query.oldestFirst ? '>' : '<'} (?, ?)`);
    values.push(query.beyond.occurredAt, query.beyond.no);
  }
  conditions.push(seenBy(`in (${marks(query.buckets)})`));
  values.push(...query.buckets, ...query.buckets, query.limit);
  const way = query.oldestFirst ? 'asc' : 'desc';
  return {
    text: `select a.no as no from activity_text f cross join activity a on a.no = f.rowid where ${conditions.join(' and ')} order by a."occurredAt" ${way}, a.no ${way} limit ?`,
    values,
  };
};

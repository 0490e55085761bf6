/**
 * Full text on PostgreSQL: the application folds and splits, so the vector is made of ready tokens
 * (`array_to_tsvector`) and no text-search configuration takes part: both engines find the same.
 */
import { seenBy } from '../seen-by.ts';
import type { FullTextIndex, FullTextQuery, Sql, Value } from '../store.ts';

/** JSON of PostgreSQL takes neither NUL nor half a surrogate pair, not even escaped. */
const storable = (token: string): string => token.replaceAll('\0', '\uFFFD').toWellFormed();

export const postgresFullText = (sql: Sql): FullTextIndex => ({
  put: (activityNo, tokens) =>
    sql.run(
      `insert into activity_text ("activityNo", tokens) values (?, array_to_tsvector(array(select jsonb_array_elements_text(?::jsonb))))
       on conflict ("activityNo") do update set tokens = excluded.tokens`,
      activityNo,
      JSON.stringify(tokens.map(storable)),
    ),
  remove: (activityNo) => sql.run('delete from activity_text where "activityNo" = ?', activityNo),
});

const quote = (token: string): string => `'${storable(token).replaceAll(/['\\]/g, '')}'`;

export const findText = async (sql: Sql, query: FullTextQuery): Promise<number[]> => {
  const records = query.anyOf.length > 0 ? [`(${query.anyOf.map(quote).join(' | ')})`] : [];
  const match = [...records, ...query.words.map((word) => `${quote(word)}:*`)].join(' & ');
  const values: Value[] = [match];
  const conditions = ['f.tokens @@ ?::tsquery', 'a."deletedAt" is null'];
  const list = (items: readonly string[]): string => {
    values.push(JSON.stringify(items));
    return 'in (select jsonb_array_elements_text(?::jsonb))';
  };
  if (query.kinds.length > 0) conditions.push(`a.kind ${list(query.kinds)}`);
  if (query.beyond) {
    conditions.push(`(a."occurredAt", a.no) ${query.oldestFirst ? '>' : '<'} (?, ?::bigint)`);
    values.push(query.beyond.occurredAt, query.beyond.no);
  }
  // Twice in the text, so twice among the values.
  const inBuckets = list(query.buckets);
  list(query.buckets);
  conditions.push(seenBy(inBuckets));
  values.push(query.limit);
  const way = query.oldestFirst ? 'asc' : 'desc';
  const rows = await sql.all<{ no: number }>(
    `select a.no as no from activity_text f join activity a on a.no = f."activityNo" where ${conditions.join(' and ')} order by a."occurredAt" ${way}, a.no ${way} limit ?::bigint`,
    ...values,
  );
  return rows.map((row) => row.no);
};

/** What a store can say about a filter, and how such sayings are put together. */
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { foldShort, foldText } from '#shared/lib/fold.ts';

export type Test = RawBuilder<SqlBool>;
/** Not exact, it lets through too many, never too few. */
export type SqlFilter = { readonly where: Test; readonly isExact: boolean };

export const TRUE = sql<SqlBool>`1 = 1`;
export const exact = (where: Test): SqlFilter => ({ where, isExact: true });
export const rough = (where: Test): SqlFilter => ({ where, isExact: false });
export const ANYTHING = rough(TRUE);

export const joined = (tests: readonly Test[], by: ' and ' | ' or '): Test =>
  sql<SqlBool>`(${sql.join(tests, sql.raw(by))})`;

/** Of something that is never null. */
export const not = ({ where, isExact }: SqlFilter): SqlFilter =>
  isExact ? exact(sql<SqlBool>`not (${where})`) : ANYTHING;

const like = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Whether a text may contain one of these: certain for ASCII, assumed for everything else. */
export const mayContain = (column: RawBuilder<unknown>, asked: readonly string[]): SqlFilter => {
  const wanted = asked.flatMap((text) => [foldText(text.trim()), foldShort(text.trim())]);
  const tests = [...new Set(wanted)].map(
    (text) => sql<SqlBool>`lower(${column}) like ${`%${like(text)}%`} escape '\\'`,
  );
  return rough(joined([...tests, sql<SqlBool>`octet_length(${column}) <> length(${column})`], ' or '));
};

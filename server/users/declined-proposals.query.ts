/** What an account does not want to be offered again of somebody's signatures. */
import type { Scope } from '../core/scope.ts';
import type { Reader, Sql } from '../db/store.ts';

export const declinedId = (userId: string, personId: string): string => `${userId}:${personId}`;

const DECLINED = 'select "values" from declined_proposal where id = ?';

export const declinedProposals = async (sql: Sql, scope: Scope, personId: string): Promise<string[]> => {
  const row = await sql.get<{ values: string }>(DECLINED, declinedId(scope.userId, personId));
  return row ? (JSON.parse(row.values) as string[]) : [];
};

/** The same of several people, by person; those of whom nothing was turned down are left out. */
export const declinedOf = async (
  db: Reader,
  { userId }: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  // PostgreSQL knows no list of nothing.
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('declined_proposal')
    .select(['personId', 'values'])
    .where(
      'id',
      'in',
      personIds.map((id) => declinedId(userId, id)),
    )
    .execute();
  return new Map(rows.map(({ personId, values }) => [personId, JSON.parse(values) as string[]]));
};

/** What an account does not want to be offered again of somebody's signatures. */
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

export const declinedId = (userId: string, personId: string): string => `${userId}:${personId}`;

const DECLINED = 'select "values" from declined_proposal where id = ?';

export const declinedProposals = async (sql: Sql, scope: Scope, personId: string): Promise<string[]> => {
  const row = await sql.get<{ values: string }>(DECLINED, declinedId(scope.userId, personId));
  return row ? (JSON.parse(row.values) as string[]) : [];
};

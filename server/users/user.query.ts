/** Accounts as the contract shows them. */
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Me, Preferences, User } from '#shared/domain/user.ts';
import { BUCKET_ALL, canSee } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Sql } from '../db/store.ts';

type Row = Omit<User, 'disabled'> & { disabled: number; preferences: string };

const SELECT = `select u.id as id, u.name as name, u.email as email, u.role as role, t.name as "teamName",
  u.disabled as disabled, u.preferences as preferences from user_account u join team t on t.id = u."teamId"`;

/** The asker's own account. */
export const readMe = async (sql: Sql, id: string): Promise<Me | null> => {
  const row = await sql.get<Row>(`${SELECT} where u.id = ? and u."deletedAt" is null`, id);
  if (!row) return null;
  const { disabled, preferences, ...user } = row;
  const own = { ...DEFAULT_PREFERENCES, ...(JSON.parse(preferences) as Partial<Preferences>) };
  return { ...user, disabled: disabled === 1, preferences: own };
};

/** Colleagues stand in everybody's bucket; whoever does not see that one sees none. */
export const listUsers = async (db: Reader, scope: Scope): Promise<User[]> => {
  if (!canSee(scope, BUCKET_ALL)) return [];
  const rows = await db
    .selectFrom('user_account as u')
    .innerJoin('team as t', 't.id', 'u.teamId')
    .select(['u.id', 'u.name', 'u.email', 'u.role', 't.name as teamName', 'u.disabled'])
    .where('u.deletedAt', 'is', null)
    .orderBy('u.name')
    .execute();
  return rows.map(({ disabled, ...row }) => ({ ...row, disabled: disabled === 1 }));
};

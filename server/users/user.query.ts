/** Accounts as the contract shows them. */
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Me, Preferences, User } from '#shared/domain/user.ts';
import { BUCKET_ALL, canSee } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Store } from '../db/store.ts';
import { layoutFor } from '../panel-layouts/panel-layout.query.ts';

type Row = Omit<User, 'disabled'> & { disabled: number; preferences: string; teamId: string };

const SELECT = `select u.id as id, u.name as name, u.email as email, u.role as role, u."teamId" as "teamId", t.name as "teamName",
  u.disabled as disabled, u.preferences as preferences from user_account u join team t on t.id = u."teamId"`;

/** The asker's own account. */
export const readMe = async ({ sql, read }: Pick<Store, 'sql' | 'read'>, id: string): Promise<Me | null> => {
  const row = await sql.get<Row>(`${SELECT} where u.id = ? and u."deletedAt" is null`, id);
  if (!row) return null;
  const { disabled, preferences, teamId, ...user } = row;
  const cards = await layoutFor(read, { teamId, role: user.role });
  const own = { ...DEFAULT_PREFERENCES, ...(JSON.parse(preferences) as Partial<Preferences>) };
  return { ...user, disabled: disabled === 1, preferences: own, ...(cards ? { cards } : {}) };
};

/** Colleagues stand in everybody's bucket; whoever does not see that one sees none. */
export const listUsers = async (db: Reader, scope: Scope): Promise<User[]> => {
  if (!canSee(scope, BUCKET_ALL)) return [];
  const rows = await db
    .selectFrom('user_account as u')
    .innerJoin('team as t', 't.id', 'u.teamId')
    .select(['u.id', 'u.name', 'u.email', 'u.role', 't.id as teamId', 't.name as teamName', 'u.disabled'])
    .where('u.deletedAt', 'is', null)
    .orderBy('u.name')
    .execute();
  return rows.map(({ disabled, ...row }) => ({ ...row, disabled: disabled === 1 }));
};

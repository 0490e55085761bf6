/** Accounts as the contract shows them. */
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Me, Preferences, User } from '#shared/domain/user.ts';
import type { Sql } from '../db/store.ts';

type Row = Omit<User, 'disabled'> & { disabled: number; preferences: string };

const SELECT = `select u.id as id, u.name as name, u.email as email, u.role as role, t.name as "teamName",
  u.disabled as disabled, u.preferences as preferences from user_account u join team t on t.id = u."teamId"`;

const toUser = ({ preferences: _, disabled, ...row }: Row): User => ({ ...row, disabled: disabled === 1 });

export const readMe = async (sql: Sql, id: string): Promise<Me | null> => {
  const row = await sql.get<Row>(`${SELECT} where u.id = ? and u."deletedAt" is null`, id);
  if (!row) return null;
  const preferences = { ...DEFAULT_PREFERENCES, ...(JSON.parse(row.preferences) as Partial<Preferences>) };
  return { ...toUser(row), preferences };
};

export const listUsers = async (sql: Sql): Promise<User[]> =>
  (await sql.all<Row>(`${SELECT} where u."deletedAt" is null order by u.name`)).map(toUser);

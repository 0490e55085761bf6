/** In whose name an import writes: the account asked for, else the first owner. */
import { DEFAULT_PREFERENCES, emailKey } from '#shared/domain/user.ts';
import type { Preferences, Role } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { bucketsOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

type UserRow = { id: string; name: string; role: Role; teamId: string; preferences: string };

const USER = `select id, name, role, "teamId", preferences from user_account
  where disabled = 0 and "deletedAt" is null`;
const BY_EMAIL = `${USER} and "emailKey" = ?`;
const FIRST_OWNER = `${USER} and role = 'owner' order by "createdAt", id limit 1`;

/** Errors: `user.unknown` when there is no such active account, `import.no_account` when there is no owner yet. */
export const importScope = async (sql: Sql, email: string | undefined): Promise<Result<Scope>> => {
  const user =
    email === undefined
      ? await sql.get<UserRow>(FIRST_OWNER)
      : await sql.get<UserRow>(BY_EMAIL, emailKey(email));
  if (!user) return fail(email === undefined ? 'import.no_account' : 'user.unknown');
  const { locale } = JSON.parse(user.preferences) as Partial<Preferences>;
  return ok({
    userId: user.id,
    userName: user.name,
    role: user.role,
    teamId: user.teamId,
    buckets: bucketsOf(user.id, user.teamId),
    locale: locale ?? DEFAULT_PREFERENCES.locale,
    credentialId: null,
    credentialKind: 'command',
  });
};

/** In whose name an import writes: the account asked for, else the first owner. */
import { DEFAULT_PREFERENCES, emailKey } from '#shared/domain/user.ts';
import type { Preferences } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { bucketsOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

/** Errors: `user.unknown` when there is no such active account, `import.no_account` when there is no owner yet. */
export const importScope = async (db: Reader, email: string | undefined): Promise<Result<Scope>> => {
  const accounts = db
    .selectFrom('user_account')
    .select(['id', 'name', 'role', 'teamId', 'preferences'])
    .where('disabled', '=', 0)
    .where('deletedAt', 'is', null);
  const asked =
    email === undefined
      ? accounts.where('role', '=', 'owner').orderBy('createdAt').orderBy('id').limit(1)
      : accounts.where('emailKey', '=', emailKey(email));
  const user = await asked.executeTakeFirst();
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

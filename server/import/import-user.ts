/** In whose name an import writes: the account asked for, else the first owner. */
import { DEFAULT_PREFERENCES, emailKey } from '#shared/domain/user.ts';
import type { Preferences } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commandScope } from '../auth/askers.ts';
import { bucketsOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

const activeAccounts = (db: Reader) =>
  db
    .selectFrom('user_account')
    .select(['id', 'name', 'role', 'teamId', 'preferences'])
    .where('disabled', '=', 0)
    .where('deletedAt', 'is', null);
type Account = NonNullable<Awaited<ReturnType<ReturnType<typeof activeAccounts>['executeTakeFirst']>>>;

const toScope = ({ id, name, role, teamId, preferences }: Account): Scope => {
  const { locale } = JSON.parse(preferences) as Partial<Preferences>;
  return {
    userId: id,
    userName: name,
    role,
    teamId,
    buckets: bucketsOf(id, teamId),
    locale: locale ?? DEFAULT_PREFERENCES.locale,
    credentialId: null,
    credentialKind: 'command',
  };
};

/** Errors: `user.unknown` when there is no such active account, `import.no_account` when there is no owner yet. */
export const importScope = async (db: Reader, email: string | undefined): Promise<Result<Scope>> => {
  const accounts = activeAccounts(db);
  const asked =
    email === undefined
      ? accounts.where('role', '=', 'owner').orderBy('createdAt').orderBy('id').limit(1)
      : accounts.where('emailKey', '=', emailKey(email));
  const user = await asked.executeTakeFirst();
  return user ? ok(toScope(user)) : fail(email === undefined ? 'import.no_account' : 'user.unknown');
};

/**
 * In whose name a table is imported. People and companies may come before the first account: nobody is their author then,
 * and whoever may run commands on the server is let in as they are. Errors: as of `importScope`.
 */
export const tableScope = async (db: Reader, email: string | undefined): Promise<Result<Scope>> => {
  const scope = await importScope(db, email);
  if (scope.ok || email !== undefined) return scope;
  const account = await db.selectFrom('user_account').select('id').limit(1).executeTakeFirst();
  return account ? scope : ok(commandScope(DEFAULT_PREFERENCES.locale));
};

/** The account by its id; null when it is gone or locked. */
export const accountScope = async (db: Reader, userId: string): Promise<Scope | null> => {
  const user = await activeAccounts(db).where('id', '=', userId).executeTakeFirst();
  return user ? toScope(user) : null;
};

/** In whose name a sent mail is logged that somebody else saw: its author, as they would ask themselves. */
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Preferences, Role } from '#shared/domain/user.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { ANSWERS_FOR_ALL, bucketsOf } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';

type Account = { name: string; role: Role; teamId: string; preferences: string };

/** Who changed it stays the asker; who logged it is the author. Null when the account is gone. */
export const authorScope = async (
  { tx, scope }: Pick<MutationContext, 'tx' | 'scope'>,
  userId: string,
): Promise<Scope | null> => {
  if (userId === scope.userId) return scope;
  const account = await tx.get<Account>(
    'select name, role, "teamId", preferences from user_account where id = ? and disabled = 0 and "deletedAt" is null',
    userId,
  );
  if (!account) return null;
  const shared = await tx.all<{ bucket: string }>(
    'select distinct bucket from share where "userId" in (?, ?) order by bucket',
    userId,
    account.role === 'user' ? userId : ANSWERS_FOR_ALL,
  );
  const { locale } = JSON.parse(account.preferences) as Partial<Preferences>;
  return {
    userId,
    userName: account.name,
    role: account.role,
    teamId: account.teamId,
    buckets: bucketsOf(
      userId,
      account.teamId,
      shared.map(({ bucket }) => bucket),
    ),
    locale: locale ?? DEFAULT_PREFERENCES.locale,
    credentialId: scope.credentialId,
    credentialKind: scope.credentialKind,
  };
};

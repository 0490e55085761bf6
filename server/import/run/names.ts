/** Colleagues and teams by what a file may call them. A name several have is nobody's. */
import type { Result } from '#shared/lib/result.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { emailKey } from '#shared/domain/user.ts';
import type { Reader } from '../../db/store.ts';

export type KnownNames = {
  /** Errors: `import.owner_unknown`. */
  readonly account: (text: string) => Result<string>;
  /** Errors: `import.team_unknown`. */
  readonly team: (text: string) => Result<string>;
};

const uniqueByName = (
  rows: readonly { readonly id: string; readonly name: string }[],
): Map<string, string> => {
  const ids = Map.groupBy(rows, ({ name }) => sortKey(name));
  return new Map([...ids].filter(([, all]) => all.length === 1).map(([key, [one]]) => [key, one!.id]));
};

export const readNames = async (db: Reader): Promise<KnownNames> => {
  const users = await db
    .selectFrom('user_account')
    .select(['id', 'emailKey', 'name'])
    .where('disabled', '=', 0)
    .where('deletedAt', 'is', null)
    .execute();
  const byEmail = new Map(users.map((one): [string, string] => [one.emailKey, one.id]));
  const byName = uniqueByName(users);
  const teams = uniqueByName(await db.selectFrom('team').select(['id', 'name']).execute());
  return {
    account: (text) => {
      const id = byEmail.get(emailKey(text)) ?? byName.get(sortKey(text));
      return id ? ok(id) : fail('import.owner_unknown');
    },
    team: (text) => {
      const id = teams.get(sortKey(text));
      return id ? ok(id) : fail('import.team_unknown');
    },
  };
};

/** `kontor token create|list|revoke`: API tokens from the command line. `create` prints the token alone. */
import { toInstant } from '#shared/lib/clock.ts';
import { emailKey } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commandScope } from '../auth/askers.ts';
import { COMMAND_LINE } from '../core/audit.ts';
import type { Command, CommandContext } from './command.ts';
import { readOptions } from './options.ts';
import type { Options } from './options.ts';
import { withServices } from './with-services.ts';

type TokenRow = {
  id: string;
  kind: string;
  name: string;
  email: string;
  createdAt: string;
  lastUsedAt: string | null;
};

const create = (context: CommandContext, { values }: Options): Promise<Result<null>> =>
  withServices(context.config, async ({ store, accounts }) => {
    const user = await store.sql.get<{ id: string }>(
      'select id from user_account where "emailKey" = ? and disabled = 0',
      emailKey(values['user'] ?? ''),
    );
    if (!user) return fail('user.unknown');
    const made = await accounts.makeToken(user.id, values['name'] ?? 'command line', COMMAND_LINE);
    if (!made.ok) return made;
    context.print(made.value.secret);
    return ok(null);
  });

const list = (context: CommandContext): Promise<Result<null>> =>
  withServices(context.config, async ({ store }) => {
    const rows = await store.sql.all<TokenRow>(
      `select c.id as id, c.kind as kind, c.name as name, u.email as email, c."createdAt" as "createdAt",
       c."lastUsedAt" as "lastUsedAt" from credential c join user_account u on u.id = c."userId"
       where c."revokedAt" is null order by c."createdAt"`,
    );
    for (const row of rows)
      context.print([row.id, row.kind, row.email, row.name, row.createdAt, row.lastUsedAt ?? '-'].join('\t'));
    return ok(null);
  });

const revoke = (context: CommandContext, { words }: Options): Promise<Result<null>> =>
  withServices(context.config, async ({ store, executor, newId, clock }) => {
    const id = words[0] ?? '';
    if (!(await store.sql.get('select id from credential where id = ?', id))) return fail('record.not_found');
    const outcome = await executor.execute(commandScope('de'), {
      id: newId(),
      name: 'device.revoke',
      at: toInstant(clock.now()),
      args: { id },
    });
    return outcome.status === 'applied' ? ok(null) : fail(outcome.error.code);
  });

const actions: Readonly<
  Record<string, (context: CommandContext, options: Options) => Promise<Result<null>>>
> = {
  create,
  list,
  revoke,
};

export const tokenCommand: Command = {
  name: 'token',
  usage: 'token create --user E [--name N] | token list | token revoke ID',
  run: async (context) => {
    const [name = '', ...rest] = context.args;
    const options = readOptions(rest, { values: ['user', 'name'] });
    if (!options.ok) return options;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    return action ? action(context, options.value) : fail('command.usage');
  },
};

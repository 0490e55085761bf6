/** `kontor token create|list|revoke`: API tokens and devices from the command line. `create` prints the token alone. */
import { toInstant } from '#shared/lib/clock.ts';
import { emailKey } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commandScope } from '../auth/askers.ts';
import { COMMAND_LINE } from '../core/audit.ts';
import { runAction } from './actions.ts';
import type { Actions } from './actions.ts';
import type { Command, CommandContext } from './command.ts';
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

const create = async (context: CommandContext, { values }: Options): Promise<Result<null>> => {
  const { user: email, name = 'command line' } = values;
  if (!email) return fail('command.usage', { fields: { '--user': 'field.required' } });
  return withServices(context.config, async ({ store, accounts }) => {
    const user = await store.sql.get<{ id: string }>(
      'select id from user_account where "emailKey" = ? and disabled = 0',
      emailKey(email),
    );
    if (!user) return fail('user.unknown');
    const made = await accounts.makeToken(user.id, name, COMMAND_LINE);
    if (!made.ok) return made;
    context.print(made.value.secret);
    return ok(null);
  });
};

/** Tokens and devices that work; sessions of the browser end by themselves and with sign-out. */
const list = (context: CommandContext): Promise<Result<null>> =>
  withServices(context.config, async ({ store, clock }) => {
    const rows = await store.sql.all<TokenRow>(
      `select c.id as id, c.kind as kind, c.name as name, u.email as email, c."createdAt" as "createdAt",
       c."lastUsedAt" as "lastUsedAt" from credential c join user_account u on u.id = c."userId"
       where c.kind <> 'session' and c."revokedAt" is null and (c."expiresAt" is null or c."expiresAt" > ?)
       order by c."createdAt"`,
      toInstant(clock.now()),
    );
    for (const row of rows)
      context.print([row.id, row.kind, row.email, row.name, row.createdAt, row.lastUsedAt ?? '-'].join('\t'));
    return ok(null);
  });

const revoke = async (context: CommandContext, { words: [id] }: Options): Promise<Result<null>> => {
  if (!id) return fail('command.usage', { fields: { ID: 'field.required' } });
  return withServices(context.config, async ({ store, executor, newId, clock }) => {
    if (!(await store.sql.get('select id from credential where id = ?', id))) return fail('record.not_found');
    const outcome = await executor.execute(commandScope('de'), {
      id: newId(),
      name: 'device.revoke',
      at: toInstant(clock.now()),
      args: { id },
    });
    return outcome.status !== 'rejected' ? ok(null) : fail(outcome.error.code);
  });
};

const actions: Actions = {
  create: { takes: { values: ['user', 'name'] }, run: create },
  list: { takes: {}, run: list },
  revoke: { takes: { words: 1 }, run: revoke },
};

export const tokenCommand: Command = {
  name: 'token',
  usage: 'token create --user E [--name N] | token list | token revoke ID',
  run: (context) => runAction(actions, context),
};

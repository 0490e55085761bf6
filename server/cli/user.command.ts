/** `kontor user add|list|disable|password|entra`: accounts from the command line, also when nobody can sign in any more. */
import { toInstant } from '#shared/lib/clock.ts';
import { emailKey, LOCALES, ROLES } from '#shared/domain/user.ts';
import type { Locale, Role } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { COMMAND_LINE } from '../core/audit.ts';
import { commandScope } from '../auth/askers.ts';
import { GUID } from '../config.ts';
import type { Services } from '../services.ts';
import { listUsers } from '../users/user.query.ts';
import { accountLocale } from './account-locale.ts';
import { runAction } from './actions.ts';
import type { Actions } from './actions.ts';
import type { Command, CommandContext } from './command.ts';
import type { Options } from './options.ts';
import { withServices } from './with-services.ts';

const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);
const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

const readPassword = async ({ readStdin }: CommandContext, { flags }: Options): Promise<Result<string>> =>
  flags.has('password-stdin')
    ? ok((await readStdin()).replace(/\r?\n$/, ''))
    : fail('command.usage', { fields: { '--password-stdin': 'field.required' } });

const findUser = async ({ store }: Services, email: string): Promise<Result<{ id: string }>> => {
  const user = await store.sql.get<{ id: string }>(
    'select id from user_account where "emailKey" = ?',
    emailKey(email),
  );
  return user ? ok(user) : fail('user.unknown');
};

const add = async (context: CommandContext, options: Options): Promise<Result<null>> => {
  const { email, name, role = 'user', team, locale = accountLocale(process.env) } = options.values;
  if (!email || !name || !isRole(role) || !isLocale(locale)) return fail('command.usage');
  const password = await readPassword(context, options);
  if (!password.ok) return password;
  return withServices(context.config, async ({ accounts }) => {
    const account = { email, name, role, locale, ...(team ? { teamName: team } : {}) };
    const made = await accounts.addUser(account, password.value);
    if (!made.ok) return made;
    context.print(made.value.id);
    return ok(null);
  });
};

const list = (context: CommandContext): Promise<Result<null>> =>
  withServices(context.config, async ({ store }) => {
    for (const { email, name, role, teamName, disabled } of await listUsers(store.read, commandScope('en'))) {
      context.print([email, name, role, teamName, disabled ? 'disabled' : 'active'].join('\t'));
    }
    return ok(null);
  });

/** Runs for the account named as `--email E` or by the word alone. */
const withUser = async (
  { config }: CommandContext,
  { values, words }: Options,
  work: (services: Services, userId: string) => Promise<Result<null>>,
): Promise<Result<null>> => {
  const email = values['email'] ?? words[0];
  if (!email) return fail('command.usage', { fields: { '--email': 'field.required' } });
  return withServices(config, async (services) => {
    const user = await findUser(services, email);
    return user.ok ? work(services, user.value.id) : user;
  });
};

const disable = (context: CommandContext, options: Options): Promise<Result<null>> =>
  withUser(context, options, async ({ executor, newId, clock }, id) => {
    const outcome = await executor.execute(commandScope('de'), {
      id: newId(),
      name: 'user.update',
      at: toInstant(clock.now()),
      args: { id, set: { disabled: true } },
    });
    return outcome.status !== 'rejected' ? ok(null) : fail(outcome.error.code);
  });

const setPassword = async (context: CommandContext, options: Options): Promise<Result<null>> => {
  const password = await readPassword(context, options);
  if (!password.ok) return password;
  return withUser(context, options, ({ accounts }, id) => accounts.setPassword(id, password.value));
};

const linkEntra = async (context: CommandContext, options: Options): Promise<Result<null>> => {
  const object = options.values['object'];
  const isUnlinking = options.flags.has('unlink');
  const tenantId = context.config.entra?.tenant;
  if (isUnlinking === (object !== undefined)) return fail('command.usage');
  if (isUnlinking)
    return withUser(context, options, ({ entraAccounts }, id) => entraAccounts.unlink(id, COMMAND_LINE));
  if (!object || !GUID.test(object)) return fail('command.usage', { fields: { '--object': 'field.id' } });
  if (!tenantId) return fail('entra.off');
  const identity = { tenantId, objectId: object.toLowerCase() };
  return withUser(context, options, ({ entraAccounts }, id) =>
    entraAccounts.link(id, identity, COMMAND_LINE),
  );
};

const actions: Actions = {
  add: {
    takes: { values: ['email', 'name', 'role', 'team', 'locale'], flags: ['password-stdin'] },
    run: add,
  },
  list: { takes: {}, run: list },
  disable: { takes: { values: ['email'], words: 1 }, run: disable },
  password: { takes: { values: ['email'], flags: ['password-stdin'], words: 1 }, run: setPassword },
  entra: { takes: { values: ['email', 'object'], flags: ['unlink'], words: 1 }, run: linkEntra },
};

export const userCommand: Command = {
  name: 'user',
  usage: [
    'user add --email E --name N --role owner|admin|user [--team T] [--locale de|en] --password-stdin',
    '  user list | user disable --email E | user password --email E --password-stdin',
    '  user entra --email E --object ID | user entra --email E --unlink',
  ].join('\n'),
  run: (context) => runAction(actions, context),
};

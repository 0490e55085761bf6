import { beforeEach, expect, it } from 'vitest';
import { tokenCommand } from '#server/cli/token.command.ts';
import { userCommand } from '#server/cli/user.command.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { TEST_PASSWORD, createTestApp } from '#tests/support/test-app.ts';
import type { TestApp } from '#tests/support/test-app.ts';

type Entry = { action: string; userId: string | null; credentialId: string | null; recordId: string | null };

describeOnBothEngines('accounts from the command line', (engine) => {
  let env: Record<string, string>;

  const user = async (args: readonly string[], stdin = ''): Promise<string> => {
    const { code, out } = await runCli(env, userCommand, args, stdin);
    return code || out.join('\n');
  };
  const token = async (...args: string[]): Promise<string> => {
    const { code, out } = await runCli(env, tokenCommand, args);
    return code || out.join('\n');
  };
  const add = (email: string, role: string, ...more: string[]): Promise<string> =>
    user(
      ['add', '--email', email, '--name', 'Nora', '--role', role, '--password-stdin', ...more],
      TEST_PASSWORD,
    );
  /** What stands in the store afterwards, seen by the server. */
  const withApp = async <T>(look: (app: TestApp) => Promise<T>): Promise<T> => {
    const app = await createTestApp(engine, env);
    try {
      return await look(app);
    } finally {
      await app.close();
    }
  };
  const audit = (): Promise<Entry[]> =>
    withApp(({ services }) =>
      Promise.resolve(
        services.store.sql.all<Entry>(
          'select action, "userId", "credentialId", "recordId" from audit order by no',
        ),
      ),
    );

  beforeEach(async () => {
    const url = await engine.databaseUrl();
    env = { KONTOR_DATA: await engine.dataDir(), ...(url ? { KONTOR_DATABASE_URL: url } : {}) };
  });

  it('links a Microsoft account by its object id, once, and unlinks it', async () => {
    const object = 'B3F1C2D4-9E8A-4C7B-A6D5-1E2F3A4B5C6D';
    const link = (email: string, id = object): Promise<string> =>
      user(['entra', '--email', email, '--object', id]);
    const nora = await add('nora@haus.example', 'user');
    await add('thomas@haus.example', 'user');
    expect(await link('nora@haus.example')).toBe('entra.off');
    const tenant = '7c1f0a52-3a7e-4a0e-9a55-2d0f6f1b8c01';
    env = { ...env, KONTOR_ENTRA_TENANT: tenant, KONTOR_ENTRA_CLIENT_ID: tenant };
    expect(await link('nora@haus.example', 'nora@haus.example')).toBe('command.usage');
    expect(await user(['entra', '--email', 'nora@haus.example'])).toBe('command.usage');
    expect(await link('nora@haus.example')).toBe('');
    expect(await link('thomas@haus.example')).toBe('entra.linked_elsewhere');
    const rows = await withApp(({ services }) =>
      Promise.resolve(services.store.sql.all('select "userId", "tenantId", "objectId" from entra_account')),
    );
    expect(rows).toEqual([{ userId: nora, tenantId: tenant, objectId: object.toLowerCase() }]);
    expect(await user(['entra', '--email', 'nora@haus.example', '--unlink'])).toBe('');
    expect(await link('thomas@haus.example')).toBe('');
    const own = (await audit()).filter(({ action }) => action.startsWith('entra'));
    expect(own.map(({ action, credentialId }) => [action, credentialId])).toEqual([
      ['entra.link', 'command'],
      ['entra.unlink', 'command'],
      ['entra.link', 'command'],
    ]);
  });

  it('names the command line in the audit, never the person it was done to', async () => {
    const [olga, nora] = [await add('olga@haus.example', 'owner'), await add('nora@haus.example', 'user')];
    await user(['password', '--email', 'nora@haus.example', '--password-stdin'], 'ein anderer langer Satz');
    await token('create', '--user', 'nora@haus.example', '--name', 'Abgleich');
    const id = (await token('list')).split('\t')[0]!;
    await token('revoke', id);
    await user(['disable', '--email', 'nora@haus.example']);
    const done = (action: string, recordId: string): Entry => ({
      action,
      userId: null,
      credentialId: 'command',
      recordId,
    });
    expect(await audit()).toEqual([
      done('user.create', olga),
      done('password.set', olga),
      done('user.create', nora),
      done('password.set', nora),
      done('password.set', nora),
      done('token.create', id),
      done('device.revoke', id),
      done('user.update', nora),
    ]);
    const authors = await withApp(({ services }) =>
      Promise.resolve(services.store.sql.all('select distinct "userId" from change')),
    );
    expect(authors).toEqual([{ userId: '' }]);
  });

  it('makes no token whose name could pass for another one', async () => {
    await add('olga@haus.example', 'owner');
    const create = ['create', '--user', 'olga@haus.example', '--name', 'Abgleich\u202e'];
    expect(await token(...create)).toBe('request.invalid');
    expect(await token('list')).toBe('');
  });

  it('ends everything an account is signed in with when it gets a new password', async () => {
    await add('olga@haus.example', 'owner');
    const secret = await token('create', '--user', 'olga@haus.example');
    const status = (): Promise<number> =>
      withApp(async (app) => {
        const headers = { authorization: `Bearer ${secret}` };
        return (await app.request('/api/v1/me', { headers })).status;
      });
    expect(await status()).toBe(200);
    await user(['password', '--email', 'olga@haus.example', '--password-stdin'], 'ein anderer langer Satz');
    expect(await status()).toBe(401);
  });

  it('gives a new account the language that was asked for', async () => {
    await add('olga@haus.example', 'owner', '--locale', 'en');
    await add('nora@haus.example', 'user', '--locale', 'de');
    expect(await add('wer@haus.example', 'user', '--locale', 'fr')).toBe('command.usage');
    const preferences = await withApp(({ services }) =>
      Promise.resolve(
        services.store.sql.all<{ preferences: string }>(
          'select preferences from user_account order by "createdAt", id',
        ),
      ),
    );
    expect(preferences.map((row) => (JSON.parse(row.preferences) as { locale: string }).locale)).toEqual([
      'en',
      'de',
    ]);
  });
});

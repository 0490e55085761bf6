import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const add = (email: string, role: string): string[] => [
  'user',
  'add',
  '--email',
  email,
  '--name',
  'Nora',
  '--role',
  role,
  '--password-stdin',
];

describe('the command line, beside a running server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.remove());

  const meStatus = async (token: string): Promise<number> =>
    (await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  const signInStatus = async (email: string, password: string): Promise<number> => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ email, password });
    return (await fetch(`${server.url}/api/v1/sign-in`, { method: 'POST', headers, body })).status;
  };

  it('makes, lists and disables accounts and changes passwords', async () => {
    const id = await server.kontor(add('nora@haus.example', 'owner'), `${SERVER_PASSWORD}\n`);
    expect(id).toMatch(/^[0-9a-f-]{36}\n$/);
    await server.kontor(add('thomas@haus.example', 'user'), SERVER_PASSWORD);
    expect(await server.kontor(['user', 'list'])).toBe(
      'nora@haus.example\tNora\towner\tTeam\tactive\nthomas@haus.example\tNora\tuser\tTeam\tactive\n',
    );
    expect(await signInStatus('thomas@haus.example', SERVER_PASSWORD)).toBe(200);
    const password = ['user', 'password', '--email', 'thomas@haus.example', '--password-stdin'];
    await server.kontor(password, 'ein anderer langer Satz\n');
    expect(await signInStatus('thomas@haus.example', SERVER_PASSWORD)).toBe(401);
    expect(await signInStatus('thomas@haus.example', 'ein anderer langer Satz')).toBe(200);
    await server.kontor(['user', 'disable', '--email', 'thomas@haus.example']);
    expect(await signInStatus('thomas@haus.example', 'ein anderer langer Satz')).toBe(401);
  });

  it('says what is wrong and changes nothing', async () => {
    await expect(server.kontor(add('nora@haus.example', 'user'), SERVER_PASSWORD)).rejects.toThrow(
      '[user.exists]',
    );
    await expect(server.kontor(add('x@haus.example', 'king'), SERVER_PASSWORD)).rejects.toThrow('user add');
    await expect(server.kontor(add('x@haus.example', 'user'), 'kurz')).rejects.toThrow(
      '[password.too_short]',
    );
    await expect(server.kontor(['user', 'disable', '--email', 'nora@haus.example'])).rejects.toThrow(
      '[user.last_owner]',
    );
    await expect(server.kontor(['user', 'disable', '--email', 'wer@haus.example'])).rejects.toThrow(
      '[user.unknown]',
    );
    await expect(server.kontor(['token', 'create', '--user', 'wer@haus.example'])).rejects.toThrow(
      '[user.unknown]',
    );
    await expect(server.kontor(['token', 'revoke', 'nothing'])).rejects.toThrow('[record.not_found]');
  });

  it('explains itself when asked, and when it is not understood', async () => {
    for (const asked of ['help', '--help', '-h'])
      expect(await server.kontor([asked])).toMatch(/^Usage: [^]*\n {2}token create --user E/);
    await expect(server.kontor(['nonsense'])).rejects.toThrow('Usage');
    await expect(server.kontor([])).rejects.toThrow('Usage');
  });

  it('prints a new token alone, lists tokens without secrets, and ends them at once', async () => {
    const printed = await server.kontor([
      'token',
      'create',
      '--user',
      'Nora@haus.example',
      '--name',
      'Abgleich',
    ]);
    expect(printed).toMatch(/^koa_[\w-]{43}\n$/);
    const token = printed.trim();
    expect(await meStatus(token)).toBe(200);
    // Nora signed in with the browser as well; that is no token.
    expect(await signInStatus('nora@haus.example', SERVER_PASSWORD)).toBe(200);
    const list = await server.kontor(['token', 'list']);
    expect(list).not.toContain(token);
    expect(list.trim().split('\n')).toEqual([
      expect.stringContaining('\tapi\tnora@haus.example\tAbgleich\t'),
    ]);
    const line = list.split('\n').find((one) => one.includes('\tAbgleich\t'));
    await server.kontor(['token', 'revoke', line!.split('\t')[0]!]);
    expect(await meStatus(token)).toBe(401);
    expect(await server.kontor(['token', 'list'])).toBe('');
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Me } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { KeyValueStore } from '#shared/panel/panel-host.ts';
import { createAccount } from '#extension/host/account.ts';
import { watchRefusal } from '#extension/host/token-refusal.ts';

const katrin: Me = {
  id: '0190aaaa-0000-7000-8000-000000000001',
  name: 'Katrin Sommer',
  email: 'katrin@kontor.example',
  role: 'user',
  teamName: '',
  disabled: false,
  preferences: DEFAULT_PREFERENCES,
};

describe('who is connected', () => {
  const values = new Map<string, string>();
  const store: KeyValueStore = {
    get: (key) => Promise.resolve(values.get(key) ?? null),
    set: (key, value) => Promise.resolve(Boolean(values.set(key, value))),
    remove: (key) => Promise.resolve(void values.delete(key)),
  };
  const answering = (answer: Result<unknown>): ApiClient => ({
    call: () => Promise.resolve(answer as never),
  });
  const account = createAccount(store);

  beforeEach(() => values.clear());

  test('is asked for the first time and known at once the next time', async () => {
    expect(await account.load(answering(ok(katrin)))).toEqual(ok(katrin));
    expect(await account.load(answering(fail('network.unreachable')))).toEqual(ok(katrin));
  });

  test('changed preferences count from the next time on', async () => {
    await account.load(answering(ok(katrin)));
    const dark = { ...katrin, preferences: { ...katrin.preferences, theme: 'dark' as const } };
    await account.load(answering(ok(dark)));
    await new Promise<void>((resolve) => void setImmediate(resolve));
    expect(await account.load(answering(ok(dark)))).toEqual(ok(dark));
  });

  test('what was kept in another shape is asked for again', async () => {
    values.set('me', '{"name":"old"}');
    expect(await account.load(answering(ok(katrin)))).toEqual(ok(katrin));
  });

  test('an answer that is not Kontor’s is none', async () => {
    expect(await account.load(answering(ok({ hello: 'world' })))).toMatchObject({
      error: { code: 'network.garbled' },
    });
  });

  test('is forgotten with the connection', async () => {
    await account.load(answering(ok(katrin)));
    await account.forget();
    expect(await account.load(answering(fail('network.unreachable')))).toMatchObject({ ok: false });
  });
});

test.each([
  [200, 0],
  [401, 1],
  [403, 0],
  [500, 0],
])('an answer with status %i says %i times that the token is refused', async (status, times) => {
  let refused = 0;
  const watched = watchRefusal(
    () => Promise.resolve(new Response('{}', { status })),
    () => {
      refused += 1;
    },
  );
  await watched('https://kontor.example/api/v1/me');
  expect(refused).toBe(times);
});

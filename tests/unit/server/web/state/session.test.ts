import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Me } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createSession } from '#server/web/state/session.ts';

const ME: Me = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Nora Lindemann',
  email: 'nora@nordlicht.example',
  role: 'owner',
  teamName: '',
  disabled: false,
  preferences: { ...DEFAULT_PREFERENCES, locale: 'en' },
};

type Call = { name: string; input: unknown };

const makeSession = (answer: (call: Call) => Result<unknown>, languages = ['de-AT', 'en']) => {
  const calls: Call[] = [];
  const kept = new Map<string, string>();
  const client = {
    call: async (name: string, input: unknown) => {
      calls.push({ name, input });
      return answer({ name, input });
    },
  } as unknown as ApiClient;
  const session = createSession({
    client,
    clock: { now: () => Date.parse('2026-11-22T10:00:00Z') },
    newId: () => '01900000-0000-7000-8000-0000000000aa',
    languages,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  });
  return { session, calls, kept };
};

const applied = (input: unknown): Result<unknown> => {
  const { mutations } = (input as { body: { mutations: { id: string }[] } }).body;
  return ok({
    outcomes: mutations.map(({ id }) => ({ id, status: 'applied', replayed: false, result: {} })),
  });
};

test('before sign-in the language is the browser’s first that Kontor speaks', () => {
  const failing = () => fail('network.unreachable');
  expect(makeSession(failing, ['de-CH']).session.voice.value.locale).toBe('de');
  expect(makeSession(failing, ['fr-FR', 'de']).session.voice.value.locale).toBe('de');
  expect(makeSession(failing, ['fr-FR']).session.voice.value.locale).toBe('en');
});

test('a language chosen before sign-in is remembered by this browser', () => {
  const { session, kept } = makeSession(() => fail('network.unreachable'));
  session.chooseLocale('en');
  expect(session.voice.value.locale).toBe('en');
  expect([...kept.values()]).toEqual(['en']);
});

test('an unreachable server is said, and trying again finds it', async () => {
  const answers: Result<unknown>[] = [fail('network.unreachable'), ok({ ready: true, me: ME, version: '1' })];
  const { session } = makeSession(() => answers.shift() ?? fail('unknown'));
  await session.load();
  expect(session.start.value).toBe('unreachable');
  await session.load();
  expect(session.start.value).toBe('ready');
  expect(session.me.value?.name).toBe('Nora Lindemann');
});

test('looking again whether Kontor is there changes nothing for those who read and type', async () => {
  const { session } = makeSession(() => ok({ ready: true, me: structuredClone(ME), version: '1' }));
  await session.load();
  const voice = session.voice.value;
  await session.lookAgain();
  expect(session.voice.value).toBe(voice);
});

test('an answer that says nobody is signed in ends the session here too', async () => {
  const { session } = makeSession(() => fail('auth.required'));
  session.signedIn(ME);
  await session.client.call('tasks', {});
  expect(session.me.value).toBeNull();
});

test('a change carries an id and a time, and gives its result', async () => {
  const { session, calls } = makeSession(({ input }) => applied(input));
  const result = await session.mutate('device.revoke', { id: ME.id });
  expect(result.ok).toBe(true);
  expect(calls[0]?.input).toEqual({
    body: {
      mutations: [
        {
          id: '01900000-0000-7000-8000-0000000000aa',
          name: 'device.revoke',
          at: '2026-11-22T10:00:00.000Z',
          args: { id: ME.id },
        },
      ],
    },
  });
});

test('a refused change is a failure with its code', async () => {
  const { session } = makeSession(() =>
    ok({ outcomes: [{ id: 'x', status: 'rejected', error: { code: 'access.denied' } }] }),
  );
  expect(await session.mutate('device.revoke', { id: ME.id })).toEqual(fail('access.denied'));
});

test('a preference shows at once and goes back when it could not be kept', async () => {
  const { session } = makeSession(() => fail('network.unreachable'));
  session.signedIn(ME);
  const saving = session.setPreferences({ locale: 'de' });
  expect(session.voice.value.locale).toBe('de');
  await saving;
  expect(session.voice.value.locale).toBe('en');
});

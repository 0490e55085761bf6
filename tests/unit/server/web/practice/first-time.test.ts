import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { MutationEnvelope, MutationOutcome } from '#shared/domain/mutation.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { createFirstTime } from '#server/web/practice/first-time.ts';

const makeStorage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

const answering = { call: async () => ok({}) } as unknown as ApiClient;
const broken = { call: async () => fail('network.unreachable') } as unknown as ApiClient;

/** Saves on the device; the server says this to all of it. */
const makeStore = (status: 'applied' | 'rejected'): LocalStore => ({
  ...createDirectStore(answering),
  save: async (mutations) => {
    const outcomes = mutations.map(({ id }) => ({ id, status })) as unknown as MutationOutcome[];
    return ok({ settled: Promise.resolve(outcomes) });
  },
});

const mutation = (name: string): MutationEnvelope => ({
  id: name,
  name,
  at: '2026-11-22T10:00:00.000Z',
  args: {},
});

test('a step is done when the thing has really happened, and stays done', async () => {
  const storage = makeStorage();
  const firstTime = createFirstTime(storage);
  await firstTime.watch(answering).call('panel', { body: {} });
  expect([...firstTime.done.value]).toEqual(['look']);
  const store = await firstTime.watchStore(Promise.resolve(makeStore('applied')));
  await store.save([mutation('mail.log')]);
  await store.save([mutation('task.create')]);
  await expect.poll(() => [...createFirstTime(storage).done.value]).toEqual(['look', 'log', 'follow_up']);
});

test('what was refused or did not arrive ticks nothing off', async () => {
  const firstTime = createFirstTime(makeStorage());
  const refusing = await firstTime.watchStore(Promise.resolve(makeStore('rejected')));
  const saved = await refusing.save([mutation('mail.log')]);
  if (saved.ok) await saved.value.settled;
  const away = await firstTime.watchStore(Promise.resolve(createDirectStore(broken)));
  await away.save([mutation('mail.log')]);
  await firstTime.watch(broken).call('panel', { body: {} });
  expect(firstTime.done.value.size).toBe(0);
});

test('hints that were hidden stay hidden', () => {
  const storage = makeStorage();
  createFirstTime(storage).hide();
  expect(createFirstTime(storage).isHidden.value).toBe(true);
});

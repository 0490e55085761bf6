import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { createFirstTime } from '#server/web/practice/first-time.ts';

const makeStorage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

const makeClient = (status: 'applied' | 'rejected') =>
  ({
    call: async (name: string, input: { body: { mutations: { id: string }[] } }) => {
      if (name !== 'mutate') return ok({});
      return ok({ outcomes: input.body.mutations.map(({ id }) => ({ id, status })) });
    },
  }) as unknown as ApiClient;

const mutation = (name: string) => ({
  body: { mutations: [{ id: name, name, at: '2026-11-22T10:00:00.000Z', args: {} }] },
});

test('a step is done when the thing has really happened, and stays done', async () => {
  const storage = makeStorage();
  const firstTime = createFirstTime(storage);
  const client = firstTime.watch(makeClient('applied'));
  await client.call('panel', { body: {} });
  expect([...firstTime.done.value]).toEqual(['look']);
  await client.call('mutate', mutation('mail.log'));
  await client.call('mutate', mutation('task.create'));
  expect([...createFirstTime(storage).done.value]).toEqual(['look', 'log', 'follow_up']);
});

test('what was refused ticks nothing off', async () => {
  const firstTime = createFirstTime(makeStorage());
  await firstTime.watch(makeClient('rejected')).call('mutate', mutation('mail.log'));
  const broken = { call: async () => fail('network.unreachable') } as unknown as ApiClient;
  await firstTime.watch(broken).call('mutate', mutation('mail.log'));
  await firstTime.watch(broken).call('panel', { body: {} });
  expect(firstTime.done.value.size).toBe(0);
});

test('hints that were hidden stay hidden', () => {
  const storage = makeStorage();
  createFirstTime(storage).hide();
  expect(createFirstTime(storage).isHidden.value).toBe(true);
});

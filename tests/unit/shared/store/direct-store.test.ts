import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';

const note: MutationEnvelope = { id: '1', name: 'activity.create', at: '2026-11-25T14:30:00.000Z', args: {} };

const setUp = (answers: Record<string, Result<unknown>>) => {
  const calls: string[] = [];
  const api = {
    call: async (name: string) => {
      calls.push(name);
      return answers[name];
    },
  } as unknown as ApiClient;
  return { calls, store: createDirectStore(api) };
};

test('a change is in Kontor when it is saved, its content before it', async () => {
  const outcome = { id: '1', status: 'applied', replayed: false, result: {} };
  const { store, calls } = setUp({
    blobState: ok({ hash: 'a', received: 0, complete: true }),
    mutate: ok({ outcomes: [outcome] }),
  });
  const saved = await store.save([note], [{ hash: 'a', bytes: new Uint8Array(1) }]);
  expect(saved.ok && (await saved.value.settled)).toEqual([outcome]);
  expect(calls).toEqual(['blobState', 'mutate']);
  expect(store.keeps).toBe(false);
});

test.each([
  ['nobody answers', { mutate: fail('network.unreachable') }, 'network.unreachable'],
  [
    'it is refused',
    { mutate: ok({ outcomes: [{ id: '1', status: 'rejected', error: { code: 'access.denied' } }] }) },
    'access.denied',
  ],
  ['the answer is about something else', { mutate: ok({ outcomes: [] }) }, 'network.garbled'],
])('where %s nothing is saved and it says so', async (_, answers, code) => {
  const { store } = setUp(answers);
  expect(await store.save([note])).toMatchObject({ ok: false, error: { code } });
});

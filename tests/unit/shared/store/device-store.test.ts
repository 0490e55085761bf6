import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { Me } from '#shared/domain/user.ts';
import { createDeviceStore } from '#shared/store/device-store.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';

const setUp = (pending = 0) => {
  const me = signal<Me | null>(null);
  const events: string[] = [];
  const left: number[] = [];
  const device = createDeviceStore({
    me,
    open: async ({ id }) => {
      events.push(`open ${id}`);
      const store = createDirectStore({} as ApiClient);
      return {
        ...store,
        health: signal({ ...store.health.peek(), pending }),
        wipe: async (keepWaiting = false) => void events.push(`wipe ${id}${keepWaiting ? ', keep' : ''}`),
        dispose: () => void events.push(`close ${id}`),
      };
    },
    onLeft: (waiting) => left.push(waiting),
  });
  return { me, events, left, device };
};
const nora = { id: 'nora' } as Me;
const thomas = { id: 'thomas' } as Me;

test('a session that the server ended takes everything of others and keeps what waits', async () => {
  const { me, events, left } = setUp(2);
  me.value = nora;
  me.value = null;
  await expect.poll(() => events).toEqual(['open nora', 'wipe nora, keep', 'close nora']);
  expect(left).toEqual([2]);
});

test('who leaves takes everything along', async () => {
  const { me, events, left, device } = setUp();
  me.value = nora;
  await device.leave(async () => void (me.value = null));
  await expect.poll(() => events).toEqual(['open nora', 'wipe nora', 'close nora']);
  expect(left).toEqual([]);
});

test('somebody else gets a store of their own; the same person with new settings keeps theirs', async () => {
  const { me, events, device } = setUp();
  me.value = nora;
  const first = device.current.value;
  me.value = { ...nora, name: 'Nora' };
  expect(device.current.value).toBe(first);
  me.value = thomas;
  expect(device.current.value).not.toBe(first);
  await expect.poll(() => events).toEqual(['open nora', 'wipe nora, keep', 'close nora', 'open thomas']);
});

import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createBackgroundSync } from '#extension/host/sync-in-background.ts';
import type { ApiClient } from '#shared/api/client.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';
import type { LocalStore, StoreHealth } from '#shared/store/local-store.ts';

const setUp = (pending: number) => {
  const direct = createDirectStore({} as ApiClient);
  const health = signal<StoreHealth>({ ...direct.health.peek(), pending });
  const events: string[] = [];
  const store: LocalStore = { ...direct, health, dispose: () => void events.push('closed') };
  let timeUp = (): void => {};
  let opening: () => Promise<LocalStore | null> = async () => store;
  const sync = createBackgroundSync({
    open: () => opening(),
    ringAgain: async (wanted) => void events.push(wanted ? 'ring again' : 'no more ringing'),
    setTimer: (run) => {
      timeUp = run;
      return () => undefined;
    },
  });
  return {
    sync,
    events,
    sent: () => (health.value = { ...health.peek(), pending: 0 }),
    timeUp: () => timeUp(),
    opens: (open: typeof opening) => (opening = open),
  };
};

test('sends what waits, closes and rings no more', async () => {
  const { sync, events, sent } = setUp(2);
  const done = sync();
  await expect.poll(() => events).toEqual([]);
  sent();
  await done;
  expect(events).toEqual(['no more ringing', 'closed']);
});

test('what could not be sent in its time is tried again', async () => {
  const { sync, events, timeUp } = setUp(1);
  const done = sync();
  await Promise.resolve();
  await Promise.resolve();
  await expect.poll(() => (timeUp(), events)).toEqual(['ring again', 'closed']);
  await done;
});

test('a browser that is not connected has nothing to do; a store that cannot be opened is tried again', async () => {
  const { sync, events, opens } = setUp(0);
  opens(async () => null);
  await sync();
  expect(events).toEqual([]);
  opens(() => Promise.reject(new Error('locked')));
  await sync();
  expect(events).toEqual(['ring again']);
});

import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createBackgroundSync } from '#extension/host/sync-in-background.ts';
import type { OpenedStore } from '#extension/host/sync-in-background.ts';
import type { ApiClient } from '#shared/api/client.ts';
import { createDirectStore } from '#shared/store/direct-store.ts';
import type { LocalStore, StoreHealth } from '#shared/store/local-store.ts';

const setUp = (pending: number) => {
  const direct = createDirectStore({} as ApiClient);
  const health = signal<StoreHealth>({ ...direct.health.peek(), pending, lastSyncAt: 1 });
  const events: string[] = [];
  const store: LocalStore = { ...direct, health, dispose: () => void events.push('closed') };
  let timeUp = (): void => {};
  let isRefused = false;
  let opening: () => Promise<OpenedStore | null> = async () => ({ store, isRefused: () => isRefused });
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
    says: (news: Partial<StoreHealth>) => (health.value = { ...health.peek(), ...news }),
    refuse: () => {
      isRefused = true;
      health.value = { ...health.peek() };
    },
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

test('with nothing to send it stays until what is new was fetched, or cannot be', async () => {
  const endings = [
    ({ says }: ReturnType<typeof setUp>) => says({ lastSyncAt: 2 }),
    ({ says }: ReturnType<typeof setUp>) => says({ online: false }),
    ({ refuse }: ReturnType<typeof setUp>) => refuse(),
  ];
  for (const end of endings) {
    const world = setUp(0);
    world.says({ lastSyncAt: null, online: true });
    const done = world.sync();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(world.events).toEqual([]);
    end(world);
    await done;
    expect(world.events).toEqual(['no more ringing', 'closed']);
  }
});

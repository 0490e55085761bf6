/**
 * Runs in a real browser: the store of a device as the pages open it, and beside it the bare thing it is compared with.
 * The network is cut in the client, so that "now" begins when the page says so.
 */
import { createApiClient } from '#shared/api/client.ts';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { SYNC_LIMITS } from '#shared/domain/sync.ts';
import type { SyncStatus } from '#shared/domain/sync.ts';
import { systemClock, toInstant } from '#shared/lib/clock.ts';
import { newId } from '#shared/lib/ids.ts';
import type { LocalStore } from '#shared/store/local-store.ts';
import { openStore } from '#shared/store/open-store.ts';
import type { Self } from '#shared/store/overlay.ts';

/** Times in ms. */
export type Saves = { readonly own: number[]; readonly bare: number[] };
export type Drains = { readonly own: number; readonly bare: number };
export type DevicePage = {
  readonly open: (self: Self) => Promise<void>;
  /** One change after the other, each beside a bare put of the same text on the same disk. */
  readonly save: (count: number, isReachable: boolean) => Promise<Saves>;
  /** So many changes wait on this device; then the server is there again. Beside it the same posted as they are. */
  readonly drain: (count: number) => Promise<Drains>;
};

declare global {
  var device: DevicePage;
}

let store: LocalStore;
let isCut = false;
const personId = newId();
const cuttableFetch: typeof fetch = (...request) =>
  isCut ? Promise.reject(new TypeError('cut')) : fetch(...request);

const change = (name: string, args: Record<string, unknown>): MutationEnvelope => ({
  id: newId(),
  name,
  at: toInstant(systemClock.now()),
  args,
});
const note = (): MutationEnvelope =>
  change('activity.create', {
    id: newId(),
    kind: 'note',
    fields: { text: `Ruft wegen der Lieferzeit zurück, will zwei Prozent mehr Rabatt. ${newId()}` },
    visibility: 'all',
    links: [{ type: 'person', id: personId }],
  });
const notes = (count: number): MutationEnvelope[] => Array.from({ length: count }, note);

/** Saved on the device; `settled` comes with the server's answer. */
const save = async (mutations: readonly MutationEnvelope[]) => {
  const answer = await store.save(mutations);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

const openBare = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('bare', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('rows'));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('bare')));
  });

const putBare = (database: IDBDatabase, mutation: MutationEnvelope): Promise<void> =>
  new Promise((resolve, reject) => {
    const writing = database.transaction('rows', 'readwrite', { durability: 'strict' });
    writing.objectStore('rows').put(new TextEncoder().encode(JSON.stringify(mutation)), mutation.id);
    writing.addEventListener('complete', () => resolve());
    writing.addEventListener('abort', () => reject(writing.error ?? new Error('bare')));
  });

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

const ask = async <T>(path: string, body?: unknown): Promise<T> => {
  const answer = await fetch(`/api/v1/sync/${path}`, {
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

/** As many in one request as a device sends. */
const pushBare = async (mutations: readonly MutationEnvelope[], epoch: string): Promise<void> => {
  const clientId = newId();
  for (let first = 0; first < mutations.length; first += SYNC_LIMITS.push) {
    const batch = mutations.slice(first, first + SYNC_LIMITS.push);
    await ask('push', {
      epoch,
      clientId,
      mutations: batch.map((mutation, index) => ({ ...mutation, n: first + index + 1 })),
    });
  }
};

/** Until all was sent and has come back, so that nothing of it runs beside what is measured next. */
const untilInStep = async (): Promise<void> => {
  const before = store.health.peek().lastSyncAt;
  isCut = false;
  await store.syncNow();
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = store.health.subscribe(({ lastSyncAt, pending }) => {
    if (lastSyncAt !== before && pending === 0) resolve();
  });
  await promise;
  stop();
};

const device: DevicePage = {
  open: async (self) => {
    const api = createApiClient({ baseUrl: '', token: () => null, fetch: cuttableFetch });
    store = await openStore({
      api,
      baseUrl: '',
      place: 'web',
      token: () => null,
      self,
      onSignedOut: () => {},
    });
    if (!store.keeps) throw new Error(store.health.peek().problem?.code ?? 'nothing is kept');
    await save([change('person.create', { id: personId, fields: { lastName: 'Öztürk' } })]);
    await untilInStep();
  },
  save: async (count, isReachable) => {
    const bare = await openBare();
    isCut = !isReachable;
    const times: Saves = { own: [], bare: [] };
    for (let index = 0; index < count; index += 1) {
      const [own, other] = [note(), note()];
      times.own.push(await timed(() => save([own])));
      times.bare.push(await timed(() => putBare(bare, other)));
    }
    bare.close();
    await untilInStep();
    return times;
  },
  drain: async (count) => {
    isCut = true;
    const waiting: Promise<unknown>[] = [];
    for (let left = count; left > 0; left -= SYNC_LIMITS.push)
      waiting.push((await save(notes(Math.min(left, SYNC_LIMITS.push)))).settled);
    const own = await timed(async () => {
      isCut = false;
      await store.syncNow();
      await Promise.all(waiting);
    });
    await untilInStep();
    // The device hears of what is posted beside it, and is not to fetch it meanwhile.
    isCut = true;
    const { epoch } = await ask<SyncStatus>('status');
    const others = notes(count);
    const bare = await timed(() => pushBare(others, epoch));
    await untilInStep();
    return { own, bare };
  },
};

globalThis.device = device;

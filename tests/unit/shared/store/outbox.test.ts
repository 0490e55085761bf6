import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { createIdGenerator, systemRandom } from '#shared/lib/ids.ts';
import { createBrowserCiphers } from '#shared/store/browser-ciphers.ts';
import { openCache } from '#shared/store/cache.ts';
import { systemTimers } from '#shared/lib/timers.ts';
import { openOutbox } from '#shared/store/outbox.ts';
import type { StoreEnvironment } from '#shared/store/environment.ts';
import { createDisk } from '#tests/simulation/disk.ts';
import { SYNC_LIMITS } from '#shared/domain/sync.ts';
import type { SyncDoc } from '#shared/domain/sync.ts';
import { turns } from '#tests/simulation/turns.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-22T10:00:00Z');

/** A disk, a clock and real keys; nobody else. */
const createPlace = async () => {
  const disk = createDisk({ onRefused: () => {} });
  let isAlive = true;
  const owner = { isAlive: () => isAlive };
  let now = START;
  const clock = { now: () => now };
  const newId = createIdGenerator(clock, systemRandom);
  const ciphers = createBrowserCiphers(disk.factoryFor(owner));
  const env = {
    clock,
    newId,
    indexedDB: disk.factoryFor(owner),
    IDBKeyRange,
    timers: systemTimers,
  } as unknown as StoreEnvironment;
  const cipher = await ciphers.open('konto');
  return {
    disk,
    ciphers,
    newId,
    move: (ms: number) => {
      now += ms;
    },
    kill: () => {
      isAlive = false;
      return disk.release(owner);
    },
    outbox: openOutbox('konto', env, cipher),
    cache: openCache('konto', env, cipher),
    reopened: async () =>
      openCache('konto', { ...env, indexedDB: disk.factoryFor({ isAlive: () => true }) }, cipher),
  };
};
type Place = Awaited<ReturnType<typeof createPlace>>;

const note = ({ newId }: Place, text: string) => ({
  id: newId(),
  name: 'activity.create',
  at: '2026-11-22T10:00:00.000Z',
  args: { id: newId(), fields: { text } },
});
const applied = (id: string) => ({ id, status: 'applied' as const, replayed: false, result: { id } });

describe('the outbox', () => {
  test('keeps what was attached for a server that is restored, and offers it with the change again', async () => {
    const place = await createPlace();
    const mail = note(place, 'mit Anlage');
    const plan = { hash: 'a'.repeat(64), bytes: new Uint8Array([1, 2, 3]) };
    await place.outbox.save([mail], [plan]);
    await place.outbox.settle([applied(mail.id)]);
    await place.outbox.renumber('nach der Sicherung', true);
    expect(await place.outbox.next(10)).toMatchObject([{ mutation: { id: mail.id }, needs: [plan.hash] }]);
    expect(await place.outbox.content(plan.hash)).toEqual(plan.bytes);
  });

  test('sends what was attached to a refused change with it once more, and lets go of it when it is dropped', async () => {
    const place = await createPlace();
    const [mail, other] = [note(place, 'mit Anlage'), note(place, 'auch')];
    const plan = { hash: 'b'.repeat(64), bytes: new Uint8Array([4]) };
    await place.outbox.save([mail, other], [plan]);
    const refused = (id: string) => ({
      id,
      status: 'rejected' as const,
      error: { code: 'record.not_found' },
    });
    await place.outbox.settle([refused(mail.id), refused(other.id)]);
    const again = { ...mail, id: place.newId() };
    await place.outbox.requeue(mail.id, again);
    expect(await place.outbox.next(10)).toMatchObject([{ mutation: { id: again.id }, needs: [plan.hash] }]);
    await place.outbox.drop(other.id);
    expect(await place.outbox.content(plan.hash)).toEqual(plan.bytes);
    await place.outbox.settle([refused(again.id)]);
    await place.outbox.drop(again.id);
    expect(await place.outbox.content(plan.hash)).toBeNull();
  });

  test('takes what one push has settled out of the queue, however many they were', async () => {
    const place = await createPlace();
    const changes = Array.from({ length: SYNC_LIMITS.push + 1 }, (_, index) => note(place, `Nr. ${index}`));
    await place.outbox.save(changes, []);
    await place.outbox.settle(changes.slice(0, -1).map(({ id }) => applied(id)));
    expect(await place.outbox.next(10)).toMatchObject([{ n: changes.length }]);
    expect(await place.outbox.unshown()).toHaveLength(SYNC_LIMITS.push);
  });

  test('keeps nothing that was attached to a mail of somebody erased', async () => {
    const place = await createPlace();
    const mail = note(place, 'von Karla');
    const photo = { hash: 'c'.repeat(64), bytes: new Uint8Array([5]) };
    await place.outbox.save([mail], [photo]);
    await place.outbox.settle([applied(mail.id)]);
    await place.outbox.forget(['karla']);
    expect(await place.outbox.content(photo.hash)).toBeNull();
  });

  test('keeps its count without a gap when changes about somebody erased leave it', async () => {
    const place = await createPlace();
    const [first, second, third] = [note(place, 'eins'), note(place, 'über Karla'), note(place, 'drei')];
    await place.outbox.save([first, second, third], []);
    const before = await place.outbox.identity();
    await place.outbox.forget(['karla']);
    expect((await place.outbox.next(10)).map(({ n, mutation }) => [n, mutation.id])).toEqual([
      [1, first.id],
      [2, third.id],
    ]);
    expect((await place.outbox.identity()).clientId).not.toBe(before.clientId);
  });

  test('forgets also what was settled and what was refused of somebody erased', async () => {
    const place = await createPlace();
    const [settled, refused] = [note(place, 'Karla'), note(place, 'Karla')];
    await place.outbox.save([settled, refused], []);
    await place.outbox.settle([
      applied(settled.id),
      { id: refused.id, status: 'rejected', error: { code: 'record.not_found' } },
    ]);
    await place.outbox.forget(['KARLA']);
    expect(await place.outbox.attention()).toEqual([]);
    await place.outbox.renumber('neu', true);
    expect(await place.outbox.next(10)).toEqual([]);
  });

  test('keeps nothing of the content of a change about somebody who was erased meanwhile', async () => {
    const place = await createPlace();
    const change = note(place, 'Karla');
    await place.outbox.save([change], []);
    await place.outbox.settle([{ id: change.id, status: 'rejected', error: { code: 'record.erased' } }]);
    expect(await place.outbox.attention()).toEqual([
      { mutation: { ...change, args: { id: change.args.id } }, code: 'record.erased', fields: {} },
    ]);
  });

  test('offers what was acknowledged again when the server leads another life, in the old order, before what waits', async () => {
    const place = await createPlace();
    const changes = ['eins', 'zwei', 'drei'].map((text) => note(place, text));
    await place.outbox.save(changes, []);
    await place.outbox.settle([applied(changes[0]!.id), applied(changes[1]!.id)]);
    await place.outbox.renumber('neu', true);
    expect((await place.outbox.next(10)).map(({ n, mutation }) => [n, mutation.id])).toEqual(
      changes.map(({ id }, at) => [at + 1, id]),
    );
    expect((await place.outbox.identity()).epoch).toBe('neu');
  });

  test('lets go of what was acknowledged two weeks ago by the time of the server, however wrong its own clock is', async () => {
    const place = await createPlace();
    const [old, young] = [note(place, 'alt'), note(place, 'jung')];
    await place.outbox.save([old], []);
    await place.outbox.settle([applied(old.id)]);
    await place.outbox.noteServerTime(START);
    place.move(3_650 * DAY_MS);
    await place.outbox.save([young], []);
    await place.outbox.settle([applied(young.id)]);
    await place.outbox.noteServerTime(START + 13 * DAY_MS);
    expect(await place.outbox.outcomeOf(old.id)).not.toBeNull();
    await place.outbox.noteServerTime(START + 15 * DAY_MS);
    expect(await place.outbox.outcomeOf(old.id)).toBeNull();
    expect(await place.outbox.outcomeOf(young.id)).toMatchObject({ status: 'applied', replayed: true });
  });

  test('a change is saved once, however often it is saved', async () => {
    const place = await createPlace();
    const change = note(place, 'eins');
    await place.outbox.save([change, change], []);
    await place.outbox.save([change], []);
    expect(await place.outbox.next(10)).toHaveLength(1);
  });

  test('what another key wrote is lost, and holds up nothing', async () => {
    const place = await createPlace();
    const other = await createPlace();
    const change = note(place, 'eins');
    await place.outbox.save([change], []);
    place.disk.cloneTo(other.disk);
    const later = note(other, 'zwei');
    await other.outbox.save([later], []);
    await other.outbox.next(10);
    expect((await other.outbox.next(10)).map(({ n, mutation }) => [n, mutation.id])).toEqual([[1, later.id]]);
  });
});

const doc = (id: string, buckets: string[], lastName = 'Kanarienvogel'): SyncDoc => ({
  type: 'person',
  id,
  buckets,
  data: { lastName, emails: [{ email: `${lastName}@wald.example` }], ownerId: null },
});
const begin = async ({ cache }: Place, docs: readonly SyncDoc[], buckets: string[]): Promise<void> => {
  await cache.beginStart('5', buckets);
  await cache.takeStartPage(docs, null);
};

describe('the copies', () => {
  test('a page and the place it ends are stored together or not at all', async () => {
    const place = await createPlace();
    await begin(place, [], ['all']);
    const ids = [place.newId(), place.newId()];
    const page = {
      from: '5',
      cursor: '9',
      puts: ids.map((id) => doc(id, ['all'])),
      removes: [],
      buckets: ['all'],
      isLast: true,
    };
    let seen = 0;
    const broken = place.cache.takePage(page, () => {
      seen += 1;
      if (seen === 2) throw new Error('in the middle');
      return true;
    });
    await expect(broken).rejects.toThrow('in the middle');
    expect(await place.cache.all()).toEqual([]);
    expect((await place.cache.state()).cursor).toBe('5');
    expect(await place.cache.takePage(page, () => true)).toBe(true);
    expect(await place.cache.all()).toHaveLength(2);
    expect((await place.cache.state()).cursor).toBe('9');
  });

  test('a program that ends while it stores a page leaves the one before, with its cursor', async () => {
    for (let after = 1; after < 14; after += 1) {
      const place = await createPlace();
      await begin(place, [], ['all']);
      const page = { from: '5', cursor: '9', removes: [], buckets: ['all'], isLast: true };
      void place.cache
        .takePage({ ...page, puts: [doc(place.newId(), ['all']), doc(place.newId(), ['all'])] }, () => true)
        .catch(() => {});
      await turns(after);
      place.kill();
      const opened = await place.reopened();
      const { cursor } = await opened.state();
      expect(await opened.all()).toHaveLength(cursor === '9' ? 2 : 0);
      opened.close();
    }
  });

  test('a page asked for from a place that is no longer the current one is not taken', async () => {
    const place = await createPlace();
    await begin(place, [], ['all']);
    const page = { from: '4', cursor: '9', puts: [], removes: [], buckets: ['all'], isLast: true };
    expect(await place.cache.takePage(page, () => true)).toBe(false);
  });

  test('with a bucket its records go in the same step, and one that was gained is marked to be fetched', async () => {
    const place = await createPlace();
    const [kept, lost] = [place.newId(), place.newId()];
    await begin(place, [doc(kept, ['all']), doc(lost, ['team:nord'])], ['all', 'team:nord']);
    await place.cache.takePage(
      { from: '5', cursor: '9', puts: [], removes: [], buckets: ['all', 'team:sued'], isLast: true },
      () => true,
    );
    expect((await place.cache.all()).map(({ id }) => id)).toEqual([kept]);
    expect((await place.cache.state()).boot).toMatchObject({ buckets: ['team:sued'] });
  });

  test('kinds a newer server sends are let lie', async () => {
    const place = await createPlace();
    await begin(place, [], ['all']);
    const unknown = { ...doc(place.newId(), ['all']), type: 'contract' as 'person' };
    const page = { from: '5', cursor: '9', puts: [unknown], removes: [], buckets: ['all'], isLast: true };
    expect(await place.cache.takePage(page, () => true)).toBe(true);
    expect(await place.cache.all()).toEqual([]);
  });
});

describe('what lies on the disk', () => {
  const text = (value: unknown): string => {
    if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.values(value).map(text).join(' ');
  };

  test('no word of a record or a change can be read without the key, in the indexes neither', async () => {
    const place = await createPlace();
    await begin(place, [doc(place.newId(), ['all'])], ['all']);
    await place.cache.setDirectory({
      key: 'a',
      addresses: '',
      domains: ['kanarienvogel.example'],
      version: '1',
    });
    const changes = ['wartet', 'erledigt', 'abgelehnt'].map((word) => note(place, `Kanarienvogel ${word}`));
    await place.outbox.save(changes, [{ hash: 'ab', bytes: new TextEncoder().encode('Kanarienvogel') }]);
    await place.outbox.settle([
      { ...applied(changes[1]!.id), result: { name: 'Kanarienvogel' } },
      { id: changes[2]!.id, status: 'rejected', error: { code: 'record.not_found' } },
    ]);
    const lying = place.disk.values().filter(({ database }) => database !== 'kontor-keys');
    const stores = new Set(lying.map(({ store }) => store));
    for (const store of [
      'docs',
      'docs.marks',
      'docs.links',
      'state',
      'entries',
      'journal',
      'attention',
      'contents',
    ])
      expect(store === 'docs.links' || stores.has(store), store).toBe(true);
    expect(lying.filter(({ value }) => /kanarienvogel/i.test(text(value)))).toEqual([]);
    // The same look finds the word where it lies open.
    expect(/kanarienvogel/i.test(text({ a: [new TextEncoder().encode('ein Kanarienvogel')] }))).toBe(true);
  });

  test('nothing can be read any more once the key is forgotten', async () => {
    const place = await createPlace();
    await place.outbox.save([note(place, 'eins')], []);
    await place.ciphers.forget('konto');
    const other = await place.ciphers.open('konto');
    for (const { value } of place.disk.values()) {
      const { sealed } = (value ?? {}) as { sealed?: Uint8Array };
      if (sealed) expect(await other.open(sealed)).toBeNull();
    }
  });
});

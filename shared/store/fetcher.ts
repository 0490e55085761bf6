/**
 * Brings the device's records up to date: from the start where it has none or too old ones, else what changed since its
 * cursor. Only the context that holds the sync lock does.
 */
import type { ApiClient } from '../api/client.ts';
import type { SyncDoc } from '../domain/sync.ts';
import type { Failure } from '../lib/result.ts';
import type { Cache } from './cache.ts';
import type { Outbox } from './outbox.ts';

export type FetchResult =
  | { readonly status: 'done'; readonly changed: boolean }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'resync'; readonly epoch: string };

export type FetcherOptions = {
  readonly cache: Cache;
  readonly outbox: Outbox;
  readonly api: ApiClient;
  readonly me: string;
  /** `all` keeps whatever the person may see; `working` the customers they have to do with. */
  readonly set: 'working' | 'all';
  readonly limit: number;
  readonly isStillLeader: () => boolean;
  /** All that was fetched is gone, to be fetched anew. */
  readonly onForgotten: () => void;
};

/** How much longer than the server a question that waits may take. */
const SLACK_S = 15;

/** Whether something is the person's own business, wherever else it hangs. */
const isOwn = ({ data }: SyncDoc, me: string): boolean =>
  data['ownerId'] === me || data['assigneeId'] === me || data['byId'] === me;

/** Few, and needed beside every customer. */
const EVERYWHERE: ReadonlySet<SyncDoc['type']> = new Set(['user', 'log_rule'] as const);

export const createFetcher = (options: FetcherOptions) => {
  const { cache, outbox, api, me, set, limit, isStillLeader, onForgotten } = options;

  let isSecondStart = false;

  const keep = (doc: SyncDoc, isHeld: boolean, hangsOnHeld: boolean): boolean =>
    set === 'all' || isHeld || hangsOnHeld || EVERYWHERE.has(doc.type) || isOwn(doc, me);

  /** From where it was left off: of everything, or of the buckets that were gained. Null when it came to its end. */
  const start = async (): Promise<FetchResult | null> => {
    const { clientId } = await outbox.identity();
    for (;;) {
      const { boot } = await cache.state();
      const answer = await api.call('syncBootstrap', {
        query: {
          clientId,
          set,
          limit: String(limit),
          ...(boot?.after ? { after: boot.after } : {}),
          ...(boot?.buckets ? { buckets: boot.buckets.join(',') } : {}),
        },
      });
      if (!isStillLeader()) return { status: 'done', changed: false };
      if (!answer.ok) return handleFailure(answer);
      const { epoch, docs, next, cursor, buckets: mine } = answer.value;
      const identity = await outbox.identity();
      if (identity.epoch === '') await outbox.setEpoch(epoch);
      else if (identity.epoch !== epoch) return { status: 'resync', epoch };
      if (!boot) await cache.beginStart(cursor, mine);
      await cache.takeStartPage(docs, next);
      if (next === null) return null;
    }
  };

  /** Ids, and the addresses this device knows them by: neither may be said in a change that is kept. */
  const forget = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const words: string[] = [...ids];
    for (const id of ids) {
      const person = await cache.get('person', id);
      const emails = (person?.data['emails'] ?? []) as readonly { readonly email: string }[];
      words.push(...emails.map(({ email }) => email));
    }
    // The addresses are known no longer than the record: first the changes, then the record.
    await outbox.forget(words);
    await cache.forget(ids);
  };

  const pull = async (wait: number): Promise<FetchResult> => {
    let changed = false;
    for (;;) {
      const { cursor, buckets: before } = await cache.state();
      const { clientId, epoch, settledTo } = await outbox.identity();
      const count = await outbox.waitingCount();
      const answer = await api.call('syncPull', {
        query: {
          clientId,
          epoch,
          cursor: cursor ?? '',
          waiting: String(count),
          ...(wait > 0 ? { wait: String(wait) } : {}),
        },
        ...(wait > 0 ? { timeoutMs: (wait + SLACK_S) * 1_000 } : {}),
      });
      if (!isStillLeader()) return { status: 'done', changed };
      if (!answer.ok) return handleFailure(answer);
      const { puts, removes, erased, buckets, more } = answer.value;
      await forget(erased);
      const page = { from: cursor ?? '', cursor: answer.value.cursor, puts, removes, buckets, isLast: !more };
      if (!(await cache.takePage(page, keep))) return { status: 'done', changed };
      changed ||= puts.length > 0 || removes.length > 0 || erased.length > 0;
      changed ||= before.join() !== buckets.join();
      if ((await cache.state()).boot) {
        const gained = await start();
        if (gained) return gained;
      }
      if (more) continue;
      await outbox.noteShown(settledTo);
      if (set === 'working') await cache.makeRoom(limit);
      return { status: 'done', changed };
    }
  };

  const handleFailure = async (failure: Failure): Promise<FetchResult> => {
    switch (failure.error.code) {
      case 'sync.resync_required':
      case 'request.cursor':
        await cache.clear();
        onForgotten();
        // Once: a server that says so to whoever has just begun is not asked again at once.
        if (isSecondStart) return { status: 'failed', failure };
        isSecondStart = true;
        return begin(0);
      case 'sync.foreign_client':
        await outbox.renumber((await outbox.identity()).epoch, false);
        return { status: 'failed', failure };
      case 'sync.epoch': {
        const status = await api.call('syncStatus', { query: {} });
        return status.ok
          ? { status: 'resync', epoch: status.value.epoch }
          : { status: 'failed', failure: status };
      }
      default:
        return { status: 'failed', failure };
    }
  };

  /** False when it has to be tried again. */
  const fetchDirectory = async (): Promise<boolean> => {
    const known = await cache.listed();
    const answer = await api.call('syncDirectory', { query: known ? { version: known.version } : {} });
    if (answer.ok && isStillLeader()) await cache.setDirectory(answer.value);
    return answer.ok;
  };

  const run = (wait: number): Promise<FetchResult> => {
    isSecondStart = false;
    return begin(wait);
  };
  const begin = async (wait: number): Promise<FetchResult> => {
    const { cursor, boot } = await cache.state();
    if (cursor === null || boot) {
      const started = await start();
      if (started) return started;
      const pulled = await pull(0);
      return pulled.status === 'done' ? { status: 'done', changed: true } : pulled;
    }
    return pull(wait);
  };

  return { run, fetchDirectory };
};

/**
 * The one that syncs: holds the lock among all contexts of this account, sends, fetches, listens, and begins again after
 * whatever went wrong. The others only save and poke.
 */
import type { MutationOutcome } from '../domain/mutation.ts';
import type { Cache } from './cache.ts';
import type { StoreEnvironment } from './environment.ts';
import { createFetcher } from './fetcher.ts';
import { LIVE_MS, createLive } from './live.ts';
import type { LiveWay } from './local-store.ts';
import type { Outbox } from './outbox.ts';
import { retryDelay } from './retry-pace.ts';
import { createSender } from './sender.ts';

export type EngineReport = {
  readonly online: boolean;
  readonly live: LiveWay;
  readonly lastSyncAt: number | null;
  /** Why the last round did not come to its end; null when it did. */
  readonly trouble: string | null;
};

export type EngineOptions = {
  readonly env: StoreEnvironment;
  readonly outbox: Outbox;
  readonly cache: Cache;
  readonly account: string;
  readonly me: string;
  readonly set: 'working' | 'all';
  readonly limit: number;
  readonly onReport: (report: EngineReport) => void;
  readonly onSettled: (outcome: MutationOutcome) => void;
  /** Records of this device changed by what others did. */
  readonly onChanged: () => void;
  /** The server does not know this device's token any more. */
  readonly onSignedOut: () => void;
};

export type Engine = {
  readonly start: () => void;
  /** Something to do: a change was saved, the network is back, somebody wants it now. */
  readonly kick: () => void;
  /** Takes the lock from a context that does not answer. */
  readonly steal: () => void;
  readonly isLeader: () => boolean;
  readonly dispose: () => void;
};

type Round =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly afterMs: number | null };

export const createEngine = (options: EngineOptions): Engine => {
  const { env, outbox, cache, account, me, set, limit, onReport, onSettled, onChanged, onSignedOut } =
    options;
  const { timers, clock, random } = env;
  let attempt = 0;
  let lastSyncAt: number | null = null;
  let trouble: string | null = null;
  let leading = 0;
  let waiting: AbortController | null = null;
  let wake = (): void => {};
  let isWanted = false;
  let isDisposed = false;

  const live = createLive({
    env,
    onPoke: () => kick(),
    onWay: () => report(),
  });
  const report = (): void =>
    onReport({
      online: env.isOnline() && trouble?.startsWith('network.') !== true,
      live: live.way(),
      lastSyncAt,
      trouble,
    });
  const kick = (): void => {
    isWanted = true;
    wake();
  };

  const lead = async (lost: AbortSignal): Promise<void> => {
    const mine = ++leading;
    const isStillLeader = (): boolean => mine === leading && !lost.aborted && !isDisposed;
    lost.addEventListener('abort', () => wake());
    const send = createSender({ outbox, api: env.api, onSettled, isStillLeader });
    const fetcher = createFetcher({ cache, outbox, api: env.api, me, set, limit, isStillLeader });

    /** The server leads another life: all of the last two weeks is offered again, and everything is fetched anew. */
    const beginAgain = async (epoch: string): Promise<void> => {
      await outbox.renumber(epoch, true);
      await cache.clear();
    };

    const round = async (): Promise<Round> => {
      if ((await outbox.identity()).epoch === '') {
        const status = await env.api.call('syncStatus', { query: {} });
        if (!status.ok) return { ok: false, code: status.error.code, afterMs: null };
        await outbox.setEpoch(status.value.epoch);
      }
      const sent = await send();
      if (!isStillLeader()) return { ok: true };
      if (sent.status === 'signed_out') return { ok: false, code: 'auth.required', afterMs: null };
      if (sent.status === 'later') return { ok: false, code: sent.code, afterMs: sent.afterMs };
      if (sent.status === 'resync') {
        await beginAgain(sent.epoch);
        return round();
      }
      const wait = isWanted ? 0 : live.waitSeconds();
      const fetched = await fetcher.run(wait);
      if (!isStillLeader()) return { ok: true };
      if (wait > 0) live.noteLongPoll(fetched.status !== 'failed');
      if (fetched.status === 'failed') {
        const { code, params } = fetched.failure.error;
        const seconds = params?.['retryAfterS'];
        return { ok: false, code, afterMs: typeof seconds === 'number' ? seconds * 1_000 : null };
      }
      if (fetched.status === 'resync') {
        await beginAgain(fetched.epoch);
        return round();
      }
      lastSyncAt = clock.now();
      if (fetched.changed) {
        onChanged();
        await fetcher.fetchDirectory();
      }
      return { ok: true };
    };

    /** Until something is wanted, or so many ms. */
    const rest = (ms: number): Promise<void> => {
      if (isWanted) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      const cancel = timers.after(ms, resolve);
      wake = resolve;
      return promise.then(() => {
        cancel();
        wake = () => {};
      });
    };

    live.start();
    while (isStillLeader()) {
      isWanted = false;
      const done = await round().catch((): Round => ({ ok: false, code: 'store.unopenable', afterMs: null }));
      if (!isStillLeader()) break;
      trouble = done.ok ? null : done.code;
      report();
      if (done.ok) {
        attempt = 0;
        // A waiting question begins again at once; a stream pokes by itself.
        await rest(live.way() === 'long_poll' ? 0 : LIVE_MS.poll);
        continue;
      }
      if (done.code === 'auth.required') onSignedOut();
      const delay = retryDelay(attempt, done.afterMs, random);
      attempt += 1;
      await rest(delay);
    }
    live.stop();
  };

  const hold = async (steal: boolean): Promise<void> => {
    waiting?.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    await env.locks.hold(`kontor-sync-${account}`, lead, signal, steal).catch(() => {});
    // Taken away by another context: stand in line again.
    if (!isDisposed && !signal.aborted) await hold(false);
  };

  return {
    start: () => void hold(false),
    kick: () => {
      attempt = 0;
      kick();
    },
    steal: () => void hold(true),
    isLeader: () => live.way() !== 'none',
    dispose: () => {
      isDisposed = true;
      leading += 1;
      waiting?.abort();
      live.stop();
      wake();
    },
  };
};

/**
 * The one that syncs: holds the lock among all contexts of this account, sends, fetches, listens, and begins again after
 * whatever went wrong. The others only save and ask.
 */
import type { MutationOutcome } from '../domain/mutation.ts';
import type { Failure } from '../lib/result.ts';
import type { Cache } from './cache.ts';
import type { StoreEnvironment } from './environment.ts';
import { createFetcher } from './fetcher.ts';
import { LIVE_MS, createLive } from './live.ts';
import type { LiveWay } from './local-store.ts';
import type { Outbox } from './outbox.ts';
import { askedDelay, askedToWait, endsUnheard, probeDelay, retryDelay, troubleKind } from './retry-pace.ts';
import { createSender } from './sender.ts';
import { storeFailure } from './store-failure.ts';

export type EngineReport = {
  readonly online: boolean;
  readonly live: LiveWay;
  readonly lastSyncAt: number | null;
  /** Why the last round did not come to its end; null when it did. */
  readonly trouble: string | null;
  /** The browser threw away what this device had kept, perhaps with changes that were never sent. */
  readonly evicted: boolean;
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
  readonly onSettled: (outcomes: readonly MutationOutcome[]) => void;
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

/** How often the server is asked for its time, and the list of what is known is fetched anew. Units: ms. */
const STATUS_MS = 24 * 60 * 60_000;
const DIRECTORY_MS = 15 * 60_000;
/** Bytes: a smaller list is asked for also whenever Kontor is opened. */
const DIRECTORY_LARGE = 500_000;

type Round =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly afterMs: number | null };

const failed = (failure: Failure): Round => ({
  ok: false,
  code: failure.error.code,
  afterMs: askedToWait(failure),
});

export const createEngine = (options: EngineOptions): Engine => {
  const { env, outbox, cache, account, me, set, limit, onReport, onSettled, onChanged, onSignedOut } =
    options;
  const { timers, clock, random } = env;
  let attempt = 0;
  let lastSyncAt: number | null = null;
  let trouble: string | null = null;
  let evicted = false;
  let leading = 0;
  let leads = false;
  let waiting: AbortController | null = null;
  let wake = (): void => {};
  let isWanted = false;
  let isInRound = false;
  let pokedTo: string | null = null;
  /** The server named a time; it holds also for who leads again after another context did. */
  let askedWait: Promise<void> | null = null;
  let fetchedTo: string | null = null;
  let isDisposed = false;

  const kick = (): void => {
    isWanted = true;
    wake();
  };
  const report = (): void =>
    onReport({
      online: env.isOnline() && trouble?.startsWith('network.') !== true,
      live: live.way(),
      lastSyncAt,
      trouble,
      evicted,
    });
  /** What has been fetched up to where the server says it is is nothing new: own changes come back as pokes. */
  const hear = (position: string | null): void => {
    if (position !== null && position === fetchedTo) return;
    if (position !== null && isInRound) pokedTo = position;
    else kick();
  };
  const live = createLive({ env, onPoke: hear, onWay: report });

  const lead = async (lost: AbortSignal): Promise<void> => {
    const mine = ++leading;
    leads = true;
    const isStillLeader = (): boolean => mine === leading && !lost.aborted && !isDisposed;
    lost.addEventListener('abort', () => wake());
    const send = createSender({ outbox, api: env.api, onSettled, isStillLeader });
    let isStatusDue = true;
    /** Null until it has been looked at. */
    let isDirectoryDue: boolean | null = null;
    const onForgotten = (): void => {
      isDirectoryDue = null;
    };
    const fetcher = createFetcher({
      cache,
      outbox,
      api: env.api,
      me,
      set,
      limit,
      isStillLeader,
      onForgotten,
    });
    const cancels = new Set<() => void>();
    const later = (ms: number, run: () => void): void => void cancels.add(timers.after(ms, run));

    /** The server's life and time; whether it knows this device as one that had more than it has now. */
    const ask = async (): Promise<Failure | null> => {
      const { epoch, clientId, isNew } = await outbox.identity();
      const status = await env.api.call('syncStatus', { query: { clientId } });
      if (!status.ok) return status;
      if (!isStillLeader()) return null;
      const { clients, now } = status.value;
      if (isNew && clients.some(({ id, own, lastN }) => own && id !== clientId && lastN > 0)) evicted = true;
      if (epoch === '') await outbox.setEpoch(status.value.epoch);
      await outbox.noteServerTime(Date.parse(now));
      isStatusDue = false;
      later(STATUS_MS, () => {
        isStatusDue = true;
      });
      return null;
    };

    /**
     * The server leads another life: all of the last two weeks is offered again, and everything is fetched anew. The
     * records first: with the new life's name they would be taken for its own.
     */
    const beginAgain = async (epoch: string): Promise<void> => {
      await cache.clear();
      onForgotten();
      await outbox.renumber(epoch, true);
    };

    const noteList = (age: number): void => {
      isDirectoryDue = false;
      later(DIRECTORY_MS - age, () => {
        isDirectoryDue = true;
      });
    };
    /** A large one is not fetched again because a pane was closed and opened. */
    const isListDue = async (): Promise<boolean> => {
      if (isDirectoryDue === null) {
        const listed = await cache.listed();
        const age = listed ? clock.now() - listed.at : DIRECTORY_MS;
        isDirectoryDue = !listed || listed.size < DIRECTORY_LARGE || age < 0 || age >= DIRECTORY_MS;
        if (!isDirectoryDue) noteList(age);
      }
      return isDirectoryDue;
    };

    /** `mayWait`: nothing is left to be sent that a question waiting at the server would hold up. */
    const fetchAll = async (mayWait: boolean): Promise<Round | 'resync'> => {
      const wait = isWanted || !mayWait ? 0 : live.waitSeconds();
      const fetched = await fetcher.run(wait);
      if (!isStillLeader()) return { ok: true };
      if (wait > 0) live.noteLongPoll(fetched.status !== 'failed');
      if (fetched.status === 'failed') return failed(fetched.failure);
      if (fetched.status === 'resync') {
        await beginAgain(fetched.epoch);
        return 'resync';
      }
      lastSyncAt = clock.now();
      if (fetched.changed) onChanged();
      if ((await isListDue()) && (await fetcher.fetchDirectory())) noteList(0);
      return { ok: true };
    };

    const holdBack = (ms: number): void => {
      const mineToWait = new Promise<void>((resolve) => void timers.after(ms, resolve));
      askedWait = mineToWait;
      void mineToWait.then(() => {
        if (askedWait === mineToWait) askedWait = null;
      });
    };

    const round = async (): Promise<Round> => {
      for (const ready of [await outbox.ready(), await cache.ready()]) if (!ready.ok) return failed(ready);
      if (isStatusDue) {
        const unanswered = await ask();
        if (unanswered) return failed(unanswered);
      }
      // The answer to what it sent before it led anew may have come meanwhile.
      await waitAsAsked();
      const sent = await send();
      // Asked to come later is this program, also when it leads anew.
      if (sent.status === 'later' && sent.afterMs !== null && !isStillLeader())
        holdBack(askedDelay(sent.afterMs, random));
      if (!isStillLeader()) return { ok: true };
      if (sent.status === 'signed_out') return { ok: false, code: 'auth.required', afterMs: null };
      if (sent.status === 'resync') {
        await beginAgain(sent.epoch);
        return round();
      }
      const stopped: Round | null =
        sent.status === 'later' ? { ok: false, code: sent.code, afterMs: sent.afterMs } : null;
      // What cannot be sent now does not keep from reading, as long as the server is there.
      if (stopped && (sent.status !== 'later' || endsUnheard(sent.code) || sent.afterMs !== null))
        return stopped;
      const fetched = await fetchAll(stopped === null);
      return fetched === 'resync' ? round() : (stopped ?? fetched);
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

    /** Until the server wants to be asked again, whoever wants something. */
    const waitAsAsked = async (): Promise<void> => {
      if (!askedWait) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      void askedWait.then(resolve);
      wake = () => {
        if (!isStillLeader()) resolve();
      };
      await promise;
      wake = () => {};
    };
    const pause = (ms: number): Promise<void> => {
      holdBack(ms);
      return waitAsAsked();
    };

    /** A long rest, with a small question now and then whether the server is back. */
    const listen = async (ms: number): Promise<void> => {
      for (let left = ms; left > 0 && !isWanted && isStillLeader();) {
        const slice = Math.min(left, probeDelay(random));
        await rest(slice);
        left -= slice;
        if (left <= 0 || isWanted || !isStillLeader()) return;
        if ((await env.api.call('syncStatus', { query: {} })).ok) return;
      }
    };

    live.start();
    await waitAsAsked();
    while (isStillLeader()) {
      isWanted = false;
      isInRound = true;
      const done = await round().catch((error: unknown): Round => ({
        ok: false,
        code: storeFailure(error),
        afterMs: null,
      }));
      isInRound = false;
      fetchedTo = (await cache.state().catch(() => null))?.cursor ?? null;
      if (done.ok && pokedTo !== null && pokedTo !== fetchedTo) isWanted = true;
      pokedTo = null;
      if (!isStillLeader()) break;
      if (!done.ok && done.code === 'auth.required' && trouble !== done.code) onSignedOut();
      // Another trouble than before: what the old one taught about patience does not hold for it.
      if (!done.ok && trouble !== null && troubleKind(done.code) !== troubleKind(trouble)) attempt = 0;
      trouble = done.ok ? null : done.code;
      report();
      if (done.ok) {
        attempt = 0;
        // A waiting question begins again at once; a stream pokes by itself.
        await rest(live.way() === 'long_poll' ? 0 : LIVE_MS.poll);
        continue;
      }
      if (done.afterMs !== null) await pause(askedDelay(done.afterMs, random));
      else {
        const delay = retryDelay(attempt, random);
        attempt += 1;
        await (endsUnheard(done.code) ? listen(delay) : rest(delay));
      }
    }
    for (const cancel of cancels) cancel();
    if (mine !== leading) return;
    leads = false;
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
    isLeader: () => leads,
    dispose: () => {
      isDisposed = true;
      leading += 1;
      leads = false;
      waiting?.abort();
      live.stop();
      wake();
    },
  };
};

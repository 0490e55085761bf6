/** Puts the store of this device together for one account: outbox, cache, engine, and what is told of them. */
import { computed, signal } from '@preact/signals';
import type { MutationEnvelope, MutationOutcome } from '../domain/mutation.ts';
import { SYNC_LIMITS } from '../domain/sync.ts';
import { emailKey } from '../domain/user.ts';
import { fail, ok } from '../lib/result.ts';
import { cacheKeyName, openCache } from './cache.ts';
import { composeAnswer } from './compose-answer.ts';
import { createDirectoryLookUp } from './directory-look-up.ts';
import { createEngine } from './engine.ts';
import type { EngineReport } from './engine.ts';
import type { StoreEnvironment } from './environment.ts';
import { lazyCipher } from './lazy-cipher.ts';
import type { LocalStore, StoreHealth } from './local-store.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openOutbox } from './outbox.ts';
import { logsByContent } from './own-logs.ts';
import { layOver } from './overlay.ts';
import type { Self } from './overlay.ts';
import { refusedRecord } from './refused-record.ts';
import { createSuccession } from './succession.ts';
import { storeFailure } from './store-failure.ts';
import { recordsOf } from './waiting-records.ts';
import { createWatchdog } from './watchdog.ts';

export type LocalStoreOptions = {
  readonly env: StoreEnvironment;
  /** Server and person: every account on this device has databases and a key of its own. */
  readonly account: string;
  readonly self: Self;
  readonly set?: 'working' | 'all';
  readonly limit?: number;
  readonly onSignedOut: () => void;
};

const NOTHING: StoreHealth = {
  pending: 0,
  oldestPendingAt: null,
  attention: 0,
  online: true,
  live: 'none',
  lastSyncAt: null,
  problem: null,
};
/** What contexts of one account say to each other. */
type Message =
  | { readonly kind: 'kick' }
  /** Is anybody there who syncs? */
  | { readonly kind: 'hello' }
  | { readonly kind: 'here'; readonly report: EngineReport }
  | { readonly kind: 'settled'; readonly outcomes: readonly MutationOutcome[] }
  | { readonly kind: 'changed' }
  | { readonly kind: 'wiped' };

/** Errors: throws nothing; a database that cannot be opened shows as `health.problem`, and saving answers its code. */
export const createLocalStore = async (options: LocalStoreOptions): Promise<LocalStore> => {
  const { env, account, self, set = 'working', limit = SYNC_LIMITS.workingSet, onSignedOut } = options;
  const cacheKey = cacheKeyName(account);
  const outbox = openOutbox(account, env, lazyCipher(env.ciphers, account));
  const cache = openCache(account, env, lazyCipher(env.ciphers, cacheKey));
  const compose = composeAnswer(cache, self);
  const isListed = createDirectoryLookUp(cache, env);
  const health = signal<StoreHealth>(NOTHING);
  const waiting = signal<ReadonlySet<string>>(new Set());
  /** Of each waiting change, what it is about: read once, as content has to be decrypted for it. */
  const about = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  const waitingRecords = computed(() => new Set([...about.value.values()].flat()));
  const listeners = new Set<() => void>();
  const settling = new Map<string, ((outcome: MutationOutcome) => void)[]>();
  let isWiped = false;
  let report: EngineReport = {
    online: env.isOnline(),
    live: 'none',
    lastSyncAt: null,
    trouble: null,
    evicted: false,
  };

  const settle = (outcomes: readonly MutationOutcome[]): void => {
    for (const outcome of outcomes) {
      const hearers = settling.get(outcome.id) ?? [];
      settling.delete(outcome.id);
      for (const hear of hearers) hear(outcome);
    }
  };
  /** What another context settled, and died before it could say so. */
  const settleUnheard = async (ids: ReadonlySet<string>): Promise<void> => {
    for (const id of settling.keys()) {
      const outcome = ids.has(id) ? null : await outbox.outcomeOf(id);
      if (outcome) settle([outcome]);
    }
  };

  const showProblem = (code: string): void => {
    const known = health.peek().problem;
    const problem = known?.code === code ? known : { code, since: env.clock.now() };
    health.value = { ...health.peek(), problem };
  };

  const followWaiting = async (ids: ReadonlySet<string>): Promise<void> => {
    const known = about.peek();
    const unread = [...ids].filter((id) => !known.has(id));
    if (unread.length > 0 || ids.size !== known.size) {
      const read = unread.length > 0 ? await outbox.waiting(unread) : [];
      const found = new Map(read.map(({ mutation }) => [mutation.id, recordsOf(mutation)] as const));
      about.value = new Map([...ids].map((id) => [id, found.get(id) ?? known.get(id) ?? []]));
    }
    waiting.value = ids;
  };

  const look = async (): Promise<void> => {
    if (isWiped) return;
    try {
      const opened = await outbox.ready();
      if (!opened.ok) return showProblem(opened.error.code);
      const { ids, oldestAt, attention } = await outbox.overview();
      await settleUnheard(ids);
      await followWaiting(ids);
      const { trouble, evicted, ...seen } = report;
      health.value = {
        ...seen,
        pending: ids.size,
        oldestPendingAt: oldestAt,
        attention,
        problem: watchdog.judge({ oldestAt, online: seen.online, trouble, evicted }),
      };
    } catch (error) {
      showProblem(storeFailure(error));
    }
  };
  const refresh = oneAtATime(look);
  const watchdog = createWatchdog(env, () => {
    if (health.peek().pending > 0 && !engine.isLeader()) ask('hello');
    void refresh();
  });

  const tellChanged = (): void => listeners.forEach((listener) => listener());
  const post = (message: Message): void => env.channel.post(message);
  const succession = createSuccession(env.timers, () => engine.steal());
  const ask = (kind: 'hello' | 'kick'): void => {
    succession.ask();
    post({ kind });
  };

  const engine = createEngine({
    env,
    outbox,
    cache,
    account,
    me: self.id,
    set,
    limit,
    onReport: (next) => {
      report = next;
      post({ kind: 'here', report });
      void refresh();
    },
    onSettled: (outcomes) => {
      settle(outcomes);
      post({ kind: 'settled', outcomes });
      void refresh();
    },
    onChanged: () => {
      tellChanged();
      post({ kind: 'changed' });
    },
    onSignedOut,
  });

  const stopListening = env.channel.listen((raw) => {
    const message = raw as Message;
    switch (message.kind) {
      case 'hello':
        if (engine.isLeader()) post({ kind: 'here', report });
        return;
      case 'kick':
        if (!engine.isLeader()) return;
        post({ kind: 'here', report });
        return engine.kick();
      case 'here':
        succession.heard();
        // One of our own counts more: it comes from this very context.
        if (!engine.isLeader()) report = message.report;
        return void refresh();
      case 'settled':
        settle(message.outcomes);
        return void refresh();
      case 'changed':
        return tellChanged();
      case 'wiped':
        return forget();
    }
  });
  const kick = (): void => {
    if (engine.isLeader()) engine.kick();
    else ask('kick');
  };
  const stop = (): void => {
    engine.dispose();
    watchdog.dispose();
    succession.dispose();
    stopListening();
  };
  /** Here or in another context, what was kept of this account was taken away. */
  const forget = (): void => {
    isWiped = true;
    stop();
    outbox.close();
    cache.close();
    about.value = new Map();
    waiting.value = new Set();
    health.value = NOTHING;
    tellChanged();
  };

  /**
   * What is there for its author and not, or not yet, in what was fetched. A change goes from the waiting to the settled
   * ones and from there into the copies: asked for in that order, and before the copies are read, none slips through.
   */
  const ownChanges = async (): Promise<readonly MutationEnvelope[]> => {
    const waitingNow = await unsent();
    const settled = await outbox.unshown();
    const ids = new Set(settled.map(({ id }) => id));
    return [...settled, ...waitingNow.filter(({ id }) => !ids.has(id))];
  };
  const unsent = async (): Promise<MutationEnvelope[]> =>
    (await outbox.waiting()).map(({ mutation }) => mutation);

  const answerOf: LocalStore['answer'] = async (query) => {
    if (isWiped || !(await cache.ready()).ok || !(await outbox.ready()).ok) return null;
    const { asOf, start } = await cache.state();
    const changes = await ownChanges();
    const known = await compose.known(query, asOf ?? 0, env.clock.now());
    // The copies were let go while they were read: somebody whose history is gone must not be shown as one without any.
    if ((await cache.state()).start !== start) return answerOf(query);
    if (!known && changes.length === 0) return null;
    const base = known ?? (await compose.nobody(query, env.clock.now()));
    const laid = layOver(query, base, changes, self, await logsByContent(query, changes));
    return known || laid !== base ? { answer: laid, asOf: asOf ?? env.clock.now() } : null;
  };

  void env.persist();
  if ((await cache.ready()).ok) await cache.open().catch(() => {});
  engine.start();
  post({ kind: 'hello' });
  await refresh();

  return {
    keeps: true,
    health,
    waiting,
    waitingRecords,
    waitingAbout: async (record) =>
      (await unsent()).filter((mutation) => recordsOf(mutation).includes(record)),
    save: async (mutations, content = []) => {
      if (isWiped) return fail('store.wiped');
      const outcomes = mutations.map(
        ({ id }) =>
          new Promise<MutationOutcome>((resolve) => {
            settling.set(id, [...(settling.get(id) ?? []), resolve]);
          }),
      );
      const saved = await outbox.save(mutations, content);
      if (!saved.ok) {
        for (const { id } of mutations) settling.delete(id);
        showProblem(saved.error.code);
        return saved;
      }
      await refresh();
      kick();
      return ok({ settled: Promise.all(outcomes) });
    },
    answer: answerOf,
    nobody: async (query) =>
      isWiped || !(await cache.ready()).ok ? null : compose.nobody(query, env.clock.now()),
    overlay: async (query, answer) => {
      const changes = await ownChanges();
      return layOver(query, answer, changes, self, await logsByContent(query, changes));
    },
    remember: async (_query, answer) => {
      const ids = [answer.person?.id, answer.company?.id].filter((id) => id !== undefined);
      if (ids.length === 0) return;
      await cache.touch(ids);
      if ((await cache.get(answer.person ? 'person' : 'company', ids[0]!)) !== null) return;
      const { clientId } = await outbox.identity();
      const page = await env.api.call('syncBootstrap', {
        query: { clientId, set, customers: ids.join(',') },
      });
      if (page.ok) await cache.remember(page.value.docs);
    },
    workingSet: async () => {
      if (isWiped || !(await cache.ready()).ok || !(await outbox.ready()).ok) return null;
      const { readWorkingSet } = await import('./working-set.ts');
      return readWorkingSet({ cache, own: await ownChanges(), self, now: env.clock.now() });
    },
    isKnown: async (what) => {
      // What is new since the list was fetched lies here itself.
      const held = await ('email' in what
        ? cache.byMark('email', emailKey(what.email))
        : cache.byMark('domain', what.domain.toLowerCase()));
      if (held.length > 0) return true;
      return isListed('email' in what ? { email: emailKey(what.email) } : what);
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    attention: async () => {
      const items = await outbox.attention();
      const isThere = (await cache.ready()).ok;
      return Promise.all(
        items.map(async (item) => ({
          ...item,
          ...(isThere ? await refusedRecord(cache, item.mutation) : { title: '', now: {} }),
          canRetry: item.code !== 'record.erased',
        })),
      );
    },
    retry: async (mutationId, force) => {
      const item = (await outbox.attention()).find(({ mutation }) => mutation.id === mutationId);
      if (!item) return;
      const args = Object.fromEntries(Object.entries(item.mutation.args).filter(([key]) => key !== 'was'));
      // A changed change is another one: it must not meet the old one's kept outcome.
      const as = { ...item.mutation, id: env.newId(), ...(force ? { args } : {}) };
      await outbox.requeue(mutationId, as);
      await refresh();
      kick();
    },
    drop: async (mutationId) => {
      await outbox.drop(mutationId);
      await refresh();
    },
    syncNow: async () => kick(),
    exportWaiting: async () =>
      JSON.stringify({ account, waiting: await unsent(), attention: await outbox.attention() }, null, 2),
    wipe: async (keepWaiting = false) => {
      await env.ciphers.forget(cacheKey);
      const isKept = keepWaiting && (waiting.peek().size > 0 || (await outbox.overview()).attention > 0);
      if (!isKept) await env.ciphers.forget(account);
      post({ kind: 'wiped' });
      forget();
      await cache.destroy();
      if (!isKept) await outbox.destroy();
    },
    dispose: () => {
      stop();
      outbox.close();
      cache.close();
    },
  };
};

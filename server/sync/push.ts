/**
 * Changes of a device, each applied once, in the order of its counter. Counter, outcome and change are one transaction:
 * whatever the network does, the device can send the same again and gets the same answer.
 *
 * Replay: a change below the counter answers its kept outcome; one that is refused is kept as refused, so the queue goes
 * on. What breaks the server is tried a few times and then set aside.
 * Errors: `sync.epoch`, `sync.gap`, `sync.forked` (the device was cloned: another change stands at this count),
 * `sync.foreign_client`.
 */
import { SYNC_LIMITS } from '#shared/domain/sync.ts';
import type { SyncPush, SyncPushAnswer } from '#shared/domain/sync.ts';
import type { MutationEnvelope, MutationOutcome } from '#shared/domain/mutation.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationExecutor } from '../core/mutation-executor.ts';
import type { Scope } from '../core/scope.ts';
import type { Store, Tx } from '../db/store.ts';
import { statusOf } from '../http/error-status.ts';
import { readEpoch } from './epoch.ts';
import { claimClient, findClient } from './sync-clients.ts';

export type PushOptions = {
  readonly store: Store;
  readonly executor: MutationExecutor;
  readonly clock: Clock;
  readonly onBug: (error: unknown) => void;
};
type Numbered = MutationEnvelope & { readonly n: number };
type Kept = { mutationId: string; outcome: string };
/** Settled with an outcome, or why the rest of the queue has to wait. */
type Step = { readonly outcome: MutationOutcome } | { readonly stop: string };

const KEPT = 'select "mutationId", outcome from sync_outcome where "clientId" = ? and n = ?';
/** Codes that say nothing about the change, only about the moment: never kept, so that it may be sent again. */
const isForNow = (code: string): boolean =>
  code.startsWith('store.') || statusOf(code) >= 500 || statusOf(code) === 429;

const envelopeOf = ({ id, name, at, args }: Numbered): MutationEnvelope => ({ id, name, at, args });

export const createPush = ({ store, executor, clock, onBug }: PushOptions) => {
  /** The kept outcome of a change that was settled before; null when this is the next one. */
  const settledBefore = async (
    tx: Tx,
    scope: Scope,
    clientId: string,
    { id, n }: Numbered,
  ): Promise<Result<MutationOutcome | null>> => {
    const client = await claimClient(tx, scope, clientId, toInstant(clock.now()));
    if (!client.ok) return client;
    if (n > client.value.lastN + 1) return fail('sync.gap');
    if (n === client.value.lastN + 1) return ok(null);
    const kept = await tx.get<Kept>(KEPT, clientId, n);
    if (kept?.mutationId !== id) return fail('sync.forked');
    const outcome = JSON.parse(kept.outcome) as MutationOutcome;
    return ok(outcome.status === 'rejected' ? outcome : { ...outcome, replayed: true });
  };

  const settle = async (
    tx: Tx,
    clientId: string,
    { id, n }: Numbered,
    outcome: MutationOutcome,
  ): Promise<void> => {
    const now = toInstant(clock.now());
    await tx.run(
      'insert into sync_outcome ("clientId", n, "mutationId", outcome, at) values (?, ?, ?, ?, ?)',
      clientId,
      n,
      id,
      JSON.stringify(outcome),
      now,
    );
    await tx.run(
      'update sync_client set "lastN" = ?, "lastPushAt" = ?, "poisonId" = null, "poisonTries" = 0 where id = ?',
      n,
      now,
      clientId,
    );
  };

  /** A refusal is settled too; it changed nothing, so it has a transaction of its own. */
  const keepRefusal = (
    scope: Scope,
    clientId: string,
    change: Numbered,
    outcome: MutationOutcome,
  ): Promise<Result<MutationOutcome>> =>
    store.write(async (tx) => {
      const known = await settledBefore(tx, scope, clientId, change);
      if (!known.ok) return known;
      if (known.value) return ok(known.value);
      await settle(tx, clientId, change, outcome);
      return ok(outcome);
    });

  /** Counts an attempt that broke the server; after the last one the change is set aside and the queue goes on. */
  const countPoison = (
    scope: Scope,
    clientId: string,
    change: Numbered,
  ): Promise<Result<MutationOutcome | null>> =>
    store.write(async (tx) => {
      // A push that comes late once more may break on what was settled long ago.
      const known = await settledBefore(tx, scope, clientId, change);
      if (!known.ok || known.value) return known;
      const now = toInstant(clock.now());
      const client = await claimClient(tx, scope, clientId, now);
      if (!client.ok) return client;
      const tries = client.value.poisonId === change.id ? client.value.poisonTries + 1 : 1;
      if (tries < SYNC_LIMITS.poisonTries) {
        await tx.run(
          'update sync_client set "poisonId" = ?, "poisonTries" = ? where id = ?',
          change.id,
          tries,
          clientId,
        );
        return ok(null);
      }
      await tx.run(
        `insert into sync_quarantine (id, "clientId", "userId", name, at) values (?, ?, ?, ?, ?)
         on conflict (id) do nothing`,
        change.id,
        clientId,
        scope.userId,
        change.name,
        now,
      );
      const outcome: MutationOutcome = {
        id: change.id,
        status: 'rejected',
        error: { code: 'mutation.poison' },
      };
      await settle(tx, clientId, change, outcome);
      return ok(outcome);
    });

  const step = async (scope: Scope, clientId: string, change: Numbered): Promise<Result<Step>> => {
    let outcome: MutationOutcome;
    try {
      outcome = await executor.execute(scope, envelopeOf(change), {
        before: (tx) => settledBefore(tx, scope, clientId, change),
        after: (tx, applied) => settle(tx, clientId, change, applied),
      });
    } catch (error) {
      if (store.isUnavailable(error)) return ok({ stop: 'store.unavailable' });
      onBug(new Error(`${change.name} ${change.id} of device ${clientId}`, { cause: error }));
      const counted = await countPoison(scope, clientId, change);
      if (!counted.ok) return ok({ stop: counted.error.code });
      return ok(counted.value ? { outcome: counted.value } : { stop: 'internal' });
    }
    if (outcome.status !== 'rejected') return ok({ outcome });
    const { code } = outcome.error;
    if (isForNow(code)) return ok({ stop: code });
    if (code.startsWith('sync.')) return fail(code);
    const kept = await keepRefusal(scope, clientId, change, outcome);
    if (kept.ok) return ok({ outcome: kept.value });
    return isForNow(kept.error.code) ? ok({ stop: kept.error.code }) : kept;
  };

  return async (scope: Scope, { epoch, clientId, mutations }: SyncPush): Promise<Result<SyncPushAnswer>> => {
    if (epoch !== (await readEpoch(store.sql))) return fail('sync.epoch');
    const outcomes: SyncPushAnswer['outcomes'] = [];
    let stopped: SyncPushAnswer['stopped'] = null;
    for (const change of mutations) {
      const done = await step(scope, clientId, change);
      if (!done.ok) return done;
      if ('stop' in done.value) {
        stopped = { n: change.n, code: done.value.stop };
        break;
      }
      outcomes.push({ ...done.value.outcome, n: change.n });
    }
    const client = await findClient(store.sql, scope, clientId);
    if (!client.ok) return client;
    return ok({ epoch, lastN: client.value?.lastN ?? 0, outcomes, stopped });
  };
};

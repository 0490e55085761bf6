/**
 * Sends what waits, in its order, until nothing waits or something says "not now". Only the one context that holds the
 * sync lock does.
 *
 * Answers: `done`; `later` with the reason and, where the server said so, when; `signed_out`; `resync` when the server
 * leads another life than the device remembers.
 */
import type { MutationOutcome } from '../domain/mutation.ts';
import type { ApiClient } from '../api/client.ts';
import { SYNC_LIMITS } from '../domain/sync.ts';
import type { Failure } from '../lib/result.ts';
import { uploadContent } from './content-upload.ts';
import type { Outbox, Waiting } from './outbox.ts';
import { askedToWait } from './retry-pace.ts';

export type SendResult =
  | { readonly status: 'done' }
  | { readonly status: 'later'; readonly code: string; readonly afterMs: number | null }
  | { readonly status: 'signed_out' }
  | { readonly status: 'resync'; readonly epoch: string };

export type SenderOptions = {
  readonly outbox: Outbox;
  readonly api: ApiClient;
  readonly onSettled: (outcomes: readonly MutationOutcome[]) => void;
  /** False once somebody else holds the lock: nothing more may be written. */
  readonly isStillLeader: () => boolean;
};

/** Refusals of a whole push that are about its content: the guilty change is found by halving. */
const ABOUT_CONTENT = new Set([
  'request.invalid',
  'request.too_large',
  'request.too_deep',
  'blob.mismatch',
  'blob.too_large',
]);

const later = (failure: Failure): SendResult => ({
  status: 'later',
  code: failure.error.code,
  afterMs: askedToWait(failure),
});

export const createSender = ({ outbox, api, onSettled, isStillLeader }: SenderOptions) => {
  /** Errors: those of the upload. */
  const uploadAll = async (
    batch: readonly Waiting[],
  ): Promise<{ failed: Waiting; failure: Failure } | null> => {
    for (const waiting of batch) {
      for (const hash of waiting.needs) {
        const bytes = await outbox.content(hash);
        if (!bytes) continue;
        const sent = await uploadContent(api, hash, bytes);
        if (!sent.ok) return { failed: waiting, failure: sent };
      }
    }
    return null;
  };

  const settle = async (outcomes: readonly MutationOutcome[]): Promise<void> => {
    await outbox.settle(outcomes);
    onSettled(outcomes);
  };

  /** A change no server will read stands in the way: set aside, and the count closed behind it. */
  const refuse = async ({ mutation }: Waiting, { error }: Failure): Promise<void> => {
    const outcome: MutationOutcome = {
      id: mutation.id,
      status: 'rejected',
      error: { code: error.code, ...(error.fields ? { fields: { ...error.fields } } : {}) },
    };
    await settle([outcome]);
    await outbox.renumber((await outbox.identity()).epoch, false);
  };

  const handleFailure = async (
    batch: readonly Waiting[],
    failure: Failure,
  ): Promise<SendResult | 'again' | 'halve'> => {
    switch (failure.error.code) {
      case 'auth.required':
        return { status: 'signed_out' };
      case 'sync.epoch': {
        const status = await api.call('syncStatus', { query: {} });
        return status.ok ? { status: 'resync', epoch: status.value.epoch } : later(status);
      }
      case 'sync.gap':
      case 'sync.forked':
      case 'sync.foreign_client':
        // Our count is not the server's: a cloned device, or one that was forgotten. Ids stay, so nothing doubles.
        await outbox.renumber((await outbox.identity()).epoch, false);
        return 'again';
      default:
        if (!ABOUT_CONTENT.has(failure.error.code)) return later(failure);
        if (batch.length > 1) return 'halve';
        await refuse(batch[0]!, failure);
        return 'again';
    }
  };

  return async (): Promise<SendResult> => {
    let size: number = SYNC_LIMITS.push;
    while (isStillLeader()) {
      const batch = await outbox.next(size);
      if (batch.length === 0) return { status: 'done' };
      const upload = await uploadAll(batch);
      if (upload) {
        const handled = await handleFailure([upload.failed], upload.failure);
        if (typeof handled === 'object') return handled;
        continue;
      }
      const { clientId, epoch } = await outbox.identity();
      const answer = await api.call('syncPush', {
        body: { epoch, clientId, mutations: batch.map(({ mutation, n }) => ({ ...mutation, n })) },
      });
      if (!isStillLeader())
        return !answer.ok && askedToWait(answer) !== null ? later(answer) : { status: 'done' };
      if (!answer.ok) {
        const handled = await handleFailure(batch, answer);
        if (typeof handled === 'object') return handled;
        size = handled === 'halve' ? Math.ceil(batch.length / 2) : SYNC_LIMITS.push;
        continue;
      }
      if (answer.value.outcomes.length > 0) await settle(answer.value.outcomes);
      const { stopped } = answer.value;
      if (stopped) return { status: 'later', code: stopped.code, afterMs: null };
      if (answer.value.outcomes.length === 0)
        return { status: 'later', code: 'network.garbled', afterMs: null };
      size = SYNC_LIMITS.push;
    }
    return { status: 'done' };
  };
};

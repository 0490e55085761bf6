/**
 * Where changes go. Today straight to the server; a store with an outbox can take the same place, because every
 * change is an envelope with its own id and time and may be sent again as it is.
 */
import type { ApiClient } from '../api/client.ts';
import type { MutationEnvelope, MutationOutcome } from '../domain/mutation.ts';
import { ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';

export type ChangeSink = {
  readonly send: (mutations: readonly MutationEnvelope[]) => Promise<Result<readonly MutationOutcome[]>>;
};

export const createDirectSink = (api: ApiClient): ChangeSink => ({
  send: async (mutations) => {
    const answer = await api.call('mutate', { body: { mutations: [...mutations] } });
    return answer.ok ? ok(answer.value.outcomes) : answer;
  },
});

/**
 * The store of a place that keeps nothing: changes go straight to the server, nothing is known while it is away. The same
 * port, so that whoever writes has one way to do it.
 */
import { signal } from '@preact/signals';
import type { ApiClient } from '../api/client.ts';
import { outcomeFailure } from '../domain/mutation.ts';
import { fail, ok } from '../lib/result.ts';
import { uploadContent } from './content-upload.ts';
import type { LocalStore, StoreProblem } from './local-store.ts';

/**
 * `problem` says why nothing is kept; null where that goes without saying.
 * `save` errors: those of the network and of the change itself – nothing is kept then; the same changes can be sent again.
 */
export const createDirectStore = (api: ApiClient, problem: StoreProblem | null = null): LocalStore => ({
  keeps: false,
  health: signal({
    pending: 0,
    oldestPendingAt: null,
    attention: 0,
    online: true,
    live: 'none',
    lastSyncAt: null,
    problem,
  }),
  waiting: signal(new Set<string>()),
  waitingRecords: signal(new Set<string>()),
  waitingAbout: async () => [],
  save: async (mutations, content = []) => {
    for (const { hash, bytes } of content) {
      const sent = await uploadContent(api, hash, bytes);
      if (!sent.ok) return sent;
    }
    const answer = await api.call('mutate', { body: { mutations: [...mutations] } });
    if (!answer.ok) return answer;
    const { outcomes } = answer.value;
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    if (refused?.status === 'rejected') return outcomeFailure(refused);
    return outcomes.length === mutations.length
      ? ok({ settled: Promise.resolve(outcomes) })
      : fail('network.garbled');
  },
  answer: async () => null,
  nobody: async () => null,
  workingSet: async () => null,
  overlay: async (_query, answer) => answer,
  remember: async () => {},
  isKnown: async () => null,
  onChanged: () => () => {},
  attention: async () => [],
  retry: async () => {},
  drop: async () => {},
  syncNow: async () => {},
  exportWaiting: async () => '[]',
  wipe: async () => {},
  dispose: () => {},
});

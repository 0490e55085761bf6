/** The three first steps: look, log, follow up. Each ticks itself off when the thing has really happened. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import type { MutationEnvelope, MutationOutcome } from '#shared/domain/mutation.ts';
import type { LocalStore } from '#shared/store/local-store.ts';

export const PRACTICE_STEPS = ['look', 'log', 'follow_up'] as const;
export type PracticeStep = (typeof PRACTICE_STEPS)[number];

export type FirstTime = {
  readonly done: ReadonlySignal<ReadonlySet<PracticeStep>>;
  readonly isHidden: ReadonlySignal<boolean>;
  readonly hide: () => void;
  /** The same client, watched: it tells what the panel has shown. */
  readonly watch: (client: ApiClient) => ApiClient;
  /** The same store, watched: it tells what the panel has changed, once the server has it. */
  readonly watchStore: (store: Promise<LocalStore>) => Promise<LocalStore>;
};

const KEY = 'kontor.practice';

export const createFirstTime = (storage: Pick<Storage, 'getItem' | 'setItem'>): FirstTime => {
  const kept = (storage.getItem(KEY) ?? '').split(' ');
  const done = signal<ReadonlySet<PracticeStep>>(
    new Set(PRACTICE_STEPS.filter((step) => kept.includes(step))),
  );
  const isHidden = signal(kept.includes('hidden'));
  const keep = (): void =>
    storage.setItem(KEY, [...done.value, ...(isHidden.value ? ['hidden'] : [])].join(' '));
  const finish = (step: PracticeStep): void => {
    if (done.value.has(step)) return;
    done.value = new Set([...done.value, step]);
    keep();
  };
  const take = (mutations: readonly MutationEnvelope[], outcomes: readonly MutationOutcome[]): void => {
    const refused = new Set(outcomes.filter(({ status }) => status === 'rejected').map(({ id }) => id));
    const names = new Set(mutations.filter(({ id }) => !refused.has(id)).map(({ name }) => name));
    if (names.has('mail.log')) finish('log');
    if (names.has('task.create')) finish('follow_up');
  };
  return {
    done,
    isHidden,
    hide: () => {
      isHidden.value = true;
      keep();
    },
    watch: (client) => ({
      call: async (name, input) => {
        const answer = await client.call(name, input);
        if (name === 'panel' && answer.ok) finish('look');
        return answer;
      },
    }),
    watchStore: async (opening) => {
      const store = await opening;
      return {
        ...store,
        save: async (mutations, content) => {
          const saved = await store.save(mutations, content);
          if (saved.ok) void saved.value.settled.then((outcomes) => take(mutations, outcomes));
          return saved;
        },
      };
    },
  };
};

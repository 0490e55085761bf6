/** The three first steps: look, log, follow up. Each ticks itself off when the thing has really happened. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient, CallInput, CallOutput } from '#shared/api/client.ts';
import type { Result } from '#shared/lib/result.ts';

export const PRACTICE_STEPS = ['look', 'log', 'follow_up'] as const;
export type PracticeStep = (typeof PRACTICE_STEPS)[number];

export type FirstTime = {
  readonly done: ReadonlySignal<ReadonlySet<PracticeStep>>;
  readonly isHidden: ReadonlySignal<boolean>;
  readonly hide: () => void;
  /** The same client, watched: it tells what the panel has done. */
  readonly watch: (client: ApiClient) => ApiClient;
};

const KEY = 'kontor.practice';

const appliedNames = (input: CallInput<'mutate'>, answer: Result<CallOutput<'mutate'>>): string[] => {
  if (!answer.ok) return [];
  const applied = new Set(
    answer.value.outcomes.filter(({ status }) => status !== 'rejected').map(({ id }) => id),
  );
  return input.body.mutations.filter(({ id }) => applied.has(id)).map(({ name }) => name);
};

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
        if (name === 'mutate') {
          const names = appliedNames(
            input as unknown as CallInput<'mutate'>,
            answer as unknown as Result<CallOutput<'mutate'>>,
          );
          if (names.includes('mail.log')) finish('log');
          if (names.includes('task.create')) finish('follow_up');
        }
        return answer;
      },
    }),
  };
};

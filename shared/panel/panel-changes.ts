/**
 * Every change the panel makes, from the click to the end of its undo time. The only way the panel writes.
 *
 * A change is prepared once (reading a mail, sending attachments), then its envelopes are fixed: trying again sends
 * the same ids, so nothing is done twice. Undo takes its mutations back, newest first, for ten seconds.
 * Changes outlive the subject they were made on; one that failed stays in `all` until it is saved or given up.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { MutationEnvelope } from '../domain/mutation.ts';
import type { MutationArgs, MutationName } from '../domain/mutations.ts';
import type { Clock } from '../lib/clock.ts';
import { toInstant } from '../lib/clock.ts';
import type { IdGenerator } from '../lib/ids.ts';
import { fail, ok } from '../lib/result.ts';
import type { Failure, Result } from '../lib/result.ts';
import type { ChangeSink } from './change-sink.ts';

export const UNDO_MS = 10_000;

export type Progress = {
  readonly step: 'reading' | 'attachments' | 'sending';
  readonly done: number;
  readonly total: number;
};

export type ChangeState =
  | { readonly phase: 'saving'; readonly progress: Progress }
  | { readonly phase: 'saved'; readonly undoable: boolean }
  | { readonly phase: 'undoing' }
  | { readonly phase: 'undone' }
  | { readonly phase: 'failed'; readonly failure: Failure; readonly doing: 'save' | 'undo' };

export type Change = {
  readonly id: string;
  /** Where it was made: subject key and card. */
  readonly place: string;
  /** What it is about, in the person's words, for when it is shown away from its place. */
  readonly title: string;
  readonly state: ReadonlySignal<ChangeState>;
  readonly retry: () => Promise<void>;
  readonly undo: () => Promise<void>;
};

export type Prepare = (report: (progress: Progress) => void) => Promise<Result<readonly MutationEnvelope[]>>;

export type PanelChanges = {
  readonly envelope: <N extends MutationName>(name: N, args: MutationArgs<N>) => MutationEnvelope;
  /** Newest last. */
  readonly all: ReadonlySignal<readonly Change[]>;
  readonly latest: (place: string) => Change | null;
  /** `onSaved` runs once, as soon as the server has it. */
  readonly start: (place: string, title: string, prepare: Prepare, onSaved?: () => void) => Change;
  /** As `start`, for mutations that need no preparation. */
  readonly save: (
    place: string,
    title: string,
    mutations: readonly MutationEnvelope[],
    onSaved?: () => void,
  ) => Change;
  readonly dismiss: (change: Change) => void;
};

export type ChangesOptions = {
  readonly sink: ChangeSink;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  /** After something was saved or taken back: what is shown is to be asked for again. */
  readonly onChanged: () => Promise<void>;
  readonly setTimer: (run: () => void, ms: number) => void;
};

const SENDING: Progress = { step: 'sending', done: 0, total: 0 };
const KEPT_CHANGES = 100;

export const createPanelChanges = (options: ChangesOptions): PanelChanges => {
  const { sink, clock, newId, onChanged, setTimer } = options;
  const all = signal<readonly Change[]>([]);

  const envelope: PanelChanges['envelope'] = (name, args) => ({
    id: newId(),
    name,
    at: toInstant(clock.now()),
    args,
  });

  const send = async (mutations: readonly MutationEnvelope[]): Promise<Result<void>> => {
    const answer = await sink.send(mutations);
    if (!answer.ok) return answer;
    const refused = answer.value.find((outcome) => outcome.status === 'rejected');
    if (refused?.status === 'rejected') {
      return fail(refused.error.code, refused.error.fields ? { fields: refused.error.fields } : {});
    }
    return answer.value.length === mutations.length ? ok(undefined) : fail('network.garbled');
  };

  const start: PanelChanges['start'] = (place, title, prepare, onSaved) => {
    const state = signal<ChangeState>({ phase: 'saving', progress: { step: 'reading', done: 0, total: 0 } });
    let mutations: readonly MutationEnvelope[] | null = null;
    let undoing: readonly MutationEnvelope[] | null = null;

    const run = async () => {
      if (mutations === null) {
        const prepared = await prepare((progress) => (state.value = { phase: 'saving', progress }));
        if (!prepared.ok) return void (state.value = { phase: 'failed', failure: prepared, doing: 'save' });
        mutations = prepared.value;
      }
      state.value = { phase: 'saving', progress: SENDING };
      const sent = await send(mutations);
      if (!sent.ok) return void (state.value = { phase: 'failed', failure: sent, doing: 'save' });
      const saved: ChangeState = { phase: 'saved', undoable: true };
      state.value = saved;
      onSaved?.();
      setTimer(() => {
        if (state.peek() === saved) state.value = { phase: 'saved', undoable: false };
      }, UNDO_MS);
      await onChanged();
    };

    const undo = async () => {
      undoing ??= (mutations ?? []).toReversed().map(({ id }) => envelope('change.undo', { mutationId: id }));
      state.value = { phase: 'undoing' };
      const sent = await send(undoing);
      if (!sent.ok) return void (state.value = { phase: 'failed', failure: sent, doing: 'undo' });
      // First the new picture, then the word: else the old log state would show for a moment.
      await onChanged();
      state.value = { phase: 'undone' };
    };

    const change: Change = {
      id: newId(),
      place,
      title,
      state,
      undo,
      retry: async () => {
        const now = state.peek();
        if (now.phase !== 'failed') return;
        if (now.doing === 'undo') return undo();
        state.value = { phase: 'saving', progress: SENDING };
        await run();
      },
    };
    all.value = [...all.peek(), change].slice(-KEPT_CHANGES);
    void run();
    return change;
  };

  return {
    envelope,
    all,
    latest: (place) => all.value.findLast((change) => change.place === place) ?? null,
    start,
    save: (place, title, mutations, onSaved) => start(place, title, async () => ok(mutations), onSaved),
    dismiss: (change) => {
      all.value = all.peek().filter((other) => other !== change);
      // It may have arrived all the same: only the server knows.
      void onChanged();
    },
  };
};

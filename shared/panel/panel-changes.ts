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
/** How long after it was saved the same change, made once more, is taken for a slip of the finger. */
export const SLIP_MS = 2_000;

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
  /** What is said of it once it is saved, where a card makes changes of several kinds. */
  readonly savedText: string;
  readonly state: ReadonlySignal<ChangeState>;
  /** What it sends; empty until it is prepared. */
  readonly mutations: () => readonly MutationEnvelope[];
  readonly retry: () => Promise<void>;
  readonly undo: () => Promise<void>;
};

export type ChangeWords = {
  readonly savedText?: string;
  /** Names what must not be made twice by a double click: the same name again is the change that is there already. */
  readonly once?: string;
  /** Runs once, as soon as the server has it. */
  readonly onSaved?: () => void;
};

export type Prepare = (report: (progress: Progress) => void) => Promise<Result<readonly MutationEnvelope[]>>;

export type PanelChanges = {
  readonly envelope: <N extends MutationName>(name: N, args: MutationArgs<N>) => MutationEnvelope;
  /** Newest last. */
  readonly all: ReadonlySignal<readonly Change[]>;
  readonly latest: (place: string) => Change | null;
  /** Of that place, newest first, without the latest: what can still be taken back, or is on its way. */
  readonly earlier: (place: string) => readonly Change[];
  readonly start: (place: string, title: string, prepare: Prepare, words?: ChangeWords) => Change;
  /** As `start`, for mutations that need no preparation. */
  readonly save: (
    place: string,
    title: string,
    mutations: readonly MutationEnvelope[],
    words?: ChangeWords,
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

const recordIds = (change: Change): string[] =>
  change.mutations().flatMap(({ args }) => (typeof args['id'] === 'string' ? [args['id']] : []));

/**
 * The changes that still have news beside the newest. Of several to one record only the last can be taken back: the
 * others come up again once that is done.
 */
const withNews = (changes: readonly Change[]): readonly Change[] => {
  const [, ...earlier] = changes;
  return earlier.filter((change, index) => {
    const { phase, ...rest } = change.state.value;
    const isOpen = phase === 'saving' || phase === 'undoing' || ('undoable' in rest && rest.undoable);
    const later = changes.slice(0, index + 1).filter((other) => other.state.value.phase !== 'undone');
    const touched = new Set(later.flatMap(recordIds));
    return isOpen && !recordIds(change).some((id) => touched.has(id));
  });
};

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

  const unique = new Map<string, Change>();

  const start: PanelChanges['start'] = (place, title, prepare, words = {}) => {
    const key = words.once === undefined ? null : `${place} ${words.once}`;
    const same = key === null ? undefined : unique.get(key);
    if (same) {
      // What failed is tried again; what was taken back is no longer in the way (see `release`).
      if (same.state.peek().phase === 'failed') void same.retry();
      return same;
    }
    const release = () => {
      if (key !== null && unique.get(key) === change) unique.delete(key);
    };
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
      words.onSaved?.();
      setTimer(() => {
        if (state.peek() === saved) state.value = { phase: 'saved', undoable: false };
      }, UNDO_MS);
      if (key !== null) setTimer(release, SLIP_MS);
      await onChanged();
    };

    const undo = async () => {
      release();
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
      savedText: words.savedText ?? '',
      state,
      mutations: () => mutations ?? [],
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
    if (key !== null) unique.set(key, change);
    void run();
    return change;
  };

  return {
    envelope,
    all,
    latest: (place) => all.value.findLast((change) => change.place === place) ?? null,
    earlier: (place) => withNews(all.value.filter((change) => change.place === place).toReversed()),
    start,
    save: (place, title, mutations, words) => start(place, title, async () => ok(mutations), words),
    dismiss: (change) => {
      for (const [key, kept] of unique) if (kept === change) unique.delete(key);
      all.value = all.peek().filter((other) => other !== change);
      // It may have arrived all the same: only the server knows.
      void onChanged();
    },
  };
};

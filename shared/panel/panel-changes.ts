/**
 * Every change the panel makes, from the click to the end of its undo time. The only way the panel writes.
 *
 * A change is prepared once (reading a mail and its attachments), then its envelopes are fixed: trying again sends
 * the same ids, so nothing is done twice. It is saved by the store of this device, which sends it; a moment is waited for
 * the server's word, so that "on this device" is said only where it lasts. Undo takes its mutations back, newest first,
 * for ten seconds. Changes outlive the subject they were made on; one that could not be saved stays in `all` until it is
 * saved or given up. What the server refuses later lies with the store, which shows it (`device/`).
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { MutationEnvelope } from '../domain/mutation.ts';
import type { MutationArgs, MutationName } from '../domain/mutations.ts';
import type { Clock } from '../lib/clock.ts';
import { toInstant } from '../lib/clock.ts';
import type { IdGenerator } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import type { Failure, Result } from '../lib/result.ts';
import type { PendingContent } from '../store/local-store.ts';
import type { PanelStore } from './panel-store.ts';

export const UNDO_MS = 10_000;
/** How long after it was saved the same change, made once more, is taken for a slip of the finger. */
export const SLIP_MS = 2_000;
/** How long the server's word is waited for before a change is said to be on this device. */
export const GRACE_MS = 600;

export type Progress = {
  readonly step: 'reading' | 'attachments' | 'sending';
  readonly done: number;
  readonly total: number;
};

export type SavedOn = 'device' | 'kontor';

export type ChangeState =
  | { readonly phase: 'saving'; readonly progress: Progress }
  | { readonly phase: 'saved'; readonly undoable: boolean; readonly on: SavedOn }
  | { readonly phase: 'undoing' }
  | { readonly phase: 'undone'; readonly on: SavedOn }
  /** The server will not have it as it is: it waits with its content for a decision. */
  | { readonly phase: 'refused' }
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
  /** Runs once, as soon as it is saved. */
  readonly onSaved?: () => void;
};

export type Prepared = {
  readonly mutations: readonly MutationEnvelope[];
  /** What has to be at the server before them. */
  readonly content?: readonly PendingContent[];
};
export type Prepare = (report: (progress: Progress) => void) => Promise<Result<Prepared>>;

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
  readonly store: Pick<PanelStore, 'opened'>;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  /** Something was saved or taken back on this device: it is to be seen. */
  readonly onSaved: () => Promise<void>;
  /** The server has it: what is shown is to be asked for again. */
  readonly onSettled: () => Promise<void>;
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
  const { clock, newId, onSaved, onSettled, setTimer } = options;
  const all = signal<readonly Change[]>([]);

  const envelope: PanelChanges['envelope'] = (name, args) => ({
    id: newId(),
    name,
    at: toInstant(clock.now()),
    args,
  });

  /**
   * Errors: those of the store; nothing was saved then. `late` tells what became of it once the moment of grace is over;
   * `shown` resolves when it can be seen.
   */
  const save = async (
    { mutations, content = [] }: Prepared,
    late: (isRefused: boolean) => void,
  ): Promise<Result<{ on: SavedOn | 'refused'; shown: Promise<void> }>> => {
    const store = await options.store.opened();
    const saved = await store.save(mutations, content);
    if (!saved.ok) return saved;
    let isLate = false;
    let shown = Promise.resolve();
    const settled = saved.value.settled.then((outcomes) => {
      const isRefused = outcomes.some(({ status }) => status === 'rejected');
      shown = onSettled();
      if (isLate) late(isRefused);
      return isRefused ? ('refused' as const) : ('kontor' as const);
    });
    const grace = new Promise<'device'>((resolve) => {
      if (!store.keeps) return;
      if (store.health.peek().online) setTimer(() => resolve('device'), GRACE_MS);
      else resolve('device');
    });
    if (store.keeps) await onSaved();
    const on = await Promise.race([settled, grace]);
    isLate = on === 'device';
    return ok({ on, shown });
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
    let prepared: Prepared | null = null;
    let undoing: readonly MutationEnvelope[] | null = null;

    /** The server's word on what was said to be on this device only. */
    const hear = (isRefused: boolean): void => {
      const now = state.peek();
      if (isRefused) state.value = { phase: 'refused' };
      else if (now.phase === 'saved' || now.phase === 'undone') state.value = { ...now, on: 'kontor' };
    };

    const run = async () => {
      if (prepared === null) {
        const made = await prepare((progress) => (state.value = { phase: 'saving', progress }));
        if (!made.ok) return void (state.value = { phase: 'failed', failure: made, doing: 'save' });
        prepared = made.value;
      }
      state.value = { phase: 'saving', progress: SENDING };
      const saved = await save(prepared, hear);
      if (!saved.ok) return void (state.value = { phase: 'failed', failure: saved, doing: 'save' });
      const { on } = saved.value;
      if (on === 'refused') return void (state.value = { phase: 'refused' });
      state.value = { phase: 'saved', undoable: true, on };
      words.onSaved?.();
      setTimer(() => {
        const now = state.peek();
        if (now.phase === 'saved') state.value = { ...now, undoable: false };
      }, UNDO_MS);
      if (key !== null) setTimer(release, SLIP_MS);
      await saved.value.shown;
    };

    const undo = async () => {
      release();
      undoing ??= (prepared?.mutations ?? [])
        .toReversed()
        .map(({ id }) => envelope('change.undo', { mutationId: id }));
      state.value = { phase: 'undoing' };
      const saved = await save({ mutations: undoing }, hear);
      if (!saved.ok) return void (state.value = { phase: 'failed', failure: saved, doing: 'undo' });
      const { on, shown } = saved.value;
      // First the new picture, then the word: else the old log state would show for a moment.
      await shown;
      state.value = on === 'refused' ? { phase: 'refused' } : { phase: 'undone', on };
    };

    const change: Change = {
      id: newId(),
      place,
      title,
      savedText: words.savedText ?? '',
      state,
      mutations: () => prepared?.mutations ?? [],
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
    save: (place, title, mutations, words) => start(place, title, async () => ok({ mutations }), words),
    dismiss: (change) => {
      for (const [key, kept] of unique) if (kept === change) unique.delete(key);
      all.value = all.peek().filter((other) => other !== change);
      // It may have arrived all the same: only the server knows.
      void onSettled();
    },
  };
};

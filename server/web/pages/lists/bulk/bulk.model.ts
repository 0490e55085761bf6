/**
 * One change for many records, carried out in batches of mutations: each record by itself, so that one that fails leaves
 * the others alone. What was sent is written down before it goes, so that a closed tab can still say what was done and take
 * it back. Without a browser.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '#shared/api/client.ts';
import { bulkUpdate, planned } from '#shared/domain/bulk-change.ts';
import type { BulkChange, FieldStep } from '#shared/domain/bulk-change.ts';
import { LIST_LIMITS } from '#shared/domain/list-page.ts';
import { MUTATION_LIMITS, outcomeFailure } from '#shared/domain/mutation.ts';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { KeptRun, RunKeeper } from './kept-run.ts';

type Editable = 'person' | 'company';
/** Fields, each at most once; `null` deletes the records. */
export type Wanted = readonly BulkChange[] | null;

type Entry = {
  readonly id: string;
  readonly title: string;
  /** None where it is deleted. */
  readonly steps: readonly FieldStep[];
};
type Refused = { readonly title: string; readonly code: string };

export type Preview = {
  readonly wanted: Wanted;
  readonly entries: readonly Entry[];
  /** Those that are so already. */
  readonly same: number;
  readonly refused: readonly Refused[];
  /** Those that are gone, or hidden from the asker. */
  readonly gone: number;
  /** Names of what stands in the values by an id. */
  readonly names: Readonly<Record<string, string>>;
};

/** Why so many did not work, and how the first of them are called. */
export type Failed = {
  readonly failure: Failure;
  readonly count: number;
  readonly titles: readonly string[];
};

export type BulkState =
  | { readonly status: 'choosing' }
  | { readonly status: 'reading'; readonly read: number; readonly total: number }
  | { readonly status: 'preview'; readonly preview: Preview }
  | { readonly status: 'running' | 'undoing'; readonly done: number; readonly total: number }
  | {
      readonly status: 'done' | 'undone';
      readonly changed: number;
      /** Left because it was stopped, or nobody answered. */
      readonly left: number;
      readonly failed: readonly Failed[];
    };

export type Bulk = {
  readonly state: ReadonlySignal<BulkState>;
  /** What is known of the last one on this device. */
  readonly last: ReadonlySignal<KeptRun | null>;
  readonly preview: (ids: readonly string[], wanted: Wanted) => Promise<Result<null>>;
  readonly apply: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly stop: () => void;
  readonly forget: () => void;
  readonly back: () => void;
};

type Options = {
  readonly client: ApiClient;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly record: Editable;
  readonly keeper: RunKeeper;
};

const TITLES = 3;

const lots = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/** Failures by their reason, the most frequent first. */
const createFailures = () => {
  const byCode = new Map<string, { failure: Failure; count: number; titles: string[] }>();
  return {
    add: (failure: Failure, title: string): void => {
      const found = byCode.get(failure.error.code) ?? { failure, count: 0, titles: [] };
      byCode.set(failure.error.code, found);
      found.count += 1;
      if (title && found.titles.length < TITLES) found.titles.push(title);
    },
    all: (): Failed[] => [...byCode.values()].toSorted((one, other) => other.count - one.count),
  };
};

export const createBulk = ({ client, clock, newId, record, keeper }: Options): Bulk => {
  const state = signal<BulkState>({ status: 'choosing' });
  const last = signal<KeptRun | null>(keeper.read(record));
  let isStopped = false;

  const keep = (run: KeptRun | null): void => {
    last.value = run;
    keeper.write(record, run);
  };

  const preview: Bulk['preview'] = async (ids, wanted) => {
    const entries: Entry[] = [];
    const refused: Refused[] = [];
    const names: Record<string, string> = {};
    let [same, seen, read] = [0, 0, 0];
    state.value = { status: 'reading', read, total: ids.length };
    const columns = wanted ? wanted.map(({ field }) => field.key) : ['name'];
    for (const lot of lots(ids, LIST_LIMITS.rows)) {
      const answer = await client.call('listRows', { body: { record, ids: lot, columns } });
      if (!answer.ok) {
        state.value = { status: 'choosing' };
        return answer;
      }
      Object.assign(names, answer.value.names);
      seen += answer.value.items.length;
      for (const { id, title, values } of answer.value.items) {
        const plan = wanted ? planned(wanted, values) : ({ kind: 'change', steps: [] } as const);
        if (plan.kind === 'change') entries.push({ id, title, steps: plan.steps });
        else if (plan.kind === 'same') same += 1;
        else refused.push({ title, code: plan.code });
      }
      read += lot.length;
      state.value = { status: 'reading', read, total: ids.length };
    }
    const gone = ids.length - seen;
    state.value = { status: 'preview', preview: { wanted, entries, same, refused, gone, names } };
    return ok(null);
  };

  const envelope = (wanted: Wanted, { id, steps }: Entry): MutationEnvelope => ({
    id: newId(),
    at: toInstant(clock.now()),
    name: wanted ? `${record}.update` : `${record}.delete`,
    args: { id, ...(wanted ? bulkUpdate(steps) : {}) },
  });

  const apply = async (): Promise<void> => {
    if (state.value.status !== 'preview') return;
    const { wanted, entries } = state.value.preview;
    const failures = createFailures();
    const done: string[] = [];
    let tried = 0;
    isStopped = false;
    const at = toInstant(clock.now());
    const run = (pending: string[], isWhole: boolean): void =>
      keep({ at, total: entries.length, done: [...done], pending, isWhole, isDeletion: wanted === null });
    state.value = { status: 'running', done: 0, total: entries.length };
    for (const lot of lots(entries, MUTATION_LIMITS.batch)) {
      if (isStopped) break;
      const mutations = lot.map((entry) => envelope(wanted, entry));
      const sent = mutations.map(({ id }) => id);
      run(sent, false);
      const answer = await client.call('mutate', { body: { mutations } });
      // One alone that is refused answers as the whole request.
      if (!answer.ok && lot.length === 1 && !answer.error.code.startsWith('network.')) {
        failures.add(answer, lot[0]!.title);
        tried += 1;
        run([], true);
        continue;
      }
      if (!answer.ok) {
        // Whether they arrived nobody knows: they stay pending, and taking back takes them back as well.
        failures.add(answer, '');
        break;
      }
      for (const [index, outcome] of answer.value.outcomes.entries()) {
        if (outcome.status === 'rejected') failures.add(outcomeFailure(outcome), lot[index]!.title);
        else done.push(outcome.id);
      }
      tried += lot.length;
      run([], tried === entries.length);
      state.value = { status: 'running', done: tried, total: entries.length };
    }
    state.value = {
      status: 'done',
      changed: done.length,
      left: entries.length - tried,
      failed: failures.all(),
    };
  };

  const undo = async (): Promise<void> => {
    const run = last.value;
    if (!run) return;
    const failures = createFailures();
    const pending = new Set(run.pending);
    let left = [...run.done, ...run.pending];
    let undone = 0;
    isStopped = false;
    const total = left.length;
    state.value = { status: 'undoing', done: 0, total };
    for (const lot of lots(left.toReversed(), MUTATION_LIMITS.batch)) {
      if (isStopped) break;
      const mutations = lot.map((mutationId) => ({
        id: newId(),
        at: toInstant(clock.now()),
        name: 'change.undo',
        args: { mutationId },
      }));
      const answer = await client.call('mutate', { body: { mutations } });
      const isOneRefused = !answer.ok && lot.length === 1 && !answer.error.code.startsWith('network.');
      if (!answer.ok && !isOneRefused) {
        failures.add(answer, '');
        break;
      }
      const outcomes = answer.ok ? answer.value.outcomes : [];
      for (const [index, mutationId] of lot.entries()) {
        const outcome = outcomes[index];
        const failure = !answer.ok ? answer : outcome?.status === 'rejected' ? outcomeFailure(outcome) : null;
        if (!failure) undone += 1;
        // Sent and never arrived: there is nothing to take back.
        else if (failure.error.code !== 'record.not_found' || !pending.has(mutationId))
          failures.add(failure, '');
      }
      const taken = new Set(lot);
      left = left.filter((id) => !taken.has(id));
      const isPending = (id: string): boolean => pending.has(id);
      const done = left.filter((id) => !isPending(id));
      keep(left.length > 0 ? { ...run, done, pending: left.filter(isPending) } : null);
      state.value = { status: 'undoing', done: total - left.length, total };
    }
    state.value = { status: 'undone', changed: undone, left: left.length, failed: failures.all() };
  };

  return {
    state,
    last,
    preview,
    apply,
    undo,
    stop: () => {
      isStopped = true;
    },
    forget: () => keep(null),
    back: () => {
      state.value = { status: 'choosing' };
    },
  };
};

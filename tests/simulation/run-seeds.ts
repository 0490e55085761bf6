/** Many seeds on all cores; what came of them, added up. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PlantedName } from './planted.ts';
import type { SeedResult } from './run-seed.ts';
import type { SeedWork } from './seed-worker.ts';

export type SeedsOptions = {
  readonly from: number;
  readonly count: number;
  readonly planted?: PlantedName;
  readonly onSeed?: (result: SeedResult) => void;
  /** Ends the run early, e.g. once a planted bug was found. */
  readonly isEnough?: (result: SeedResult) => boolean;
};
export type SeedsResult = {
  readonly seeds: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly mutations: number;
  readonly failed: readonly SeedResult[];
};

/** Short-lived objects by the million: a large nursery spares a third of the time. */
const LIMITS = { maxYoungGenerationSizeMb: 96 };

const runOn = (work: SeedWork, onSeed: (result: SeedResult) => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('seed-worker.ts', import.meta.url), {
      workerData: work,
      resourceLimits: LIMITS,
    });
    worker.on('message', (result: SeedResult) => {
      if (onSeed(result)) void worker.terminate();
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });

export const runSeeds = async ({
  from,
  count,
  planted,
  onSeed,
  isEnough,
}: SeedsOptions): Promise<SeedsResult> => {
  const faults: Record<string, number> = {};
  const failed: SeedResult[] = [];
  let seeds = 0;
  let mutations = 0;
  let isOver = false;
  const take = (result: SeedResult): boolean => {
    if (isOver) return true;
    seeds += 1;
    mutations += result.mutations;
    for (const [fault, times] of Object.entries(result.faults)) faults[fault] = (faults[fault] ?? 0) + times;
    if (result.violations.length > 0) failed.push(result);
    onSeed?.(result);
    isOver = isEnough?.(result) ?? false;
    return isOver;
  };
  const step = Math.min(availableParallelism(), count);
  await Promise.all(
    Array.from({ length: step }, (_, first) =>
      runOn({ from: from + first, below: from + count, step, planted: planted ?? null }, take),
    ),
  );
  return { seeds, faults, mutations, failed };
};

/** Runs every so-manieth seed on a thread of its own and reports each. */
import { parentPort, workerData } from 'node:worker_threads';
import { PLANTED } from './planted.ts';
import type { PlantedName } from './planted.ts';
import { runSeed } from './run-seed.ts';

export type SeedWork = {
  readonly from: number;
  readonly below: number;
  readonly step: number;
  readonly planted: PlantedName | null;
};

// Dexie says on the console what the simulation does to it on purpose.
const { warn } = console;
console.warn = (...words: unknown[]): void => {
  if (!String(words[0]).startsWith('Dexie:')) warn(...words);
};

const { from, below, step, planted } = workerData as SeedWork;
for (let seed = from; seed < below; seed += step) {
  parentPort!.postMessage(await runSeed({ seed, planted: planted ? PLANTED[planted] : undefined }));
}

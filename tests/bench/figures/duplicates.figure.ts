/** How long it takes to look for duplicates among everybody, and how much memory, against a bare scan of the same rows; and how long it holds up others. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { measured } from '../figure.ts';
import type { Figure } from '../figure.ts';

const PROGRAM = new URL('../duplicates.program.ts', import.meta.url).pathname;
type Found = {
  ms: number;
  scanMs: number;
  rows: number;
  pairs: number;
  peakMiB: number;
  heldP99Ms: number;
  heldMs: number;
};

export const duplicatesFigure: Figure = {
  names: ['duplicates.people', 'duplicates.memory', 'duplicates.held'],
  run: async (context) => {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, await context.folder()]);
    const { ms, scanMs, rows, pairs, peakMiB, heldP99Ms, heldMs } = JSON.parse(stdout) as Found;
    const of = `${rows} people, ${pairs} pairs`;
    return [
      measured(
        'duplicates.people',
        ms / 60_000,
        'min',
        `${of}; a bare scan of the same rows, twice: ${(scanMs / 1_000).toFixed(1)} s`,
        ms / scanMs,
      ),
      measured('duplicates.memory', peakMiB, 'MiB', `most in memory over idle; ${of}`),
      measured(
        'duplicates.held',
        heldP99Ms,
        'ms p99',
        `how long others of this process wait at a time; longest ${heldMs.toFixed(0)} ms`,
      ),
    ];
  },
};

/**
 * `npm run simulate -- --seeds N [--from S]`: prints how often each fault happened, names seeds that failed, and ends with
 * one JSON line `{"seeds","faults","mutations","violations"}`. Exit code 1 when anything was violated.
 *
 * `npm run simulate -- --seed S` replays one seed and prints everything that happens in it.
 */
import { parseArgs } from 'node:util';
import { FAULT_NAMES } from './faults/fault-names.ts';
import { runSeed } from './run-seed.ts';
import type { SeedResult } from './run-seed.ts';
import { runSeeds } from './run-seeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});

const describe = ({ seed, violations }: SeedResult): string =>
  [`seed ${seed} failed; replay it with: npm run simulate -- --seed ${seed}`, ...violations.slice(0, 5)].join(
    '\n  ',
  );

const replay = async (seed: number): Promise<void> => {
  const result = await runSeed({ seed, onLine: (line) => console.log(line) });
  console.log(`seed ${seed}: ${result.mutations} changes, fingerprint ${result.hash}`);
  if (result.violations.length === 0) return;
  console.log(describe(result));
  process.exitCode = 1;
};

/** Thousands of seeds take half an hour. */
const TOLD_AFTER = 100;

const runAll = async (count: number, from: number): Promise<void> => {
  let done = 0;
  const { seeds, faults, mutations, failed } = await runSeeds({
    from,
    count,
    onSeed: (result) => {
      done += 1;
      if (done % TOLD_AFTER === 0 && done < count) console.error(`${done} of ${count} seeds`);
      if (result.violations.length > 0) console.log(describe(result));
    },
  });
  for (const [number, name] of Object.entries(FAULT_NAMES))
    console.log(`${number.padStart(3)} ${name.padEnd(70)} ${String(faults[number] ?? 0).padStart(8)}`);
  const violations = failed.map(({ seed, violations: found }) => ({ seed, found: found.length }));
  console.log(JSON.stringify({ seeds, faults, mutations, violations: violations.length }));
  if (violations.length > 0) process.exitCode = 1;
};

await (values.seed === undefined
  ? runAll(Number(values.seeds), Number(values.from))
  : replay(Number(values.seed)));

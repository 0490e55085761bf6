/**
 * `npm run crash -- --rounds N [--engine sqlite|postgres]`: each engine does all rounds, both unless one is named. Ends with
 * one JSON line of sums, and with 1 when anything was lost or doubled.
 */
import { parseArgs } from 'node:util';
import { runCrash } from './run-crash.ts';
import type { CrashEngine, CrashReport } from './run-crash.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, engine: { type: 'string' } },
});
const rounds = Number(values.rounds);
const engines = (['sqlite', 'postgres'] as const).filter(
  (engine: CrashEngine) => values.engine === undefined || values.engine === engine,
);
if (!Number.isInteger(rounds) || rounds < 1 || engines.length === 0) {
  console.error('npm run crash -- --rounds N [--engine sqlite|postgres]');
  process.exit(2);
}
const reports: CrashReport[] = [];
for (const engine of engines)
  reports.push(await runCrash(engine, rounds, (line) => console.error(`${engine} ${line}`)));
const sum = (name: keyof CrashReport): number => reports.reduce((total, report) => total + report[name], 0);
const [lost, doubled] = [sum('lost'), sum('doubled')];
console.log(JSON.stringify({ rounds: sum('rounds'), acknowledged: sum('acknowledged'), lost, doubled }));
process.exitCode = lost + doubled > 0 ? 1 : 0;

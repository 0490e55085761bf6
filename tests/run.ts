/**
 * Runs test suites one after the other: `node tests/run.ts unit integration e2e`.
 *
 * Words that are no suite are passed on to vitest as filters: `npm run test:unit -- tests/unit/shared/lib`.
 * Ends with the plain line `N passed, N failed`; the exit code is 1 when something failed or nothing ran.
 */
import { nodeVersionComplaint } from './support/node-version.ts';
import { reportTally, sumTallies } from './support/tally.ts';
import type { Tally } from './support/tally.ts';
import { isSuiteName, runSuite } from './support/test-suites.ts';

const complaint = nodeVersionComplaint(process.version);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}

const words = process.argv.slice(2);
const suites = words.filter(isSuiteName);
const filters = words.filter((word) => !isSuiteName(word));
if (suites.length === 0) {
  console.error('Name at least one suite: unit, integration, simulation, e2e, webmail, corpus.');
  process.exit(1);
}

const tallies: Tally[] = [];
for (const suite of suites) {
  console.log(`\n— ${suite} —`);
  tallies.push(await runSuite(suite, filters));
}
await reportTally(sumTallies(tallies));

/**
 * Everything that has to hold before a change goes in; the same here and in CI. Cheap steps come first.
 *
 * `--after-test` leaves out the suites that `npm test` has run already. Ends with the plain line
 * `N passed, N failed`, which sums tests and steps.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runSteps } from './support/check-steps.ts';
import type { CheckStep, StepResult } from './support/check-steps.ts';
import { nodeVersionComplaint } from './support/node-version.ts';
import { root, runCommand } from './support/run-command.ts';
import { canHaveRoundcube } from './support/roundcube/packages.ts';
import { smokeBoot } from './support/smoke-boot.ts';
import { emptyTally, oneFailed, onePassed, reportTally } from './support/tally.ts';
import { runSuite } from './support/test-suites.ts';
import type { SuiteName } from './support/test-suites.ts';
import { newLines, workingTreeStatus } from './support/working-tree.ts';

const result = (complaint: string | undefined): StepResult => {
  if (complaint === undefined) return onePassed;
  console.error(complaint);
  return oneFailed;
};

const script = (name: string, npmScript: string): CheckStep => ({
  name,
  run: async () => ((await runCommand('npm', 'run', '-s', npmScript)) === 0 ? onePassed : oneFailed),
});

const suite = (name: SuiteName, needs: readonly string[] = []): CheckStep => ({
  name,
  needs,
  run: () => runSuite(name),
});

const corpus = (): Promise<StepResult> =>
  existsSync(join(root, '../shared/data'))
    ? runSuite('corpus')
    : Promise.resolve({ ...emptyTally, note: 'there is no ../shared/data' });

const webmail = async (): Promise<StepResult> =>
  (await canHaveRoundcube())
    ? runSuite('webmail')
    : { ...emptyTally, note: 'Roundcube is not here, and only root on Debian may install it' };

/** Where the checks are a part of a longer run, the state before all of it. */
const before = process.env['CHECK_TREE'] ?? (await workingTreeStatus());

const cleanTree = async (): Promise<StepResult> => {
  const after = await workingTreeStatus();
  if (before === undefined || after === undefined) return { ...emptyTally, note: 'this is no git checkout' };
  const made = newLines(before, after);
  return result(made.length === 0 ? undefined : `The checks left changed or new files:\n${made.join('\n')}`);
};

const steps: readonly CheckStep[] = [
  { name: 'node version', run: () => Promise.resolve(result(nodeVersionComplaint(process.version))) },
  script('format', 'format:check'),
  script('types', 'typecheck'),
  script('lint', 'lint'),
  script('unused code', 'unused'),
  suite('unit'),
  script('build', 'build'),
  { name: 'smoke boot', needs: ['build'], run: async () => result(await smokeBoot()) },
  suite('integration'),
  suite('e2e', ['build']),
  { name: 'webmail', needs: ['build'], run: webmail },
  { name: 'corpus', run: corpus },
  { name: 'clean tree', run: cleanTree },
];

const testedBefore = process.argv.includes('--after-test') ? ['unit', 'integration', 'e2e'] : [];

await reportTally(
  await runSteps(
    steps.filter(({ name }) => !testedBefore.includes(name)),
    (line) => console.log(line),
  ),
);

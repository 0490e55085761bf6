/** The suites behind `npm run test:…`: which vitest projects they are and what they need before they can run. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers } from './ensure-browsers.ts';
import { ensureRoundcube } from './roundcube/packages.ts';
import { root, runCommand } from './run-command.ts';
import { oneFailed, sayAtTheEnd } from './tally.ts';
import type { Tally } from './tally.ts';
import { lastWords, reportToTally } from './vitest-report.ts';
import type { VitestReport } from './vitest-report.ts';

export type SuiteName = 'unit' | 'integration' | 'simulation' | 'e2e' | 'webmail' | 'corpus';

const projectsBySuite: Record<SuiteName, readonly string[]> = {
  unit: ['unit', 'architecture'],
  integration: ['integration'],
  simulation: ['simulation'],
  e2e: ['e2e'],
  webmail: ['webmail'],
  corpus: ['corpus'],
};

export const isSuiteName = (text: string): text is SuiteName => Object.hasOwn(projectsBySuite, text);

/**
 * Runs one suite with vitest's usual output.
 *
 * @param filters parts of file names; none runs the whole suite
 */
export const runVitest = async (suite: SuiteName, filters: readonly string[]): Promise<Tally> => {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-report-'));
  const file = join(folder, 'report.json');
  const projects = projectsBySuite[suite].flatMap((name) => ['--project', name]);
  const exitCode = await runCommand(
    process.execPath,
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config=tests/vitest.config.ts',
    ...projects,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  );
  const text = await readFile(file, 'utf8').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  const report = text === undefined ? undefined : (JSON.parse(text) as VitestReport);
  await sayAtTheEnd(lastWords(report));
  return reportToTally(report, exitCode);
};

/** Says what went wrong in one sentence and counts as one failure. */
const failedWith = (sentence: string): Tally => {
  console.error(sentence);
  return oneFailed;
};

/** Brings what the suite needs (end-to-end: the built product, the browsers, a Roundcube), then runs it. */
export const runSuite = async (suite: SuiteName, filters: readonly string[] = []): Promise<Tally> => {
  if (suite === 'e2e' || suite === 'webmail') {
    const missing = (await ensureBrowsers()) ?? (suite === 'webmail' ? await ensureRoundcube() : undefined);
    if (missing !== undefined) return failedWith(missing);
    const built = await runCommand('npm', 'run', '-s', 'build');
    if (built !== 0) return failedWith('The build failed, so the end-to-end tests were not run.');
  }
  return runVitest(suite, filters);
};

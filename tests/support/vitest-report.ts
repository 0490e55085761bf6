/** Reads the counts out of vitest's JSON report. */
import { emptyTally } from './tally.ts';
import type { Tally } from './tally.ts';

/** The part of vitest's JSON report that is read here. */
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

/**
 * Tests that passed only when they were tried again, one line each: where, which, and what went wrong at first. They count
 * as passed; whoever reads the run sees that something is not as certain as it should be.
 */
export const secondTries = (report: VitestReport | undefined): readonly string[] =>
  (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(
        ({ fullName, failureMessages }) =>
          `${name.slice(name.indexOf('tests/'))} > ${fullName}: ${failureMessages[0]?.split('\n', 1)[0] ?? ''}`,
      ),
  );

/**
 * Counts tests, and as one failure each: a file that failed without a failed test in it (it did not load, or a hook
 * threw), and an exit code that says "failed" where no count does (an error outside of any test).
 *
 * @param report undefined when vitest ended before it could write one
 */
export const reportToTally = (report: VitestReport | undefined, exitCode: number): Tally => {
  if (!report) return { ...emptyTally, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

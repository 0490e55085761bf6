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

/** The tests with this outcome that something went wrong in, one line each: where, which, and what it was at first. */
const troubledTests = (report: VitestReport | undefined, outcome: 'passed' | 'failed'): readonly string[] =>
  (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === outcome && failureMessages.length > 0)
      .map(
        ({ fullName, failureMessages }) =>
          `${name.slice(name.indexOf('tests/'))} > ${fullName}: ${failureMessages[0]?.split('\n', 1)[0] ?? ''}`,
      ),
  );

/**
 * What the end of a long run says again, so that nobody has to scroll for it: what failed, and what passed only when it
 * was tried again. The latter counts as passed; whoever reads the run sees that something is not as certain as it should
 * be.
 */
export const lastWords = (report: VitestReport | undefined): readonly string[] => [
  ...troubledTests(report, 'passed').map((line) => `Passed at the second try: ${line}`),
  ...troubledTests(report, 'failed').map((line) => `Failed: ${line}`),
];

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

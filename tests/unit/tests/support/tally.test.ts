import { expect, test } from 'vitest';
import { sumTallies, tallyToExitCode, tallyToLine } from '#tests/support/tally.ts';
import { lastWords, reportToTally } from '#tests/support/vitest-report.ts';
import type { VitestReport } from '#tests/support/vitest-report.ts';

const makeReport = (changes: Partial<VitestReport> = {}): VitestReport => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...changes,
});

test('the last line of a run sums all suites and names skipped tests only when there are some', () => {
  const sum = sumTallies([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(tallyToLine(sum)).toBe('5 passed, 1 failed');
  expect(tallyToLine({ ...sum, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
});

test('a run in which nothing ran has not passed', () => {
  expect(tallyToExitCode({ passed: 0, failed: 0, skipped: 4 })).toBe(1);
  expect(tallyToExitCode({ passed: 1, failed: 0, skipped: 0 })).toBe(0);
  expect(tallyToExitCode({ passed: 1, failed: 1, skipped: 0 })).toBe(1);
});

test('a test file that cannot be loaded counts as one failure', () => {
  const report = makeReport({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] });
  expect(reportToTally(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('an error outside of any test counts as one failure', () => {
  expect(reportToTally(makeReport(), 1).failed).toBe(1);
  expect(reportToTally(makeReport(), 0).failed).toBe(0);
});

test('a run that ends without a report counts as one failure', () => {
  expect(reportToTally(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a run ends with what failed and with what passed only when it was tried again', () => {
  const passed = { status: 'passed', fullName: 'opens', failureMessages: [] };
  const testResults = [
    {
      name: '/somewhere/tests/e2e/panel.test.ts',
      status: 'failed',
      assertionResults: [
        passed,
        { status: 'failed', fullName: 'closes', failureMessages: ['Error: wrong\n    at line 5'] },
        { ...passed, fullName: 'logs', failureMessages: ['Error: too late\n    at line 3'] },
      ],
    },
  ];
  expect(lastWords(makeReport({ testResults }))).toEqual([
    'Passed at the second try: tests/e2e/panel.test.ts > logs: Error: too late',
    'Failed: tests/e2e/panel.test.ts > closes: Error: wrong',
  ]);
  expect(lastWords(undefined)).toEqual([]);
});

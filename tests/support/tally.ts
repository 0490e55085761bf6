/** Counting what passed and failed over several tools, and the one plain line that says it. */
import { appendFile } from 'node:fs/promises';

export type Tally = { passed: number; failed: number; skipped: number };

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Tally = { ...emptyTally, passed: 1 };
export const oneFailed: Tally = { ...emptyTally, failed: 1 };

export const sumTallies = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
});

/** "12 passed, 0 failed", and ", 1 skipped" when something was. */
export const tallyToLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** A run in which nothing ran has not passed. */
export const tallyToExitCode = ({ passed, failed }: Tally): number => (failed === 0 && passed > 0 ? 0 : 1);

/**
 * Ends a run: prints the line, or, where several runs are parts of one (`CHECK_TALLY` names a file), keeps it there
 * for the last of them, so that only one such line is ever printed.
 */
export const reportTally = async (tally: Tally): Promise<void> => {
  const file = process.env['CHECK_TALLY'];
  if (file) await appendFile(file, `${JSON.stringify(tally)}\n`);
  else console.log(tallyToLine(tally));
  process.exitCode = tallyToExitCode(tally);
};

/** Prints lines now and, where this run is a part of a longer one, keeps them for its end as well. */
export const sayAtTheEnd = async (lines: readonly string[]): Promise<void> => {
  const file = process.env['CHECK_TALLY'];
  for (const line of lines) {
    console.log(line);
    if (file) await appendFile(file, `${line}\n`);
  }
};

import { expect, test } from 'vitest';
import { runSteps } from '#tests/support/check-steps.ts';
import type { CheckStep } from '#tests/support/check-steps.ts';
import { emptyTally, oneFailed, onePassed } from '#tests/support/tally.ts';
import { newLines } from '#tests/support/working-tree.ts';

const makeStep = (changes: Partial<CheckStep>): CheckStep => ({
  name: 'step',
  run: () => Promise.resolve(onePassed),
  ...changes,
});

const runPrinted = async (steps: readonly CheckStep[]) => {
  const lines: string[] = [];
  const tally = await runSteps(steps, (line) => void lines.push(line));
  return { tally, lines };
};

test('a failing step does not keep the later ones from running', async () => {
  const { tally, lines } = await runPrinted([
    makeStep({ name: 'lint', run: () => Promise.resolve(oneFailed) }),
    makeStep({ name: 'unit', run: () => Promise.resolve({ passed: 5, failed: 0, skipped: 0 }) }),
  ]);
  expect(tally).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(lines).toContainEqual(expect.stringMatching(/^lint +failed$/));
  expect(lines).toContainEqual(expect.stringMatching(/^unit +ok$/));
});

test('a step whose need failed is skipped and says why', async () => {
  const { tally, lines } = await runPrinted([
    makeStep({ name: 'build', run: () => Promise.resolve(oneFailed) }),
    makeStep({ name: 'e2e', needs: ['build'] }),
  ]);
  expect(tally).toEqual({ passed: 0, failed: 1, skipped: 1 });
  expect(lines).toContainEqual(expect.stringMatching(/^e2e +not run \(needs build\)$/));
});

test('a step that throws counts as one failure with its reason', async () => {
  const { tally, lines } = await runPrinted([
    makeStep({ name: 'boot', run: () => Promise.reject(new Error('no port')) }),
  ]);
  expect(tally.failed).toBe(1);
  expect(lines.at(-1)).toContain('no port');
});

test('a step that has nothing to do is neither passed nor failed', async () => {
  const { tally } = await runPrinted([
    makeStep({ run: () => Promise.resolve({ ...emptyTally, note: 'no data' }) }),
  ]);
  expect(tally).toEqual(emptyTally);
});

test('only files that were not changed before the checks are blamed on them', () => {
  expect(newLines(' M a.ts\n', ' M a.ts\n?? b.png\n')).toEqual(['?? b.png']);
});

/** Works off the steps of `npm run check` and shows what became of each. */
import { emptyTally, sumTallies } from './tally.ts';
import type { Tally } from './tally.ts';

export type StepResult = Tally & { note?: string };

export type CheckStep = {
  name: string;
  /** Steps that must have succeeded before this one makes sense. */
  needs?: readonly string[];
  run: () => Promise<StepResult>;
};

const outcomeOf = ({ passed, failed }: StepResult): string => {
  if (failed > 0) return 'failed';
  return passed > 0 ? 'ok' : 'not run';
};

/**
 * Runs all steps in their order, whatever fails, but leaves out those whose needs were not met.
 *
 * Shape: the sum over all steps; a step that throws counts as one failure.
 */
export const runSteps = async (
  steps: readonly CheckStep[],
  print: (line: string) => void,
): Promise<Tally> => {
  const results = new Map<string, StepResult>();
  for (const step of steps) {
    print(`\n=== ${step.name}`);
    const unmet = step.needs?.find((name) => (results.get(name)?.failed ?? 0) > 0);
    const result = unmet
      ? { ...emptyTally, skipped: 1, note: `needs ${unmet}` }
      : await step.run().catch((error: unknown) => ({ ...emptyTally, failed: 1, note: String(error) }));
    results.set(step.name, result);
  }
  print('');
  for (const [name, result] of results) {
    print(`${name.padEnd(14)} ${outcomeOf(result)}${result.note ? ` (${result.note})` : ''}`);
  }
  return sumTallies([...results.values()]);
};

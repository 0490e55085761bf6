/** axe-core in a page, as a list of sentences a person can act on. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] };
type Axe = { run: () => Promise<{ violations: Violation[] }> };

/** Everything axe objects to on the page as it stands now; an empty list is a clean page. */
export const accessibilityProblems = async (page: Page | Frame): Promise<string[]> => {
  await page.evaluate(await readFile(axePath, 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
};

/** axe-core in a page, as a list of sentences a person can act on. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] };
type Axe = { run: () => Promise<{ violations: Violation[] }> };

/** Everything axe objects to on the page as it stands now; an empty list is a clean page. */
export const accessibilityProblems = async (page: Page | Frame): Promise<string[]> => {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: Axe };
    // A colour half-way through its change is nobody's; what counts is where it comes to rest.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    return (await inPage.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
};

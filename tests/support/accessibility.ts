/** axe-core in a page, as a list of sentences a person can act on. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import type { FirefoxWithExtension } from './firefox.ts';

type Violation = { id: string; nodes: { target: string[]; failureSummary?: string }[] };
type Axe = { run: () => Promise<{ violations: Violation[] }> };

const toSentences = (violations: readonly Violation[]): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );

/** Everything axe objects to on the page as it stands now; an empty list is a clean page. */
export const accessibilityProblems = async (page: Page | Frame): Promise<string[]> => {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: Axe };
    // A colour half-way through its change is nobody's; what counts is where it comes to rest. It is not waited for: a change
    // of something that is not drawn may never end by itself, and what goes on for ever has no rest.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    for (const animation of ending) animation.finish();
    return (await inPage.run()).violations;
  });
  return toSentences(violations);
};

/**
 * The same in the sidebar of Firefox. Its policy forbids scripts from elsewhere, so axe runs in a sandbox that sees the
 * document as the page's own scripts do.
 */
export const sidebarProblems = async (
  firefox: Pick<FirefoxWithExtension, 'inSidebar'>,
): Promise<string[]> => {
  const violations = await firefox.inSidebar(
    `const box = Cu.Sandbox(window, { sandboxPrototype: window, wantXrays: false });
     Cu.evalInSandbox(args[0], box);
     const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
     for (const animation of ending) animation.finish();
     return JSON.parse(await Cu.evalInSandbox('axe.run().then(({ violations }) => JSON.stringify(violations))', box));`,
    axe.source,
  );
  return toSentences(violations as Violation[]);
};

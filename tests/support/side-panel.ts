/** What a person does and sees in the extension's side panel in Chromium. */
import type { Page } from 'puppeteer-core';
import { accessibilityProblems } from './accessibility.ts';

export const clickButton = async (where: Page, text: string): Promise<void> => {
  await where.locator(`button ::-p-text(${text})`).click();
};

export const untilShown = async (where: Page, text: string): Promise<void> => {
  await where.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
};

export const untilGone = async (where: Page, text: string): Promise<void> => {
  await where.waitForFunction((unwanted) => !document.body.innerText.includes(unwanted), {}, text);
};

/** What axe objects to in the panel as it stands, in light and dark. */
export const problemsInBothLooks = async (panel: Page): Promise<string[]> => {
  const problems: string[] = [];
  for (const value of ['dark', 'light']) {
    await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await panel.waitForSelector(`#panel[data-theme=${value}]`);
    // Puppeteer's page evaluates as Playwright's does; only the types are not the same.
    const asPlaywrights = panel as unknown as Parameters<typeof accessibilityProblems>[0];
    problems.push(...(await accessibilityProblems(asPlaywrights)).map((problem) => `${value}: ${problem}`));
  }
  return problems;
};

/** Puts values where the extension keeps its connection: `server` and `token`. */
export const keepInSidePanel = (panel: Page, values: Readonly<Record<string, string>>): Promise<void> =>
  panel.evaluate(
    (kept) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('kontor');
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('values', 'readwrite');
          for (const [key, value] of Object.entries(kept)) writing.objectStore('values').put(value, key);
          writing.addEventListener('complete', () => resolve());
        });
      }),
    values,
  );

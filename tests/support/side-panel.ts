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

/** Until this device has a record of that type: what is shown is kept a moment after it is painted. */
export const untilKept = async (panel: Page, type: string): Promise<void> => {
  await panel.waitForFunction(
    async (wanted) => {
      const cache = (await indexedDB.databases()).find(({ name }) => name?.startsWith('kontor-cache-'));
      if (!cache?.name) return false;
      const opening = indexedDB.open(cache.name);
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const keys = opening.result.transaction('docs').objectStore('docs').getAllKeys();
      await new Promise((resolve) => keys.addEventListener('success', resolve));
      opening.result.close();
      return keys.result.some((key) => typeof key === 'string' && key.startsWith(`${wanted}:`));
    },
    { polling: 200 },
    type,
  );
};

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { exampleStates } from '#shared/panel/examples/example-states.ts';
import type { ExampleStateName } from '#shared/panel/examples/example-states.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { serveExamplePanel } from '#tests/support/example-panel.ts';
import type { ExamplePanel } from '#tests/support/example-panel.ts';

let browser: Browser;
let panel: ExamplePanel;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, panel] = await Promise.all([launchChromium(), serveExamplePanel()]);
});
afterAll(async () => {
  await browser?.close();
  await panel?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 320, height: 900 }, timezoneId: 'UTC' });
  page = await context.newPage();
});
afterEach(() => context.close());

/** Painted: nothing in it says that it is still on its way, unless that is the state. */
const painted = async (state: ExampleStateName): Promise<void> => {
  await page.locator('.kp-layout').waitFor();
  if (state !== 'loading') await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
};

const views = [
  { theme: 'light', locale: 'de' },
  { theme: 'dark', locale: 'en' },
  { theme: 'contrast', locale: 'de' },
] as const;

describe.each(Object.keys(exampleStates) as ExampleStateName[])('the state "%s"', (state) => {
  test('is free of accessibility problems in light, dark and high contrast', async () => {
    for (const view of views) {
      await page.goto(panel.url({ ...view, state }));
      await painted(state);
      expect({ ...view, problems: await accessibilityProblems(page) }).toEqual({ ...view, problems: [] });
    }
  });

  test('fits into 320 pixels, and every target is at least 24 pixels high and wide', async () => {
    await page.goto(panel.url({ state }));
    await painted(state);
    const found = await page.evaluate(() => {
      const column = document.querySelector('.kp-column')!;
      const small = [...document.querySelectorAll('.kontor-panel :is(button, a, select, textarea, label)')]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
        // Links inside a sentence are as high as its line (WCAG 2.5.8, exception "inline").
        .filter(({ element }) => getComputedStyle(element).display !== 'inline')
        .map(({ element }) => element.outerHTML.slice(0, 120));
      return { overflow: column.scrollWidth - column.clientWidth, small };
    });
    expect(found).toEqual({ overflow: 0, small: [] });
  });
});

test.each(['de', 'en'] as const)('who a mail hangs on can be told at every width (%s)', async (locale) => {
  await page.goto(panel.url({ state: 'known', locale }));
  await painted('known');
  const hangsOn = page.getByRole('button', { name: /^(?:zu|to): Dr\. Katrin/ }).locator('.kp-ellipsis');
  for (const width of [320, 340, 360, 380, 400]) {
    await page.setViewportSize({ width, height: 900 });
    const isToldApart = await hangsOn.evaluate((box) => {
      const range = document.createRange();
      range.setStart(box.firstChild!, 0);
      range.setEnd(box.firstChild!, 'to: Dr. Kat'.length);
      return range.getBoundingClientRect().right < box.getBoundingClientRect().right;
    });
    expect({ width, isToldApart }).toEqual({ width, isToldApart: true });
  }
});

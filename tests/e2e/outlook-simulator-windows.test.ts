/** The Dialog API of the real office.js: windows beside the pane, what they send, and how they fail. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeMail, type OutlookSimulator, useOutlookSimulator } from '../support/outlook-simulator/index.ts';
import type { OutlookProfile } from '../support/outlook-simulator/index.ts';

const simulator = useOutlookSimulator();

/** What the pane has heard, in the order it came. */
type Heard = {
  readonly reply?: number;
  readonly message?: string;
  readonly origin?: string;
  readonly event?: number;
};
declare global {
  interface Window {
    heardFromWindow?: Heard[];
  }
}

const start = async (profile: Partial<OutlookProfile> = {}): Promise<OutlookSimulator> => {
  const outlook = await simulator.start({ profile });
  await outlook.open(makeMail());
  await outlook.pane.waitForSelector('#state:text("ready")');
  return outlook;
};

/** Opens a window by a click, as a person does; browsers open none otherwise. */
const ask = async ({ pane }: OutlookSimulator, url: string): Promise<void> => {
  await pane.evaluate((address) => {
    const heard = (window.heardFromWindow ??= []);
    const open = (): void =>
      Office.context.ui.displayDialogAsync(
        address,
        { height: 50, width: 30, promptBeforeOpen: false },
        ({ status, error, value }) => {
          heard.push({ reply: String(status) === 'succeeded' ? 0 : error.code });
          if (String(status) !== 'succeeded') return;
          value.addEventHandler(Office.EventType.DialogMessageReceived, (told) =>
            heard.push('message' in told ? { message: told.message, origin: told.origin ?? '' } : {}),
          );
          value.addEventHandler(Office.EventType.DialogEventReceived, (told) =>
            heard.push('error' in told ? { event: told.error } : {}),
          );
        },
      );
    document.querySelector('#first')?.addEventListener('click', open, { once: true });
  }, url);
  // The overlay of a blocked window would lie over the next click.
  await pane.locator('#first').dispatchEvent('click');
};

const heardBy = (outlook: OutlookSimulator, count: number): Promise<Heard[]> =>
  outlook.pane
    .waitForFunction((expected) => {
      const heard = window.heardFromWindow ?? [];
      return heard.length >= expected ? heard : null;
    }, count)
    .then((handle) => handle.jsonValue() as Promise<Heard[]>);

const openWindow = async (outlook: OutlookSimulator): Promise<Page> => {
  const opened = outlook.page.context().waitForEvent('page');
  await ask(outlook, outlook.web.testPaneUrl);
  const page = await opened;
  await page.waitForSelector('#state:text("ready")');
  return page;
};

test('a window opens without a question and its message comes with its origin', async () => {
  const outlook = await start();
  const page = await openWindow(outlook);
  await page.evaluate(() => Office.context.ui.messageParent('hello', { targetOrigin: location.origin }));
  expect(await heardBy(outlook, 2)).toEqual([
    { reply: 0 },
    { message: 'hello', origin: new URL(outlook.web.testPaneUrl).origin },
  ]);
});

test('a window that is closed is noticed', async () => {
  const outlook = await start();
  await (await openWindow(outlook)).close();
  expect(await heardBy(outlook, 2)).toEqual([{ reply: 0 }, { event: 12_006 }]);
});

test('a second window is refused while one is open', async () => {
  const outlook = await start();
  await openWindow(outlook);
  await ask(outlook, outlook.web.testPaneUrl);
  expect(await heardBy(outlook, 2)).toEqual([{ reply: 0 }, { reply: 12_007 }]);
});

test.each([
  ['of another port', 'https://localhost:1/', 12_004],
  ['without https', 'http://localhost/', 12_005],
])('an address %s is refused', async (_, url, code) => {
  const outlook = await start();
  await ask(outlook, url);
  expect(await heardBy(outlook, 1)).toEqual([{ reply: code }]);
});

test('a window the browser keeps back is said', async () => {
  const outlook = await start({ blocksPopUps: true });
  await ask(outlook, outlook.web.testPaneUrl);
  expect(await heardBy(outlook, 1)).toEqual([{ reply: 12_011 }]);
});

test('an Outlook without windows does not claim the set', async () => {
  const supports = async (opensDialogs: boolean): Promise<boolean> =>
    (await start({ opensDialogs })).pane.evaluate(() =>
      Office.context.requirements.isSetSupported('DialogApi', '1.1'),
    );
  expect([await supports(true), await supports(false)]).toEqual([true, false]);
});

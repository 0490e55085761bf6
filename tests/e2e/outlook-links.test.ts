/** Links that lead out of the pane, in the browser and in an Outlook that claims to open windows itself. */
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { makeDraft, makeMail } from '../support/outlook-simulator/index.ts';
import type { OutlookItem, OutlookSimulator } from '../support/outlook-simulator/index.ts';
import { change, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

declare global {
  interface Window {
    clickedLinks?: string[];
  }
}

const pane = useOutlookPane();
let jana: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  await change(jana, 'person.create', {
    id: newId(),
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      website: 'https://nordlicht.example/team',
      phones: [{ number: '+49431555012', label: 'work' }],
      emails: [{ email: 'petra.lang@nordlicht.example', label: '' }],
    },
  });
});

let outlook: OutlookSimulator;
let frame: Frame;

/** Outlook with the pane on the item; the site of the customer is played by the test. */
const openOn = async (item: OutlookItem, opensBrowserWindows = false): Promise<void> => {
  outlook = await pane.start({ as: jana, profile: { opensBrowserWindows } });
  await outlook.page
    .context()
    .route('https://nordlicht.example/**', (route) => route.fulfill({ body: 'The team' }));
  frame = await outlook.openPinned(item);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
};

test.each([false, true])(
  'a web address opens a window of its own that knows nothing of the pane (Outlook claims to open it: %s)',
  async (opensBrowserWindows) => {
    await openOn(makeMail(), opensBrowserWindows);
    const opening = outlook.page.context().waitForEvent('page');
    await frame.getByRole('link', { name: 'Open nordlicht.example' }).click();
    const opened = await opening;
    await opened.waitForURL('https://nordlicht.example/team');
    expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
    // Outlook is not asked for a second window.
    expect(outlook.calls.map(({ action }) => action)).not.toContain(
      'ContextActivationManager_openWindowInHost',
    );
  },
);

test.each([
  ['telephone number', makeMail, /^Call /, 'tel:+49431555012'],
  [
    'mail address beside a mail being written',
    makeDraft,
    /^Write to /,
    'mailto:petra.lang@nordlicht.example',
  ],
] as const)('a %s is handed to the browser', async (_, makeItem, name, address) => {
  await openOn(makeItem());
  // What a browser does with it is its own affair and differs; here it is only noted.
  await frame.evaluate(() => {
    HTMLAnchorElement.prototype.click = function noteClick() {
      (window.clickedLinks ??= []).push(`${this.target} ${this.rel} ${this.href}`);
    };
  });
  await frame.getByRole('link', { name }).click();
  expect(await frame.evaluate(() => window.clickedLinks)).toEqual([`_blank noopener noreferrer ${address}`]);
});

/** Connecting the pane by the sign-in window that Outlook opens, and what the pane says when it does not come to that. */
import type { Frame, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeMail } from '../support/outlook-simulator/index.ts';
import type { OutlookSimulator } from '../support/outlook-simulator/index.ts';
import { change, must, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  await change(jana, 'person.create', {
    id: newId(),
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      emails: [{ email: 'petra.lang@nordlicht.example', label: '' }],
    },
  });
});

const openWindow = async (outlook: OutlookSimulator, frame: Frame): Promise<Page> => {
  const opened = outlook.page.context().waitForEvent('page');
  await frame.getByRole('button', { name: 'Sign in and connect' }).click();
  return opened;
};

const signIn = async (window: Page, by: Colleague): Promise<void> => {
  await window.getByLabel('E-mail address').fill(by.email);
  await window.getByLabel('Password', { exact: true }).fill(by.password);
  await window.getByRole('button', { name: 'Sign in' }).click();
};

/** Colleagues made by the command line read German once they are signed in. */
const letIn = (window: Page): Promise<void> =>
  window.getByRole('button', { name: 'Verbinden', exact: true }).click();

const devicesOf = async (by: Colleague): Promise<string[]> =>
  must(await by.api.call('devices', {})).items.flatMap(({ kind, name }) => (kind === 'device' ? [name] : []));

test('whoever signs in there and lets Outlook in is connected in one go, and the window closes', async () => {
  const outlook = await pane.start();
  const frame = await outlook.openPinned(makeMail());
  const window = await openWindow(outlook, frame);
  const closed = window.waitForEvent('close');
  await signIn(window, jana);
  await window.getByText('Outlook on the web, Chrome on Linux').waitFor();
  expect(await window.getByText(jana.email).count()).toBe(1);
  await letIn(window);
  await closed;
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(await devicesOf(jana)).toContain('Outlook on the web, Chrome on Linux');

  // The pane remembers.
  const again = await outlook.openPinned(makeMail());
  await again.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('whoever is signed in to Kontor already only has to agree', async () => {
  const outlook = await pane.start();
  const { url } = pane.server();
  const { request } = outlook.page.context();
  const answer = await request.post(`${url}/api/v1/sign-in`, {
    data: { email: jana.email, password: jana.password },
    headers: { origin: url },
  });
  expect(answer.status()).toBe(200);
  const frame = await outlook.openPinned(makeMail());
  const window = await openWindow(outlook, frame);
  await letIn(window);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('where the browser keeps nothing the window connects all the same, for as long as the pane is open', async () => {
  const outlook = await pane.start({ profile: { throwingStorage: 'all' } });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText(/does not let Kontor remember anything/).waitFor();
  const window = await openWindow(outlook, frame);
  await signIn(window, jana);
  await letIn(window);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
});

test('a window that is closed connects nothing; it can be opened once more, and the code remains', async () => {
  const outlook = await pane.start();
  const frame = await outlook.openPinned(makeMail());
  const window = await openWindow(outlook, frame);
  await frame.getByText('The sign-in window is open').waitFor();
  await window.getByLabel('E-mail address').waitFor();
  await window.close();
  await frame.getByText('The sign-in window was closed').waitFor();
  const before = await devicesOf(jana);

  const second = await openWindow(outlook, frame);
  await signIn(second, jana);
  const closed = second.waitForEvent('close');
  // The click may find no page any more to report to.
  await second
    .getByRole('button', { name: 'Abbrechen' })
    .click()
    .catch(() => undefined);
  await closed;
  await frame.getByText('The sign-in window was closed').waitFor();
  expect(await devicesOf(jana)).toEqual(before);

  await frame.getByRole('button', { name: 'Connect with a code' }).click();
  await frame.locator('output').waitFor();
});

test('the pane can close the window itself', async () => {
  const outlook = await pane.start();
  const frame = await outlook.openPinned(makeMail());
  const window = await openWindow(outlook, frame);
  const closed = window.waitForEvent('close');
  await frame.getByRole('button', { name: 'Close the window' }).click();
  await closed;
  await frame.getByRole('button', { name: 'Sign in and connect' }).waitFor();
});

test('where the browser blocks the window the pane says so and connects with a code', async () => {
  const outlook = await pane.start({
    profile: { blocksPopUps: true },
    expectedNoise: /allow-popups|Content Security Policy/,
  });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', { name: 'Sign in and connect' }).click();
  // Outlook's own remark lies over the pane at first.
  await frame.getByRole('button', { name: 'OK' }).click();
  await frame.getByText('The browser blocked the sign-in window').waitFor();
  expect(await frame.getByRole('button', { name: 'Sign in and connect' }).count()).toBe(0);
  await frame.getByRole('button', { name: 'Connect with a code' }).click();
  await frame.locator('output').waitFor();
});

test('an Outlook that opens no windows offers the code alone', async () => {
  const outlook = await pane.start({ profile: { opensDialogs: false } });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', { name: 'Connect', exact: true }).waitFor();
  expect(await frame.getByRole('button', { name: 'Sign in and connect' }).count()).toBe(0);
});

test('a message that is none of the window’s own connects nothing', async () => {
  const outlook = await pane.start();
  const frame = await outlook.openPinned(makeMail());
  const window = await openWindow(outlook, frame);
  await window.getByLabel('E-mail address').waitFor();
  await window.evaluate(() => opener.postMessage('{"code":"koc_made-up-by-somebody-else"}', '*'));
  await frame.getByText('was not understood').waitFor();
});

test('a server that is gone in between is said, and the next try connects', async () => {
  const outlook = await pane.start({ expectedNoise: /ERR_FAILED/ });
  const frame = await outlook.openPinned(makeMail());
  await outlook.page.route('**/api/v1/devices/redeem', (route) => route.abort());
  const window = await openWindow(outlook, frame);
  await signIn(window, jana);
  await letIn(window);
  await frame.getByText('could not be reached').waitFor();
  await outlook.page.unroute('**/api/v1/devices/redeem');
  const second = await openWindow(outlook, frame);
  await letIn(second);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('the pages of the window keep whoever opened them, and nobody may frame them', async () => {
  const { request } = await pane.newContext();
  const headersOf = async (path: string): Promise<Record<string, string>> =>
    (await request.get(pane.server().url + path)).headers();
  const next = encodeURIComponent('/outlook/connect?name=Outlook');
  for (const path of ['/outlook/connect?name=Outlook', `/sign-in?next=${next}`, '/outlook/connected.html']) {
    const headers = await headersOf(path);
    expect(headers['cross-origin-opener-policy'], path).toBeUndefined();
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
  }
  expect((await headersOf('/sign-in'))['cross-origin-opener-policy']).toBe('same-origin');
  expect((await headersOf('/outlook/connect'))['content-security-policy']).toContain("script-src 'self';");
});

test('a page that nobody in Outlook asked for lets nobody in', async () => {
  const context = await pane.newContext();
  const { url } = pane.server();
  await context.request.post(`${url}/api/v1/sign-in`, {
    data: { email: jana.email, password: jana.password },
    headers: { origin: url },
  });
  const page = await context.newPage();
  await page.goto(`${url}/outlook/connect`);
  await page.getByText('aus Outlook heraus geöffnet').waitFor();
  expect(await page.getByRole('button', { name: 'Verbinden', exact: true }).count()).toBe(0);

  await page.goto(`${url}/outlook/connect?name=Outlook&challenge=${'a'.repeat(43)}`);
  await letIn(page);
  await page.getByText('Nothing was connected').or(page.getByText('Es wurde nichts verbunden')).waitFor();
});

test.each(['light', 'dark'] as const)(
  'neither pane nor window has a barrier that axe knows (%s)',
  async (colorScheme) => {
    const outlook = await pane.start({ colorScheme });
    const frame = await outlook.openPinned(makeMail());
    await frame.getByRole('button', { name: 'Sign in and connect' }).waitFor();
    expect(await accessibilityProblems(frame)).toEqual([]);
    const window = await openWindow(outlook, frame);
    await signIn(window, jana);
    await window.getByRole('button', { name: 'Verbinden', exact: true }).waitFor();
    for (const width of [320, 450]) {
      await window.setViewportSize({ width, height: 600 });
      expect(await accessibilityProblems(window)).toEqual([]);
      expect(await window.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    }
    expect(await accessibilityProblems(frame)).toEqual([]);
  },
);

/** Records that are to be confirmed, worked through in Kontor's own pages. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import { createRecords, makeMail, userOn } from '../support/records.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';

let server: TestServer;
let browser: Browser;
let page: Page;
let karla = '';
let wanda = '';

const row = (name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  const { api, password } = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  const make = createRecords({ newId }, userOn(api));
  await make.person({ lastName: 'Ahorn', phones: [{ number: 'abc', label: 'work' }] });
  const buche = await make.person({ firstName: 'Bert', lastName: 'Buche', email: 'buche@weg.example' });
  const pumpen = await make.company({ name: 'Eiche Pumpen GmbH', tags: ['veraltet'] });
  await make.activity('', { text: 'Laut Register gelöscht', links: [{ type: 'company', id: pumpen }] });
  await make.employ(buche, pumpen);
  karla = await make.person({
    firstName: 'Karla',
    lastName: 'Kern',
    email: 'karla@kern.example',
    phones: [{ number: '+4951120000010', label: 'work' }],
  });
  const signature = ['Karla Kern', 'Tel. 0511 20000077', 'karla@kern.example'].join('\n');
  await make.mail(
    makeMail('karla@kern.example', { text: `Guten Tag,\n\nMit freundlichen Grüßen\n\n${signature}` }),
  );
  // Writes from another company, which is there already.
  wanda = await make.person({ firstName: 'Wanda', lastName: 'Wechsel', email: 'wanda@weg.example' });
  await make.employ(wanda, await make.company({ name: 'Linde Bau GmbH' }), 'Bauleiterin');
  await make.company({ name: 'Ulme Anlagenbau AG', city: 'Ulm' });
  const moved = ['Wanda Wechsel', 'Leiterin Einkauf', 'Ulme Anlagenbau AG', 'wanda@weg.example'].join('\n');
  await make.mail(
    makeMail('wanda@weg.example', { text: `Guten Tag,\n\nMit freundlichen Grüßen\n\n${moved}` }),
  );
  await make.mail(
    makeMail('mailer-daemon@haus.example', {
      subject: 'Undelivered Mail Returned to Sender',
      headers: 'Content-Type: multipart/report; report-type=delivery-status\r\n',
      text: 'Final-Recipient: rfc822; buche@weg.example\nAction: failed\nStatus: 5.1.1',
    }),
  );
  page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.url}/quality`);
  await page.getByLabel('E-Mail-Adresse').fill(EMAIL);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { level: 1, name: 'Zu bestätigen' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('a look through the records lists them with what speaks for it, the most pressing first', async () => {
  await page.getByRole('button', { name: 'Neu durchsehen' }).click();
  await row('Ahorn').waitFor();
  const names = page.locator('.w-queued-name');
  await expect
    .poll(() => names.allInnerTexts())
    .toEqual(['Bert Buche', 'Karla Kern', 'Wanda Wechsel', 'Eiche Pumpen GmbH', 'Ahorn']);
  expect(await row('Bert Buche').innerText()).toContain('Eine Mail an buche@weg.example kam nicht an');
  expect(await row('Eiche Pumpen GmbH').innerText()).toContain(
    'Als veraltet gekennzeichnet: Laut Register gelöscht',
  );
  expect(await row('Ahorn').innerText()).toContain('„abc“ ist keine gültige Nummer.');
});

test('nothing is wrong with it in light and dark, wide and at 320 pixels', async () => {
  for (const width of [1280, 320])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 860 });
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  await page.setViewportSize({ width: 1280, height: 860 });
});

test('"still true" by key takes one away and goes on with the next; undone, it is back', async () => {
  await page.getByRole('button', { name: 'Eiche Pumpen GmbH: stimmt noch' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('„Eiche Pumpen GmbH“ bestätigt').waitFor();
  await row('Eiche Pumpen GmbH').waitFor({ state: 'detached' });
  const focused = page.getByRole('button', { name: 'Ahorn: stimmt noch' });
  await expect.poll(() => focused.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).click();
  await row('Eiche Pumpen GmbH').waitFor();
});

test('"later" by key puts one away and goes on with the next; undone, it is back', async () => {
  await page.getByText('„Später“ legt einen für 30 Tage beiseite, Kollegen sehen ihn weiter').waitFor();
  await page.getByRole('button', { name: 'Später: Karla Kern' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('„Karla Kern“ für 30 Tage beiseitegelegt').waitFor();
  await row('Karla Kern').waitFor({ state: 'detached' });
  const focused = page.getByRole('button', { name: 'Wanda Wechsel: stimmt noch' });
  await expect.poll(() => focused.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).click();
  await row('Karla Kern').waitFor();
});

test('"no longer there" ends the job, and can be undone as well', async () => {
  await page.getByRole('button', { name: 'Bert Buche: nicht mehr da' }).click();
  await page.getByText('„Bert Buche“ arbeitet dort nicht mehr').waitFor();
  await row('Bert Buche').waitFor({ state: 'detached' });
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).click();
  await row('Bert Buche').waitFor();
  await page.getByRole('button', { name: 'Bert Buche: nicht mehr da' }).waitFor();
});

test('"correct" leads to the record; what was put right is not asked for again', async () => {
  await row('Ahorn').getByRole('link', { name: 'Korrigieren: Ahorn' }).click();
  await page.getByRole('heading', { name: 'Ahorn' }).first().waitFor();
  await page.getByRole('button', { name: 'Bearbeiten', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Telefon' }).fill('0511 1234567');
  await page.keyboard.press('Enter');
  await page
    .getByRole('link', { name: /511 1234567 anrufen/ })
    .first()
    .waitFor();
  await page.goto(`${server.url}/quality`);
  await row('Bert Buche').waitFor();
  expect(await row('Ahorn').count()).toBe(0);
});

test('what the signature of a mail says otherwise is taken over with one click, and back', async () => {
  const number = async (): Promise<string> =>
    page.evaluate(
      async (id) =>
        ((await (await fetch(`/api/v1/people/${id}`)).json()) as { phones: { number: string }[] }).phones[0]!
          .number,
      karla,
    );
  await row('Karla Kern').waitFor();
  expect(await row('Karla Kern').innerText()).toMatch(
    /Telefon in der Signatur \(.+\): „\+49 511 20000077“ statt „\+49 511 20000010“\./,
  );
  await page.getByRole('button', { name: 'Übernehmen: Karla Kern' }).click();
  await page.getByText('Aus der Signatur von „Karla Kern“ übernommen').waitFor();
  await row('Karla Kern').waitFor({ state: 'detached' });
  expect(await number()).toBe('+4951120000077');
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).click();
  await row('Karla Kern').waitFor();
  expect(await number()).toBe('+4951120000010');
});

test('whoever writes from a company that is there already gets a job there with one click, and none is made anew', async () => {
  const told = async () =>
    page.evaluate(async (person) => {
      const body = JSON.stringify({ person });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/v1/panel', { method: 'POST', headers, body });
      const { employment, company } = (await answer.json()) as {
        employment: { jobTitle: string } | null;
        company: { name: string } | null;
      };
      return `${employment?.jobTitle ?? ''}, ${company?.name ?? ''}`;
    }, wanda);
  await row('Wanda Wechsel').waitFor();
  expect(await row('Wanda Wechsel').innerText()).toContain(
    '„Übernehmen“ beendet die Stelle bei „Linde Bau GmbH“ heute und trägt „Ulme Anlagenbau AG, Ulm“ ein',
  );
  await page.getByRole('button', { name: 'Übernehmen: Wanda Wechsel' }).click();
  await row('Wanda Wechsel').waitFor({ state: 'detached' });
  expect(await told()).toBe('Leiterin Einkauf, Ulme Anlagenbau AG');
  await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).click();
  await row('Wanda Wechsel').waitFor();
  expect(await told()).toBe('Bauleiterin, Linde Bau GmbH');
});

test('only those of one colleague are shown where that is asked for', async () => {
  await page.getByLabel('Wessen').selectOption({ label: 'Meine' });
  await page.getByText('Von Ihren Einträgen muss keiner bestätigt werden.').waitFor();
  await page.getByLabel('Wessen').selectOption({ label: 'Ohne Betreuung' });
  await row('Bert Buche').waitFor();
});

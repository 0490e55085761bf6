/** The page that telephone systems open when somebody calls. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import { newId } from '#shared/lib/ids.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';
const work = (number: string) => [{ number, label: 'work' as const }];

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let password: string;
/** Everything the server was asked for. */
const asked: Request[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  const account = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  ({ password } = account);
  const make = createRecords({ newId }, userOn(account.api));
  const brandt = await make.company({
    name: 'Brandt Pumpen',
    city: 'Hannover',
    phones: work('+495115550300'),
  });
  const ada = await make.person({ firstName: 'Ada', lastName: 'Winter', phones: work('+495115550342') });
  await make.employ(ada, brandt);
  for (const firstName of ['Ben', 'Cora'])
    await make.person({ firstName, lastName: 'Zobel', phones: work('+49301234500') });
  context = await browser.newContext({ locale: 'de-DE' });
  page = await context.newPage();
  page.on('request', (request) => asked.push(request));
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const ring = async (number: string): Promise<void> => {
  await page.goto(`${server.url}/call?number=${number}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
};

test('asks who is there first, and then goes on to who calls', async () => {
  await page.goto(`${server.url}/call?number=0511%2F5550342`);
  await page.getByLabel('E-Mail-Adresse').fill(EMAIL);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await heading('Anruf von +49 511 5550342').waitFor();
  await page.getByRole('heading', { name: 'Ada Winter' }).waitFor();
});

test('the number leaves the address at once, is no referrer, and survives loading the page again', async () => {
  // Nothing comes out of a cache: what is listed was really sent.
  const fresh = await browser.newContext({ storageState: await context.storageState() });
  const other = await fresh.newPage();
  const sent: Request[] = [];
  other.on('request', (request) => sent.push(request));
  await other.goto(`${server.url}/call?number=+495115550342`);
  await other.getByRole('heading', { name: 'Ada Winter' }).waitFor();
  expect(other.url()).toBe(`${server.url}/call`);
  const naming: string[] = [];
  for (const request of sent) {
    const { referer = '' } = await request.allHeaders();
    if (`${request.url()} ${referer}`.includes('5550342')) naming.push(`${request.url()} ${referer}`);
  }
  expect(naming).toEqual([`${server.url}/call?number=+495115550342 `]);
  await other.reload();
  await other.getByRole('heading', { name: 'Ada Winter' }).waitFor();
  await fresh.close();
  expect((await page.request.get(`${server.url}/call?number=1`)).headers()['referrer-policy']).toBe(
    'no-referrer',
  );
});

test('the call is noted by one click beside whom it is from, and taken back by another', async () => {
  await ring('+495115550342');
  await page
    .getByRole('group', { name: /^Anruf von/ })
    .getByRole('button', { name: 'angenommen' })
    .click();
  await page.getByText('Anruf vermerkt').waitFor();
  await page.getByRole('button', { name: /Eingehend Anruf: angenommen/ }).waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('button', { name: /Eingehend Anruf: angenommen/ }).waitFor({ state: 'detached' });
});

test('an extension nobody is known under is that of the company, and the page says why', async () => {
  await ring('0049-511-5550377');
  await page.getByText('Die Nummer beginnt wie die von Brandt Pumpen.').waitFor();
  await page.getByRole('heading', { name: 'Brandt Pumpen' }).waitFor();
});

test('of several with the number one is chosen', async () => {
  await ring('%2B49301234500');
  await page.getByText('Diese Nummer haben mehrere.').waitFor();
  await page.getByRole('button', { name: 'Cora Zobel' }).click();
  await page.getByRole('group', { name: 'Anruf von +49 30 1234500: Wie ging er aus?' }).waitFor();
});

test('somebody unknown is added with the number, and the call noted', async () => {
  await ring('040 12345678');
  await page.getByText('Unter dieser Nummer ist niemand bekannt.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Als neuen Kontakt anlegen' }).click();
  await page.getByLabel('Vorname').fill('Nina');
  await page.getByLabel('Nachname').fill('Neu');
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await page.getByRole('heading', { name: 'Nina Neu' }).waitFor();
  await page.getByRole('button', { name: 'angenommen' }).click();
  await page.getByText('Anruf vermerkt').waitFor();
  await ring('040 12345678');
  await page.getByRole('heading', { name: 'Nina Neu' }).waitFor();
});

test('while a name is typed, who is known already is offered instead of somebody new', async () => {
  await ring('0221 7654321');
  await page.getByRole('button', { name: 'Als neuen Kontakt anlegen' }).click();
  await page.getByLabel('Vorname').fill('Ada');
  await page.getByLabel('Nachname').fill('Winter');
  const known = page.getByRole('list', { name: 'Schon bekannt?' }).getByRole('button');
  await known.filter({ hasText: 'Brandt Pumpen' }).waitFor();
  expect(await known.count()).toBe(1);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: /^Ada Winter nehmen/ }).click();
  await page.getByRole('heading', { name: 'Ada Winter' }).waitFor();
  await page.getByRole('group', { name: 'Anruf von +49 221 7654321: Wie ging er aus?' }).waitFor();
});

test('a call without a number, one from the house and a page without any say so', async () => {
  await ring('anonymous');
  await heading('Anruf ohne Rufnummer').waitFor();
  await ring('23');
  await heading('Anruf von „23“').waitFor();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${server.url}/call`);
  await heading('Es wurde keine Nummer übergeben').waitFor();
  await page.getByRole('combobox', { name: 'Personen und Firmen finden' }).fill('winter');
  await page
    .getByRole('option', { name: /Ada Winter/ })
    .last()
    .click();
  await page.getByRole('heading', { name: 'Ada Winter' }).waitFor();
});

test('a number after # never reaches the server', async () => {
  asked.length = 0;
  await page.goto('about:blank');
  await page.goto(`${server.url}/call#number=%2B495115550342`);
  await page.getByRole('heading', { name: 'Ada Winter' }).waitFor();
  expect(page.url()).toBe(`${server.url}/call`);
  expect(asked.filter((request) => request.url().replace(/#.*/, '').includes('5550342'))).toEqual([]);
});

/** From the printed link to the main job done by two people, in a real browser on the real server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createApiClient } from '#shared/api/client.ts';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

const NORA = { name: 'Nora Lindemann', email: 'nora@nordlicht.example', password: 'gute lange Wörter' };
const JONAS = { name: 'Jonas Weber', email: 'jonas@nordlicht.example', password: 'ganz andere Wörter' };

let server: TestServer;
let browser: Browser;
let nora: Page;
let jonas: Page;
let invitation = '';

/** A browser of its own, which nobody else's cookies reach. */
const visit = async (locale = 'de-DE'): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({
    locale,
    viewport: { width: 1280, height: 860 },
  });
  return context.newPage();
};

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
};

const openMail = async (page: Page, subject: string): Promise<void> => {
  await page.goto(`${server.url}/practice`);
  await page.getByRole('option', { name: ` ${subject}` }).click();
  await page.getByRole('heading', { level: 2, name: subject }).waitFor();
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test('without the printed link nobody can create the first account', async () => {
  const page = await visit();
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Dafür braucht es einen Link' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/setup');
});

test('the printed link speaks the visitor’s language and changes it at once when asked', async () => {
  const page = await visit('en-GB');
  await page.goto(server.setUpUrl);
  await page.getByRole('heading', { name: 'Set up Kontor' }).waitFor();
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Kontor einrichten' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('de');
});

test('the secret of the link does not stay in the address bar', async () => {
  const page = await visit();
  await page.goto(server.setUpUrl);
  await page.getByRole('heading', { name: 'Kontor einrichten' }).waitFor();
  expect(page.url()).toBe(`${server.url}/setup`);
});

test('a form says at its fields what is missing', async () => {
  const page = await visit();
  await page.goto(server.setUpUrl);
  await page.getByLabel('Passwort').fill('kurz');
  await page.getByText('Noch 6 Zeichen').waitFor();
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByText('Bitte ausfüllen.').waitFor();
  await page.getByText('Das sieht nicht nach einer E-Mail-Adresse aus.').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
});

test('the printed link creates the owner, who lands on the start page', async () => {
  const late = await visit();
  await late.goto(server.setUpUrl);
  await late.getByRole('heading', { name: 'Kontor einrichten' }).waitFor();

  nora = await visit();
  await nora.goto(server.setUpUrl);
  await nora.getByLabel('Name').fill(NORA.name);
  await nora.getByLabel('E-Mail-Adresse').fill(NORA.email);
  await nora.getByLabel('Passwort').fill(NORA.password);
  await nora.getByLabel('mit Beispieldaten').uncheck();
  await nora.getByRole('button', { name: 'Konto anlegen' }).click();
  await nora.getByRole('heading', { level: 1, name: NORA.name }).waitFor();
  await nora.getByRole('link', { name: /Ausprobieren: Übungspostfach/ }).waitFor();

  await late.getByLabel('Name').fill('Zu Spät');
  await late.getByLabel('E-Mail-Adresse').fill('spaet@nordlicht.example');
  await late.getByLabel('Passwort').fill('auch lange Wörter');
  await late.getByRole('button', { name: 'Konto anlegen' }).click();
  await late.getByRole('heading', { name: 'Dieses Kontor ist bereits eingerichtet' }).waitFor();
});

test('in the practice inbox one click logs the mail and another promises a follow-up', async () => {
  await nora.getByRole('link', { name: /Ausprobieren/ }).click();
  await nora.getByRole('option', { name: /AW: Angebot 2026-118/ }).click();
  await nora.getByRole('button', { name: 'Anlegen und ablegen' }).click();
  await nora
    .getByText(/^Abgelegt/)
    .first()
    .waitFor();
  await nora.getByRole('button', { name: 'Morgen', exact: true }).click();
  await nora.getByRole('heading', { name: /Das Wichtigste können Sie schon/ }).waitFor();
});

test('the follow-up stands on the start page until it is done, and comes back when that is undone', async () => {
  await nora.goto(server.url);
  const task = nora.getByRole('checkbox', { name: /Angebot 2026-118/ });
  await task.click();
  await nora.getByText('Nichts offen.').waitFor();
  await nora.getByRole('button', { name: 'Rückgängig' }).click();
  await task.waitFor();
});

test('the search finds the new person, and Enter opens the page about her', async () => {
  await nora.goto(`${server.url}/settings`);
  await nora.getByRole('heading', { level: 1 }).waitFor();
  await nora.keyboard.press('/');
  await nora.keyboard.type('oeztuerk');
  await nora.getByRole('option', { name: /Öztürk/ }).waitFor();
  await nora.keyboard.press('Enter');
  await nora.getByRole('heading', { level: 2, name: /Katrin Öztürk/ }).waitFor();
  expect(new URL(nora.url()).pathname).toMatch(/^\/people\//);
  await expect.poll(() => nora.title()).toBe('Dr. Katrin Öztürk · Kontor');
});

test('the owner makes an invitation link for a colleague', async () => {
  await nora.goto(`${server.url}/admin/users`);
  await nora.getByLabel('Name', { exact: true }).fill(JONAS.name);
  await nora.getByLabel('E-Mail-Adresse', { exact: true }).fill(JONAS.email);
  await nora.getByRole('button', { name: 'Einladungslink anlegen' }).click();
  invitation = await nora.getByLabel('Link zum Weitergeben').inputValue();
  expect(invitation).toContain(`${server.url}/invitation#secret=`);
});

test('the colleague comes in by the link and sees who has logged the mail', async () => {
  jonas = await visit();
  await jonas.goto(invitation);
  await jonas.getByText(`Guten Tag, ${JONAS.name}!`).waitFor();
  await jonas.getByLabel('Neues Passwort').fill(JONAS.password);
  await jonas.getByRole('button', { name: 'Los geht’s' }).click();
  await jonas.getByRole('heading', { level: 1, name: JONAS.name }).waitFor();
  await openMail(jonas, 'AW: Angebot 2026-118');
  await jonas.getByText(`Abgelegt von ${NORA.name}`).waitFor();
});

test('an invitation works once', async () => {
  const page = await visit();
  await page.goto(invitation);
  await page.getByText('Dieser Link wurde schon benutzt').waitFor();
});

test('the page about colleagues is closed to those who may not use it', async () => {
  await jonas.goto(`${server.url}/admin/users`);
  await jonas.getByRole('heading', { name: 'Nicht für dieses Konto' }).waitFor();
});

test('arrow keys move through the practice mails, and the panel follows', async () => {
  await openMail(jonas, 'RE: Order 4500187 – delivery before the holidays?');
  await jonas.getByRole('listbox', { name: 'Posteingang' }).focus();
  await jonas.keyboard.press('ArrowDown');
  await jonas
    .getByRole('heading', { level: 2, name: 'Reklamation Lieferschein 88-2041: Flansch undicht' })
    .waitFor();
  await jonas.keyboard.press('ArrowDown');
  await jonas.getByRole('heading', { level: 2, name: 'Rückfrage zur Rechnung 2026-3307' }).waitFor();
  await jonas.locator('.kontor-panel').getByText('s.kessler@brandt-pumpen.example').first().waitFor();
});

test('while a mail is written the panel shows the typed recipient', async () => {
  await jonas.goto(`${server.url}/practice`);
  await jonas.getByRole('button', { name: 'Neue Mail' }).click();
  await jonas.getByLabel('An', { exact: true }).fill('k.oeztuerk@brandt-pumpen.example');
  await jonas.getByRole('heading', { name: /Katrin Öztürk/ }).waitFor();
});

test('who signs out comes back by e-mail and password, to the page that was wanted', async () => {
  await jonas.getByRole('button', { name: JONAS.name }).click();
  await jonas.getByRole('button', { name: 'Abmelden' }).click();
  await jonas.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await jonas.goto(`${server.url}/settings`);
  await signIn(jonas, JONAS.email, 'falsch geraten');
  await jonas.getByText('E-Mail-Adresse und Passwort passen nicht zusammen.').waitFor();
  await signIn(jonas, JONAS.email, JONAS.password);
  await jonas.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
});

test('a setting is kept at once, shown everywhere, and can be taken back', async () => {
  await jonas.getByLabel('Sprache').selectOption('en');
  await jonas.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await jonas.getByText('Saved.', { exact: true }).waitFor();
  await jonas.getByRole('button', { name: 'Undo' }).click();
  await jonas.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
  await jonas.getByLabel('Anrede').selectOption('du');
  await jonas.goto(server.url);
  await jonas.getByText('die du neben einer Mail anlegst').waitFor();
});

test('a forgotten password is replaced by a link from the owner', async () => {
  await nora.goto(`${server.url}/admin/users`);
  await nora
    .getByRole('listitem')
    .filter({ hasText: JONAS.email })
    .getByRole('button', { name: 'Neues Passwort …' })
    .click();
  const link = await nora.getByLabel('Link zum Weitergeben').inputValue();
  const page = await visit();
  await page.goto(link);
  await page.getByText(`Guten Tag, ${JONAS.name}!`).waitFor();
  await page.getByLabel('Neues Passwort').fill('ein neuer langer Satz');
  await page.getByRole('button', { name: 'Passwort setzen und anmelden' }).click();
  await page.getByRole('heading', { level: 1, name: JONAS.name }).waitFor();
});

test('a device is connected by the code it shows', async () => {
  const device = createApiClient({ baseUrl: server.url, token: () => null, fetch });
  const started = await device.call('startPairing', {
    body: { kind: 'extension', name: 'Chromium im Test' },
  });
  if (!started.ok) throw new Error(started.error.code);
  await nora.goto(started.value.url);
  await nora.getByText('Browser-Erweiterung').waitFor();
  await nora.getByText('Chromium im Test').waitFor();
  await nora.getByRole('button', { name: 'Verbinden' }).click();
  await nora.getByText('✓ Verbunden.').waitFor();
  const polled = await device.call('pollPairing', { body: { secret: started.value.secret } });
  expect(polled).toMatchObject({ ok: true, value: { status: 'paired' } });
  await nora.getByRole('link', { name: 'Alle verbundenen Geräte ansehen' }).click();
  await nora.getByText('Chromium im Test').waitFor();
});

test('a connected device is cut off at once when its access is taken away', async () => {
  await nora.getByRole('button', { name: 'Zugang entziehen: Chromium im Test' }).click();
  await nora.getByRole('dialog').getByRole('button', { name: 'Zugang entziehen' }).click();
  await nora.getByText('„Chromium im Test“ hat keinen Zugang mehr.').waitFor();
});

test('a code that no device shows is refused in words, and another can be typed', async () => {
  await nora.goto(`${server.url}/pair?code=WWWW-9999`);
  await nora.getByText('Diesen Code zeigt gerade kein Gerät.').waitFor();
  await nora.getByRole('button', { name: 'Anderen Code eingeben' }).click();
  await nora.getByLabel('Code auf dem Gerät').fill('abc');
  await nora.getByRole('button', { name: 'Weiter' }).click();
  await nora.getByText('Ein Code hat acht Buchstaben und Ziffern').waitFor();
});

test('a refused device gets no token', async () => {
  const device = createApiClient({ baseUrl: server.url, token: () => null, fetch });
  const started = await device.call('startPairing', { body: { kind: 'outlook', name: 'Fremdes Outlook' } });
  if (!started.ok) throw new Error(started.error.code);
  await nora.goto(`${server.url}/pair`);
  await nora.getByLabel('Code auf dem Gerät').fill(started.value.code.toLowerCase().replace('-', ' '));
  await nora.getByRole('button', { name: 'Weiter' }).click();
  await nora.getByText('Fremdes Outlook').waitFor();
  await nora.getByRole('button', { name: 'Ablehnen' }).click();
  await nora.getByText('Abgelehnt.').waitFor();
  const polled = await device.call('pollPairing', { body: { secret: started.value.secret } });
  expect(polled).toMatchObject({ ok: true, value: { status: 'refused', token: null } });
});

test('the Outlook page says that https is missing and how to get there', async () => {
  await nora.goto(`${server.url}/outlook`);
  await nora.getByText('ohne https').waitFor();
  await nora.getByText('npx office-addin-dev-certs install').waitFor();
});

test('the start page and the account menu lead to the page about the extension', async () => {
  for (const address of ['/extension', '/browser']) {
    await nora.goto(server.url + address);
    await nora.getByRole('heading', { level: 1, name: 'In den Browser einbauen' }).waitFor();
  }
  expect(new URL(nora.url()).pathname).toBe('/extension/');
  await nora.goto(server.url);
  const steps = nora.getByRole('region', { name: 'Erste Schritte' });
  await steps.getByRole('link', { name: 'In den Browser einbauen' }).click();
  await nora.getByRole('heading', { level: 1, name: 'In den Browser einbauen' }).waitFor();
  expect(new URL(nora.url()).pathname).toBe('/extension/');
  await nora.getByRole('button', { name: NORA.name }).click();
  const entry = nora.getByRole('link', { name: 'In den Browser einbauen' });
  expect(await entry.getAttribute('href')).toBe('/extension/');
  expect(await entry.getAttribute('aria-current')).toBe('page');
});

test('the page about the extension says how each browser takes a package that is not from its store', async () => {
  await nora.goto(`${server.url}/extension/`);
  const about = async (browserName: string): Promise<string> => {
    const heading = nora.getByRole('heading', { level: 2, name: browserName });
    return (await nora.locator('section').filter({ has: heading }).innerText()).replaceAll(/\s+/g, ' ');
  };
  const chromium = await about('Chrome, Edge');
  for (const words of [
    'entpacken Sie es in einen Ordner',
    'Entwicklermodus',
    'chrome://extensions, edge://extensions',
    '„Entpackte Erweiterung laden“ (Edge: „Entpackte laden“)',
    'aktualisiert sich nicht von selbst',
    'ExtensionInstallForcelist',
    'auf Computern, die die Firma verwaltet, ein signiertes CRX-Paket',
    'Auf das Paket oben trifft beides nicht zu',
  ])
    expect(chromium).toContain(words);
  const firefox = await about('Firefox');
  for (const words of [
    'nimmt nur Pakete, die Mozilla signiert hat. Dieses kommt ohne Signatur',
    'about:debugging#/runtime/this-firefox',
    'Temporäres Add-on laden',
    'Nach einem Neustart von Firefox ist die Erweiterung wieder weg',
    'Firefox ESR und die Developer Edition installieren das Paket auch ohne Signatur dauerhaft',
    'xpinstall.signatures.required = false',
    'addons.mozilla.org zur Selbstverteilung',
    'eine eigene Kennung (browser_specific_settings.gecko.id)',
    'ExtensionSettings',
  ])
    expect(firefox).toContain(words);
});

test('the page about the extension offers both packages and the address to type', async () => {
  await nora.goto(`${server.url}/extension/`);
  for (const name of ['kontor-chrome.zip', 'kontor-firefox.zip']) {
    const link = nora.locator(`a[href="/extension/${name}"]`);
    await link.waitFor();
    const response = await nora.request.get(`${server.url}/extension/${name}`);
    expect(response.status()).toBe(200);
  }
  expect(await nora.getByLabel('Adresse dieses Kontors').inputValue()).toBe(server.url);
});

test('an API token is shown once and works', async () => {
  await nora.goto(`${server.url}/settings`);
  await nora.getByLabel('Wofür es ist').fill('Import');
  await nora.getByRole('button', { name: 'Token anlegen' }).click();
  const token = await nora.getByLabel('Token', { exact: true }).inputValue();
  const api = createApiClient({ baseUrl: server.url, token: () => token, fetch });
  expect(await api.call('me', {})).toMatchObject({ ok: true, value: { email: NORA.email } });
  await nora.reload();
  await nora.getByRole('listitem').filter({ hasText: 'Import' }).waitFor();
  expect(await nora.getByText(token).count()).toBe(0);
});

test('who switches single keys off can type and speak letters without anything happening', async () => {
  await nora.goto(`${server.url}/settings`);
  const tick = nora.getByRole('checkbox', { name: 'Einzelne Tasten als Kurzbefehle' });
  await tick.uncheck();
  await nora.getByText('Gespeichert.').waitFor();
  await openMail(nora, 'AW: Angebot 2026-118');
  const note = nora.getByRole('textbox', { name: 'Notiz', exact: true });
  await note.waitFor();
  const isInNote = () => note.evaluate((field) => field === document.activeElement);
  await expect.poll(() => note.isEnabled()).toBe(true);
  await nora.keyboard.press('n');
  expect(await isInNote()).toBe(false);
  expect(await note.getAttribute('aria-keyshortcuts')).toBeNull();
  await nora.goto(`${server.url}/settings`);
  await tick.check();
  await nora.getByText('Gespeichert.').waitFor();
  await openMail(nora, 'AW: Angebot 2026-118');
  await note.waitFor();
  await nora.keyboard.press('n');
  await expect.poll(isInNote).toBe(true);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { startRecordingProxy } from '#tests/support/recording-proxy.ts';
import type { RecordingProxy } from '#tests/support/recording-proxy.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'katrin@kontor.example';
const SITE = 'www.keller-antriebe.example';

let built: ExtensionUnderTest;
let kontor: TestServer;
let proxy: RecordingProxy;
let site: ProspectSite;
let firefox: FirefoxWithExtension;
let password: string;

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  ({ password } = await kontor.addUser(EMAIL, 'Katrin Sommer', 'owner'));
  proxy = await startRecordingProxy(kontor.url);
  // The packed file, as the server offers it.
  firefox = await launchFirefoxWithExtension(built.firefox.archive, [
    SITE,
    'www.nobody.example',
    'kontor.example',
  ]);
});

afterAll(async () => {
  await firefox.close();
  await Promise.all([site.close(), proxy.close(), kontor.remove(), built.remove()]);
});

const untilShown = (text: string): Promise<unknown> =>
  firefox.untilInSidebar('return document.body.innerText.includes(args[0])', text);

const clickButton = (text: string): Promise<unknown> =>
  firefox.untilInSidebar(
    `const button = [...document.querySelectorAll('button')].find((one) => !one.disabled && one.innerText.includes(args[0]));
     button?.click();
     return button !== undefined;`,
    text,
  );

/** A signed-in person presses "connect" on the confirmation page; the page itself is tested with the web pages. */
const confirm = async (code: string): Promise<void> => {
  const post = (path: string, body: object, cookie = ''): Promise<Response> =>
    fetch(kontor.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: kontor.url, cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/v1/sign-in', { email: EMAIL, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const confirmed = await post('/api/v1/pairing/confirm', { code, accept: true }, cookie);
  expect(confirmed.status).toBe(200);
};

/** The confirmation page came to the front; without it the page from before is there again. */
const closeFrontTab = (): Promise<unknown> =>
  firefox.inSidebar(
    `const { tabs } = window.wrappedJSObject.browser;
     const front = await tabs.query(Cu.cloneInto({ active: true }, window));
     await tabs.remove(front[0].id);`,
  );

const aboutPages = (): string[] =>
  proxy
    .recorded()
    .filter(({ path, body }) => path.startsWith('/api/v1/panel') || `${path}${body}`.includes('keller'))
    .map(({ method, path, body }) => `${method} ${path} ${body}`);

describe('the extension in Firefox', () => {
  test('a click opens the sidebar, which asks for the address of Kontor', async () => {
    await firefox.open(site.urlOf(SITE));
    await firefox.clickToolbarButton();
    await untilShown('Address of your Kontor');
    expect(proxy.recorded()).toEqual([]);
  });

  test('a server on plain http in the own network is reached, and the confirmed code connects', async () => {
    await firefox.inSidebar(
      `document.querySelector('input').value = args[0]; document.querySelector('form').requestSubmit();`,
      proxy.url.replace('localhost', 'kontor.example'),
    );
    const code = await firefox.untilInSidebar(
      `return document.querySelector('.kp-pairing-code')?.textContent`,
    );
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    await confirm(String(code));
    await untilShown('Connected with kontor.example');
    await closeFrontTab();
    // The page that was clicked first is what the panel is about, now that it may ask.
    await untilShown('Add company');
  });

  test('before a click nothing about a page is sent', async () => {
    proxy.forget();
    await firefox.open(site.urlOf('www.nobody.example'));
    await firefox.open(site.urlOf(SITE, '/impressum'));
    await untilShown('Read this page');
    expect(aboutPages()).toEqual([]);
  });

  test('a click reads the page in the open sidebar, which stays open', async () => {
    await firefox.clickToolbarButton();
    await untilShown('Add company and contact');
    await expect.poll(aboutPages).toEqual([`POST /api/v1/panel {"domain":"keller-antriebe.example"}`]);
  });

  test('one more click makes company and contact, and the company is known from then on', async () => {
    await clickButton('Add company and contact');
    await firefox.untilInSidebar(
      `const text = document.body.innerText;
       return text.includes('Maria Keller') && !text.includes('Add company and contact');`,
    );
    await firefox.open(site.urlOf('www.nobody.example'));
    await untilShown('Read this page');
    await firefox.open(site.urlOf(SITE));
    await firefox.clickToolbarButton();
    await untilShown('Keller Antriebe GmbH');
  });

  test('in Firefox a click counts for one page: on the next one the panel asks again', async () => {
    await firefox.open(site.urlOf(SITE, '/team'));
    await untilShown('Read this page');
  });

  test('a page no extension may read is named as such', async () => {
    await firefox.open('about:config');
    await firefox.clickToolbarButton();
    await untilShown('This page cannot be read');
  });

  test('the token lies where no script of a page can read it', async () => {
    const stored = await firefox.inSidebar(
      `const local = await window.wrappedJSObject.browser.storage.local.get(null); return JSON.stringify(local);`,
    );
    expect(stored).toBe('{}');
  });
});

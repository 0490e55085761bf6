import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { sidebarProblems } from '#tests/support/accessibility.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { startRecordingProxy } from '#tests/support/recording-proxy.ts';
import type { RecordingProxy } from '#tests/support/recording-proxy.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import type { SignedIn } from '#tests/support/signed-in.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

/** The number follows a few seconds after a change, when nothing else is being asked. */
const BADGE = { timeout: 20_000 };

const EMAIL = 'katrin@kontor.example';
const SITE = 'www.keller-antriebe.example';

let built: ExtensionUnderTest;
let kontor: TestServer;
let proxy: RecordingProxy;
let site: ProspectSite;
let firefox: FirefoxWithExtension;
let api: ApiClient;
let katrin: SignedIn;

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  const account = await kontor.addUser(EMAIL, 'Katrin Sommer', 'owner');
  ({ api } = account);
  katrin = await signedIn(kontor.url, EMAIL, account.password);
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

const { untilShown, clickButton } = sidebarIn(() => firefox);

/** The confirmation page came to the front; without it the page from before is there again. */
const closeFrontTab = (): Promise<unknown> =>
  firefox.inSidebar(
    `const { tabs } = window.wrappedJSObject.browser;
     const front = await tabs.query(Cu.cloneInto({ active: true }, window));
     await tabs.remove(front[0].id);`,
  );

/** What axe objects to in the sidebar as it stands, in light and dark. */
const problemsInBothLooks = async (): Promise<string[]> => {
  const problems: string[] = [];
  for (const scheme of ['dark', 'light'] as const) {
    await firefox.setColorScheme(scheme);
    await firefox.untilInSidebar(`return document.querySelector('#panel').dataset.theme === args[0]`, scheme);
    problems.push(...(await sidebarProblems(firefox)).map((problem) => `${scheme}: ${problem}`));
  }
  return problems;
};

const typedAddress = (): Promise<unknown> =>
  firefox.untilInSidebar(`return document.querySelector('input')?.value`);

/** From the address as it stands in the field to the code. */
const askForCode = async (): Promise<string> => {
  await firefox.inSidebar(`document.querySelector('form').requestSubmit();`);
  return String(
    await firefox.untilInSidebar(`return document.querySelector('.kp-pairing-code')?.textContent`),
  );
};

/** The person confirms it, and the page on which that happens is closed again. */
const confirm = async (code: string): Promise<void> => {
  await katrin.confirmPairing(code);
  await untilShown('Connected with kontor.example');
  await closeFrontTab();
};

const aboutPages = (): string[] =>
  proxy
    .recorded()
    .filter(({ path, body }) => path.startsWith('/api/v1/panel') || `${path}${body}`.includes('keller'))
    .map(({ method, path, body }) => `${method} ${path} ${body}`);

describe('the extension in Firefox', () => {
  test('installing it raises no question about permissions, and Firefox says what it collects', async () => {
    expect(await firefox.installQuestion()).toEqual({
      permissions: [],
      data:
        'The developer says this extension collects: authentication information, browsing activity, ' +
        'personal communications, personally identifying information, website content',
    });
    expect((await firefox.installQuestion(['tabs'])).permissions).toEqual(['Access browser tabs']);
  });

  test('a click opens the sidebar, which asks for the address of Kontor', async () => {
    await firefox.open(site.urlOf(SITE));
    await firefox.clickToolbarButton();
    await untilShown('Address of your Kontor');
    expect(proxy.recorded()).toEqual([]);
    expect(await problemsInBothLooks()).toEqual([]);
  });

  test('a server on plain http in the own network is reached, and the confirmed code connects', async () => {
    await firefox.inSidebar(
      `document.querySelector('input').value = args[0];`,
      proxy.url.replace('localhost', 'kontor.example'),
    );
    const code = await askForCode();
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(await problemsInBothLooks()).toEqual([]);
    await confirm(code);
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

  test('the keyboard shortcut reads the page as a click does', async () => {
    await firefox.pressShortcut();
    await untilShown('Add company and contact');
    await expect.poll(aboutPages).toEqual([`POST /api/v1/panel {"domain":"keller-antriebe.example"}`]);
  });

  test('in Firefox a click counts for one page: on the next one the panel asks again', async () => {
    await firefox.open(site.urlOf(SITE, '/team'));
    await untilShown('Read this page');
  });

  test('a click reads the page in the open sidebar, which stays open', async () => {
    await firefox.open(site.urlOf(SITE, '/impressum'));
    await firefox.clickToolbarButton();
    await untilShown('Add company and contact');
    expect(await problemsInBothLooks()).toEqual([]);
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
    expect(await problemsInBothLooks()).toEqual([]);
  });

  test('a follow-up for today stands as a number on the toolbar button', async () => {
    expect(await firefox.badge()).toBe('');
    await clickButton('Today');
    await untilShown('Follow up: Keller Antriebe GmbH');
    await expect.poll(() => firefox.badge(), BADGE).toBe('1');
  });

  test.each([
    ['a page of the browser itself', () => 'about:config'],
    ['a PDF, which holds nothing to read,', () => site.urlOf(SITE, '/prospekt.pdf')],
  ])('%s is named as a page that cannot be read', async (_, address) => {
    await firefox.open(site.urlOf('www.nobody.example'));
    await untilShown('Read this page');
    await firefox.open(address());
    await firefox.clickToolbarButton();
    await untilShown('This page cannot be read');
  });

  test('the token lies where no script of a page can read it', async () => {
    const stored = await firefox.inSidebar(
      `const local = await window.wrappedJSObject.browser.storage.local.get(null); return JSON.stringify(local);`,
    );
    expect(stored).toBe('{}');
  });

  test('a device that was revoked in Kontor is told so with its next question', async () => {
    const devices = await api.call('devices', {});
    const [device] = devices.ok ? devices.value.items.filter(({ kind }) => kind === 'device') : [];
    expect(device?.name).toContain('Firefox');
    await apply(userOn(api), 'device.revoke', { id: device?.id ?? '' });
    await firefox.open(site.urlOf(SITE));
    await firefox.clickToolbarButton();
    await untilShown('was ended in Kontor');
    await untilShown('Address of your Kontor');
  });

  test('the address is remembered, so that connecting again needs no typing', async () => {
    expect(await typedAddress()).toBe(proxy.url.replace('localhost', 'kontor.example'));
    await confirm(await askForCode());
  });

  test('disconnecting ends the device on the server and forgets its token, but not the address', async () => {
    await firefox.inSidebar(`document.querySelector('.ke-menu summary').click();`);
    expect(await problemsInBothLooks()).toEqual([]);
    await clickButton('Disconnect this browser');
    await untilShown('no longer connected');
    const devices = await api.call('devices', {});
    expect(devices.ok && devices.value.items.filter(({ kind }) => kind === 'device')).toEqual([]);
    await firefox.inSidebar('window.location.reload();');
    await untilShown('Address of your Kontor');
    expect(await typedAddress()).toBe(proxy.url.replace('localhost', 'kontor.example'));
  });

  test('unsigned it stays only where signatures are not required, as the page about the extension says', async () => {
    const { archive } = built.firefox;
    expect(await firefox.installToStay(archive, true)).toMatchObject({ refused: true, stays: false });
    const { fixed, ...installed } = await firefox.installToStay(archive, false);
    expect(installed).toEqual({ refused: fixed, stays: !fixed });
  });
});

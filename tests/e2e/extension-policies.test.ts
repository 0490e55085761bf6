/** What a company sets through the policies of its browsers reaches the panel: the address of Kontor. */
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserWithPolicies, policiesComplaint } from '#tests/support/browser-policies.ts';
import type { ManagedBrowser } from '#tests/support/browser-policies.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import {
  clickButton,
  keepInSidePanel,
  problemsInBothLooks,
  untilGone,
  untilShown,
} from '#tests/support/side-panel.ts';
import { root } from '#tests/support/run-command.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const SET_BY = 'This address was set by your organisation.';
const FIREFOX_ID = 'panel@kontor.example';
/** Chromium looks at its policies again some seconds after they were written. */
const AFTER_POLICIES = { timeout: 60_000 };

let built: ExtensionUnderTest;
let kontor: TestServer;

beforeAll(async () => {
  [built, kontor] = await Promise.all([buildExtensionUnderTest(), startTestServer()]);
});

afterAll(() => Promise.all([kontor.remove(), built.remove()]));

/** What the README gives administrators to copy, for this extension and value. The installation itself needs a store. */
const policiesLike = async (
  heading: string,
  exampleId: string,
  id: string,
  server: unknown,
): Promise<object> => {
  const text = await readFile(join(root, 'extension/README.md'), 'utf8');
  const [, example = ''] = /```json\n(.*?)```/s.exec(text.slice(text.indexOf(heading))) ?? [];
  expect(example).toContain(exampleId);
  return JSON.parse(
    example
      .replaceAll(`"${exampleId}"`, `"${id}"`)
      .replace('"https://kontor.yourcompany.com"', JSON.stringify(server)),
    (key, value: unknown) => (key === 'ExtensionSettings' ? undefined : value),
  ) as object;
};

/** An unpacked extension is called by the place it lies at. */
const unpackedId = async (folder: string): Promise<string> =>
  createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32)
    .replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));

const chromiumComplaint = await policiesComplaint('chromium');
describe.skipIf(chromiumComplaint)(
  `Chromium under policies${chromiumComplaint ? `: ${chromiumComplaint}` : ''}`,
  () => {
    let managed: ManagedBrowser;
    let chromium: ChromiumWithExtension;
    let panel: Awaited<ReturnType<ChromiumWithExtension['sidePanel']>>;
    let token: string;

    const setServer = async (server: unknown): Promise<void> =>
      managed.set(
        await policiesLike(
          '**Chrome, Edge under Linux**',
          'aaaabbbbccccddddeeeeffffgggghhhh',
          await unpackedId(built.chrome.folder),
          server,
        ),
      );
    const typed = (): Promise<string> => panel.$eval('input', (input) => input.value);

    beforeAll(async () => {
      managed = await browserWithPolicies('chromium');
      await setServer(`${kontor.url}/`);
      const account = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
      ({ token } = account);
      chromium = await launchChromiumWithExtension(built.chrome.folder, { program: managed.program });
    });
    afterAll(async () => {
      await chromium.close();
      await managed.remove();
    });

    test('the address is filled in, and the panel says who set it', async () => {
      const page = await chromium.browser.newPage();
      await page.goto(`${kontor.url}/`);
      await chromium.clickToolbarButton(page);
      panel = await chromium.sidePanel();
      await untilShown(panel, SET_BY);
      expect(await typed()).toBe(kontor.url);
      expect(await panel.$eval('input', (input) => input.getAttribute('aria-describedby'))).toBe(
        'kp-pairing-preset',
      );
      expect(await problemsInBothLooks(panel)).toEqual([]);
      await clickButton(panel, 'Connect');
      await panel.waitForSelector('.kp-pairing-code');
    });

    test('what is no address is said plainly, and another address can be typed', async () => {
      await setServer('kontor example');
      await panel.waitForFunction(
        () => document.body.innerText.includes('is not a web address: “kontor example”'),
        AFTER_POLICIES,
      );
      await untilGone(panel, SET_BY);
      expect(await typed()).toBe('');
      expect(await problemsInBothLooks(panel)).toEqual([]);
    });

    test('a browser that is connected elsewhere is told that Kontor has moved, and goes along with one click', async () => {
      await keepInSidePanel(panel, { server: kontor.url, token });
      await panel.reload();
      await untilShown(panel, 'Connected with localhost');
      await setServer('https://kontor.brandt.example');
      await panel.waitForFunction(
        () => document.body.innerText.includes('Your organisation now has Kontor at kontor.brandt.example.'),
        AFTER_POLICIES,
      );
      expect(await problemsInBothLooks(panel)).toEqual([]);
      await clickButton(panel, 'Connect with kontor.brandt.example');
      await untilShown(panel, SET_BY);
      expect(await typed()).toBe('https://kontor.brandt.example');
    });
  },
);

const firefoxComplaint = await policiesComplaint('firefox');
describe.skipIf(firefoxComplaint)(
  `Firefox under policies${firefoxComplaint ? `: ${firefoxComplaint}` : ''}`,
  () => {
    let managed: ManagedBrowser;
    let firefox: FirefoxWithExtension;
    const { untilShown: untilInSidebar, untilGone: untilGoneInSidebar } = sidebarIn(() => firefox);

    const setServer = async (server: unknown): Promise<void> =>
      managed.set(await policiesLike('**Firefox** (`policies.json`', FIREFOX_ID, FIREFOX_ID, server));
    const typed = (): Promise<unknown> => firefox.inSidebar(`return document.querySelector('input').value`);
    const openSidebar = async (): Promise<void> => {
      await firefox.open(`${kontor.url}/`);
      await firefox.clickToolbarButton();
    };

    beforeAll(async () => {
      managed = await browserWithPolicies('firefox');
      await setServer('kontor.brandt.example');
      firefox = await launchFirefoxWithExtension(built.firefox.archive, [], managed.program);
    });
    afterAll(async () => {
      await firefox.close();
      await managed.remove();
    });

    test('the address is filled in, and the sidebar says who set it', async () => {
      await openSidebar();
      await untilInSidebar(SET_BY);
      expect(await typed()).toBe('https://kontor.brandt.example');
    });

    test('a changed policy holds from the next start of Firefox', async () => {
      await setServer(kontor.url);
      firefox = await firefox.killAndStartAgain();
      await openSidebar();
      await untilInSidebar(SET_BY);
      expect(await typed()).toBe(kontor.url);
    });

    test('what is no address is said plainly', async () => {
      await setServer({ address: kontor.url });
      firefox = await firefox.killAndStartAgain();
      await openSidebar();
      await untilInSidebar('is not a web address');
      await untilInSidebar('{"address":');
      await untilGoneInSidebar(SET_BY);
      expect(await typed()).toBe('');
    });
  },
);

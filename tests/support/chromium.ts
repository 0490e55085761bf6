/**
 * Chromium for end-to-end tests: pages through playwright-core, and the built extension through puppeteer-core, whose
 * `triggerAction` is a real click on the toolbar button (it grants activeTab and opens the real side panel, headless).
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import puppeteer, { TargetType } from 'puppeteer-core';
import type { Browser as PuppeteerBrowser, Page, WebWorker } from 'puppeteer-core';
import { browserPath } from './browser-paths.ts';

/** Quiet, and unable to reach anything but this machine: `.example` hosts are served here, the rest has no address. */
const flagsFor = (hosts: readonly string[]): string[] => [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  `--host-resolver-rules=${['*.example', ...hosts].map((host) => `MAP ${host} 127.0.0.1, `).join('')}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
];

/** Requests to this machine go through it as well. */
const proxyFlags = (proxy: string): string[] => [
  `--proxy-server=${proxy}`,
  '--proxy-bypass-list=<-loopback>',
];

/** A browser for pages; close it in `afterAll`. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath('chromium'), headless: true, args: flagsFor([]) });

/**
 * A browser that keeps the data of framed pages apart by the site around them, as people's browsers do. Playwright's own
 * flags switch that off; of two such lists Chromium takes the last.
 *
 * @param hosts names that this machine serves, beside every `.example`
 */
export const launchPartitioningChromium = (hosts: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath('chromium'),
    headless: true,
    args: [...flagsFor(hosts), '--disable-features=Translate'],
  });

/** A browser that keeps what it stores in `profile`, on disk; the one above keeps it in memory. */
export const launchChromiumOn = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: browserPath('chromium'),
    headless: true,
    args: flagsFor([]),
  });

export type ChromiumWithExtension = {
  browser: PuppeteerBrowser;
  extensionId: string;
  /** A real click on the extension's toolbar button while `page` is in front. */
  clickToolbarButton: (page: Page) => Promise<void>;
  /** The side panel's document, once it is open. */
  sidePanel: (path?: string) => Promise<Page>;
  serviceWorker: () => Promise<WebWorker>;
  /** `kill -9`, as when the battery is empty; the same browser started again, with what it had on its disk. */
  killAndStartAgain: () => Promise<ChromiumWithExtension>;
  close: () => Promise<void>;
};

/** The extension's worker; it ends after 30 s without work and comes back with the next event. */
const extensionWorker = async (browser: PuppeteerBrowser, origin: string): Promise<WebWorker> => {
  const target = await browser.waitForTarget(
    (candidate) => candidate.type() === TargetType.SERVICE_WORKER && candidate.url().startsWith(origin),
  );
  const worker = await target.worker();
  if (!worker) throw new Error('The service worker ended.');
  return worker;
};

/** Runs in the worker: resolves when its script has run and its listeners are in place. */
const untilActivated = (): Promise<void> =>
  new Promise((resolve) => {
    const { serviceWorker } = globalThis as unknown as { serviceWorker: ServiceWorker };
    const look = (): void => {
      if (serviceWorker.state === 'activated') resolve();
    };
    serviceWorker.addEventListener('statechange', look);
    look();
  });

export type ExtensionLaunch = {
  /** Further names that this machine serves, beside every `.example`. */
  readonly hosts?: readonly string[];
  /** `DISPLAY` of a screen on which the window stands, with the extension's button in its toolbar; else there is no window. */
  readonly display?: string;
  /** `host:port` that every request goes through, the names asked for included. */
  readonly proxy?: string;
  /** What starts Chromium, where it is not to be started as it is. */
  readonly program?: string;
};

/** Starts Chromium with one unpacked extension. @param folder holds the built extension's manifest.json */
export const launchChromiumWithExtension = async (
  folder: string,
  launch: ExtensionLaunch = {},
): Promise<ChromiumWithExtension> => {
  const profile = await mkdtemp(join(tmpdir(), 'kontor-chromium-'));
  if (launch.display !== undefined) await pinButton(profile, folder);
  return launchOnProfile(profile, folder, launch);
};

/** An unpacked extension is called by its folder: half of the hash, with letters from a to p for its digits. */
const idOf = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replaceAll(/[\da-f]/g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));

const pinButton = async (profile: string, folder: string): Promise<void> => {
  await mkdir(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { pinned_extensions: [idOf(folder)] } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
};

const launchOnProfile = async (
  profile: string,
  folder: string,
  launch: ExtensionLaunch,
): Promise<ChromiumWithExtension> => {
  const { hosts = [], display, proxy } = launch;
  const browser = await puppeteer.launch({
    executablePath: launch.program ?? browserPath('chromium'),
    headless: display === undefined,
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display } }),
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    args: proxy === undefined ? flagsFor(hosts) : [...flagsFor(hosts), ...proxyFlags(proxy)],
  });
  const extensionId = await browser.installExtension(folder);
  const origin = `chrome-extension://${extensionId}`;
  // A click before the listeners are registered would be lost.
  await (await extensionWorker(browser, origin)).evaluate(untilActivated);
  return {
    browser,
    extensionId,
    clickToolbarButton: async (page) => {
      const extension = (await browser.extensions()).get(extensionId);
      if (!extension) throw new Error('The extension is not loaded.');
      await page.bringToFront();
      await extension.triggerAction(page);
    },
    sidePanel: async (path = '/sidepanel.html') => {
      const target = await browser.waitForTarget((candidate) => candidate.url().startsWith(origin + path));
      return target.asPage();
    },
    serviceWorker: () => extensionWorker(browser, origin),
    killAndStartAgain: async () => {
      const process = browser.process();
      if (!process) throw new Error('The browser is not ours to end.');
      const ended = once(process, 'exit');
      process.kill('SIGKILL');
      await ended;
      return launchOnProfile(profile, folder, launch);
    },
    close: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/**
 * Firefox with an extension, headless, through Marionette: a chrome-context script clicks the real toolbar button, the
 * real sidebar opens, and scripts run in its document.
 *
 * `--remote-allow-system-access` is what makes the chrome context and extension documents reachable.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserPath } from './browser-paths.ts';
import { chromeScripts } from './firefox-chrome-scripts.ts';
import { freePort } from './free-port.ts';
import { connectMarionette } from './marionette.ts';

export type FirefoxWithExtension = {
  extensionId: string;
  /** Opens an address in the tab in front and waits until it is loaded. */
  open: (url: string) => Promise<void>;
  /** Runs the body of a function in the page in front, with `arguments`, and gives what it returns (JSON). */
  inPage: (body: string, ...args: unknown[]) => Promise<unknown>;
  /** A real click on the extension's toolbar button. */
  clickToolbarButton: () => Promise<void>;
  /** Alt+Shift+K, pressed as on a keyboard. */
  pressShortcut: () => Promise<void>;
  /**
   * A real click with the right mouse button on what the selector finds in the page, and on the entry with these words;
   * gives all entries of the extension. `marks`: its text is marked before.
   */
  chooseInMenu: (selector: string, entry: string, marks: boolean) => Promise<readonly string[]>;
  /** Modifiers of the keys of Firefox's own window that are pressed with this letter. */
  keysWith: (letter: string) => Promise<readonly string[]>;
  /** The number on the toolbar button; empty without one. */
  badge: () => Promise<string>;
  /** What Firefox asks at install, and which data it says the extension collects. */
  installQuestion: (otherPermissions?: readonly string[]) => Promise<{ permissions: string[]; data: string }>;
  /** Light or dark, as the sidebar takes it from the system. */
  setColorScheme: (scheme: 'dark' | 'light') => Promise<void>;
  /** Installs a packed file to stay; `fixed`: this Firefox insists on signatures whatever the setting says. */
  installToStay: (
    path: string,
    signaturesRequired: boolean,
  ) => Promise<{ refused: boolean; stays: boolean; fixed: boolean }>;
  /**
   * Runs the body of an async function in the sidebar's document, which it waits for, and gives what it returns (JSON).
   * The body sees `document`, `window` and `args`.
   */
  inSidebar: (body: string, ...args: unknown[]) => Promise<unknown>;
  /** As `inSidebar`, again and again until the result is neither false, null nor undefined. */
  untilInSidebar: (body: string, ...args: unknown[]) => Promise<unknown>;
  /** The whole window with toolbar and sidebar, as PNG. */
  screenshot: () => Promise<Buffer>;
  /** `kill -9`, as when the battery is empty; the same Firefox started again, with what it had on its disk. */
  killAndStartAgain: () => Promise<FirefoxWithExtension>;
  close: () => Promise<void>;
};

/** Alt, Shift and K, as WebDriver names them. */
const SHORTCUT = ['\uE00A', '\uE008', 'K'];

/**
 * Preferences: nothing is downloaded, reported or asked; the extension's permission questions are answered yes. What an
 * extension for this run keeps stays for the next one, as an installed one's does.
 */
const preferences = (port: number, hosts: readonly string[]): Record<string, unknown> => ({
  'marionette.port': port,
  'app.update.auto': false,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'extensions.webextOptionalPermissionPrompts': false,
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.localDomains': hosts.join(','),
  'services.settings.server': 'data:,',
  'sidebar.animation.enabled': false,
  'toolkit.telemetry.enabled': false,
});

const startFirefox = async (
  profile: string,
  port: number,
  hosts: readonly string[],
  program: string,
): Promise<ChildProcess> => {
  const lines = Object.entries(preferences(port, hosts)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    program,
    [
      '--headless',
      '--no-remote',
      '--profile',
      profile,
      '--marionette',
      '--remote-allow-system-access',
      'about:blank',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: profile, MOZ_HEADLESS_WIDTH: '1280' } },
  );
  process.once('exit', () => child.kill('SIGKILL')); // a run that is broken off leaves nothing behind
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const read = (text: Buffer): void => {
      output += text.toString();
      if (/Listening on port \d+/.test(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}:\n${output}`)));
  });
  return child;
};

/**
 * Starts Firefox and installs one extension for this run, unsigned as it may be.
 *
 * @param path the folder of a built extension, or its packed file
 * @param hosts made-up names (`muster.example`) that this machine serves
 * @param program what starts Firefox, where it is not to be started as it is
 */
export const launchFirefoxWithExtension = async (
  path: string,
  hosts: readonly string[] = [],
  program = browserPath('firefox'),
): Promise<FirefoxWithExtension> =>
  launchOnProfile(await mkdtemp(join(tmpdir(), 'kontor-firefox-')), path, hosts, program);

const launchOnProfile = async (
  profile: string,
  path: string,
  hosts: readonly string[],
  program: string,
): Promise<FirefoxWithExtension> => {
  const port = await freePort();
  const child = await startFirefox(profile, port, hosts, program);
  const client = await connectMarionette(port);
  const close = async (): Promise<void> => {
    const ended = once(child, 'exit');
    await client.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => child.kill('SIGTERM'));
    client.close();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const install = async (): Promise<string> => {
    await client.send('WebDriver:NewSession', {});
    return ((await client.send('Addon:Install', { path, temporary: true })) as { value: string }).value;
  };
  const extensionId = await install().catch(async (error: unknown) => {
    await close();
    throw error;
  });

  const inContext = async <T>(context: 'chrome' | 'content', work: () => Promise<T>): Promise<T> => {
    await client.send('Marionette:SetContext', { value: context });
    return work();
  };
  const runInChrome = (script: string, ...args: unknown[]): Promise<unknown> =>
    inContext('chrome', async () => {
      const reply = (await client.send('WebDriver:ExecuteAsyncScript', {
        script,
        args,
        scriptTimeout: 30_000,
        newSandbox: true,
      })) as { value: { result?: unknown; error?: string } };
      if (reply.value.error !== undefined) throw new Error(reply.value.error);
      return reply.value.result;
    });

  return {
    extensionId,
    open: (url) => inContext('content', async () => void (await client.send('WebDriver:Navigate', { url }))),
    inPage: (script, ...args) =>
      inContext('content', async () => {
        const reply = (await client.send('WebDriver:ExecuteScript', { script, args })) as { value: unknown };
        return reply.value;
      }),
    clickToolbarButton: async () => void (await runInChrome(chromeScripts.clickToolbarButton, extensionId)),
    pressShortcut: () =>
      inContext('chrome', async () => {
        const down = SHORTCUT.map((value) => ({ type: 'keyDown', value }));
        const up = SHORTCUT.toReversed().map((value) => ({ type: 'keyUp', value }));
        await client.send('WebDriver:PerformActions', {
          actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }],
        });
      }),
    chooseInMenu: async (selector, entry, marks) => {
      await inContext('content', async () => {
        if (marks)
          await client.send('WebDriver:ExecuteScript', {
            script: 'getSelection().selectAllChildren(document.querySelector(arguments[0]));',
            args: [selector],
          });
        const found = (await client.send('WebDriver:FindElement', {
          using: 'css selector',
          value: selector,
        })) as { value: Record<string, string> };
        const press = [
          { type: 'pointerMove', x: 0, y: 0, origin: found.value },
          { type: 'pointerDown', button: 2 },
          { type: 'pointerUp', button: 2 },
        ];
        await client.send('WebDriver:PerformActions', {
          actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: press }],
        });
      });
      return (await runInChrome(chromeScripts.chooseInMenu, entry)) as string[];
    },
    keysWith: async (letter) => (await runInChrome(chromeScripts.keysWith, letter)) as string[],
    badge: async () => (await runInChrome(chromeScripts.badge, extensionId)) as string,
    installQuestion: async (otherPermissions) =>
      (await runInChrome(chromeScripts.installQuestion, extensionId, otherPermissions ?? null)) as {
        permissions: string[];
        data: string;
      },
    setColorScheme: async (scheme) => void (await runInChrome(chromeScripts.setColorScheme, scheme)),
    installToStay: async (file, signaturesRequired) =>
      (await runInChrome(chromeScripts.installToStay, file, signaturesRequired)) as {
        refused: boolean;
        stays: boolean;
        fixed: boolean;
      },
    inSidebar: (body, ...args) => runInChrome(chromeScripts.runInSidebar, extensionId, body, args, false),
    untilInSidebar: (body, ...args) => runInChrome(chromeScripts.runInSidebar, extensionId, body, args, true),
    screenshot: () =>
      inContext('chrome', async () => {
        const shot = (await client.send('WebDriver:TakeScreenshot', { full: true })) as { value: string };
        return Buffer.from(shot.value, 'base64');
      }),
    killAndStartAgain: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      client.close();
      return launchOnProfile(profile, path, hosts, program);
    },
    close,
  };
};

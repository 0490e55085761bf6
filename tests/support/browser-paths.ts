/**
 * Finds the browsers that are already on this machine.
 *
 * Order: `KONTOR_CHROMIUM` / `KONTOR_FIREFOX`, the usual places of the system, then what
 * `npx playwright-core install` downloaded. Google's own Chrome is no substitute for the extension tests (branded
 * builds refuse unpacked extensions), so Chromium is looked for first.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from 'playwright-core';

export type BrowserName = 'chromium' | 'firefox';

const commands: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox'],
};

const applications: Record<BrowserName, readonly string[]> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    '/opt/firefox/firefox',
    String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
  ],
};

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const playwrightsOwn: Record<BrowserName, () => string> = {
  chromium: () => chromium.executablePath(),
  firefox: () => firefox.executablePath(),
};

/** The browser's program, or undefined when there is none. Errors: throws when the named setting points to nothing. */
export const findBrowser = (
  name: BrowserName,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  const setting = `KONTOR_${name.toUpperCase()}`;
  const named = environment[setting];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`${setting} is "${named}", but there is no such program.`);
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const installed = commands[name].flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...installed, ...applications[name], playwrightsOwn[name]()].find(isProgram);
};

/** As `findBrowser`, for tests: throws the sentence that tells what to install. */
export const browserPath = (name: BrowserName): string => {
  const path = findBrowser(name);
  if (path === undefined) throw new Error(`There is no ${name} here; "npm run test:e2e" says how to get it.`);
  return path;
};

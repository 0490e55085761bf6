/** Firefox for pages, headless, by WebDriver BiDi: keys and clicks are real ones. Close it in `afterAll`. */
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { browserPath } from './browser-paths.ts';

/** @param language in which pages are asked for, e.g. `de-DE` */
export const launchFirefox = (language: string): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: browserPath('firefox'),
    headless: true,
    extraPrefsFirefox: { 'intl.accept_languages': language },
  });

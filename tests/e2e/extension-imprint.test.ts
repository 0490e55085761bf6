/** A click on a page of a site: its imprint is read along, from the same site only; hostile pages come to a small end. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchChromiumWithExtension } from '#tests/support/chromium.ts';
import type { ChromiumWithExtension } from '#tests/support/chromium.ts';
import { startHostileSite } from '#tests/support/hostile-site.ts';
import type { HostileSite } from '#tests/support/hostile-site.ts';

let built: ExtensionUnderTest;
let site: HostileSite;
let chromium: ChromiumWithExtension;
/** A fresh one for each test: a page that is hard to read is hard to leave as well. */
let page: Page;

/** Answered by this machine in its name. */
const NETWORK = 'www.linkedin.com';

beforeAll(async () => {
  [built, site] = await Promise.all([buildExtensionUnderTest(), startHostileSite()]);
  chromium = await launchChromiumWithExtension(built.chrome.folder, { hosts: [NETWORK] });
});
beforeEach(async () => {
  page = await chromium.browser.newPage();
});
afterEach(() => page.close());

afterAll(async () => {
  await chromium.close();
  await Promise.all([site.close(), built.remove()]);
});

type Report = {
  readonly status: string;
  readonly page: {
    readonly url: string;
    readonly title: string;
    readonly closed: boolean;
    readonly selection: string;
    readonly imprintUrl: string;
    readonly company: readonly { readonly field: string; readonly value: string; readonly source: string }[];
    readonly people: readonly unknown[];
  };
};

type SessionApi = { storage: { session: { get: (key: string) => Promise<{ pages?: Report[] }> } } };

/** What the background script has kept of the page at `url`, once reading has ended. */
const reported = async (url: string): Promise<Report> => {
  const last = async (): Promise<Report | undefined> => {
    const worker = await chromium.serviceWorker();
    const { pages = [] } = await worker.evaluate(() =>
      (globalThis as unknown as { chrome: SessionApi }).chrome.storage.session.get('pages'),
    );
    return pages.find((report) => report.status !== 'reading' && (report.page?.url ?? url) === url);
  };
  await expect.poll(last, { timeout: 20_000 }).toBeDefined();
  return (await last())!;
};

const clicked = async (path: string, host = 'www.brandt.example'): Promise<Report> => {
  const url = site.urlOf(host, path);
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  await chromium.clickToolbarButton(page);
  return reported(url);
};

const valuesOf = ({ page: { company } }: Report): Record<string, string> =>
  Object.fromEntries(company.toReversed().map(({ field, value }) => [field, value]));

describe('the imprint of a site', () => {
  test('is asked for after the click, never before, without cookies, and gives address, register and VAT id', async () => {
    const url = site.urlOf('www.brandt.example', '/start');
    await page.goto(url);
    await page.evaluate(() => {
      document.cookie = 'visit=1';
    });
    expect(site.asked('/impressum')).toEqual([]);
    await chromium.clickToolbarButton(page);
    expect(valuesOf(await reported(url))).toMatchObject({
      companyName: 'Brandt Pumpen GmbH',
      street: 'Hafenweg 3',
      postcode: '20457',
      city: 'Hamburg',
      phone: '+49401234567',
      vatId: 'DE136695976',
      registerNumber: 'HRB 12345',
    });
    expect(site.asked('/impressum')).toEqual([{ cookie: undefined, referer: undefined }]);
  });

  test.each([
    ['on another site', '/imprint-elsewhere'],
    ['behind a redirect to another site', '/imprint-redirected'],
    ['longer than two megabytes', '/imprint-endless'],
    ['that is no page', '/imprint-is-a-file'],
  ])('%s is not read, and named as a link', async (_, path) => {
    const report = await clicked(path);
    expect([report.status, report.page.company.some(({ field }) => field === 'street')]).toEqual([
      'read',
      false,
    ]);
    expect(report.page.imprintUrl).toContain('/impressum');
    expect(site.asked('/stolen')).toEqual([]);
  });

  test('that does not answer keeps nobody waiting: the page itself is read', async () => {
    const report = await clicked('/imprint-silent');
    expect([report.status, report.page.title]).toEqual(['read', 'Silent']);
  });
});

test('text that is marked at the click comes along', async () => {
  const url = site.urlOf('www.brandt.example', '/team');
  await page.goto(url);
  await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('#card')!);
    getSelection()?.addRange(range);
  });
  await chromium.clickToolbarButton(page);
  expect((await reported(url)).page.selection).toBe('Ute Klein\nLeiterin Vertrieb\nTel. 040 1234568');
});

test('a vCard that the page offers is read along, from the same site only', async () => {
  const report = await clicked('/card');
  expect(JSON.stringify(report.page.people)).toContain('"m.oeztuerk@brandt.example"');
  expect(site.asked('/stolen.vcf')).toEqual([]);
});

test('on LinkedIn no script goes into the page: address and title are all that is known', async () => {
  const report = await clicked('/in/ute-klein', NETWORK);
  expect(report).toMatchObject({
    status: 'read',
    page: { closed: true, title: 'Ute Klein', company: [], people: [] },
  });
});

describe('a hostile page', () => {
  const SMALL = 300_000;

  test.each([
    ['of 50 megabytes', '/huge'],
    ['of a million links to mail addresses', '/million-links'],
    ['of one line of 20 megabytes', '/one-line'],
    ['nested a hundred thousand deep', '/deep'],
    ['of three hundred thousand pieces of structured data', '/million-items'],
    ['whose lines trip patterns up', '/traps'],
  ])(
    '%s is read in time, and little is kept of it',
    async (_, path) => {
      const report = await clicked(path);
      expect(report.status).toBe('read');
      expect(JSON.stringify(report).length).toBeLessThan(SMALL);
    },
    120_000,
  );

  test('with JSON-LD that reaches for prototypes changes nothing, and what it forges stays text', async () => {
    const report = await clicked('/forged');
    const values = valuesOf(report);
    expect(values['companyName']).toBe('<img src=x onerror=alert(1)> GmbH');
    expect(values).not.toHaveProperty('polluted');
    const worker = await chromium.serviceWorker();
    expect(await worker.evaluate(() => typeof ({} as { polluted?: unknown }).polluted)).toBe('undefined');
  });

  test('that has replaced what scripts use is read all the same, and nothing of Kontor is left in it', async () => {
    const report = await clicked('/replaced');
    expect(valuesOf(report)).toMatchObject({ companyName: 'Brandt Pumpen GmbH', street: 'Hafenweg 3' });
    expect(await page.evaluate(() => (globalThis as { seen?: string[] }).seen)).toEqual([]);
  });
});

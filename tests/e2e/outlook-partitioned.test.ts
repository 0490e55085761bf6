/**
 * The pane on a site of its own, framed by Outlook's: the browser keeps its data apart by the site around it. Real names
 * of Outlook, which office.js trusts, served by this machine.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchPartitioningChromium } from '../support/chromium.ts';
import {
  makeMail,
  serveOutlookWeb,
  startOutlookSimulator,
  writeLoopbackCertificate,
} from '../support/outlook-simulator/index.ts';
import type { OutlookSimulator, OutlookWeb } from '../support/outlook-simulator/index.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

const WORK = 'outlook.office.com';
const HOME = 'outlook.live.com';

let browser: Browser;
let context: BrowserContext;
let web: OutlookWeb;
let server: TestServer;
let certificates: string;
let paneOrigin: string;
let token: string;
let opened: OutlookSimulator[] = [];

const under = (name: string): string => `https://${name}:${new URL(web.hostOrigin).port}`;

beforeAll(async () => {
  [browser, web] = await Promise.all([launchPartitioningChromium([WORK, HOME]), serveOutlookWeb()]);
  certificates = await mkdtemp(join(tmpdir(), 'kontor-tls-'));
  const files = await writeLoopbackCertificate(certificates, web.certificate);
  server = await startTestServer({
    KONTOR_TLS_CERT: files.certFile,
    KONTOR_TLS_KEY: files.keyFile,
    KONTOR_OFFICE_JS_URL: web.officeJsUrl,
    KONTOR_OUTLOOK_ORIGINS: `${under(WORK)} ${under(HOME)}`,
  });
  paneOrigin = `https://kontor.example:${new URL(server.url).port}`;
  ({ token } = await server.addUser('jana.brandt@kontor.example', 'Jana Brandt', 'owner'));
  context = await browser.newContext({ ignoreHTTPSErrors: true });
});
afterEach(async () => {
  const all = opened;
  opened = [];
  // One after the other: they share a window's worth of everything.
  for (const outlook of all) await outlook.close();
});
afterAll(async () => {
  await browser.close();
  await server?.remove();
  await web.close();
  await rm(certificates, { recursive: true, force: true });
});

/** Outlook under one of its names, with Kontor's pane beside a mail. */
const openUnder = async (name: string) => {
  const outlook = await startOutlookSimulator({
    browser: context,
    web: { ...web, hostOrigin: under(name) },
    served: [WORK, HOME],
    paneUrl: `${paneOrigin}/outlook/taskpane.html?surface=read`,
  });
  opened.push(outlook);
  return outlook.open(makeMail({ from: { name: 'Petra Lang', email: 'petra.lang@nordlicht.example' } }));
};

test('what the pane keeps counts where it was kept: one place stays connected, the other asks', async () => {
  const first = await openUnder(WORK);
  await first.getByRole('heading', { name: 'Connect Kontor' }).waitFor();
  await first.evaluate((secret) => localStorage.setItem('kontor.token', secret), token);

  const again = await openUnder(WORK);
  await again.getByRole('heading', { name: 'Petra Lang' }).waitFor();

  const elsewhere = await openUnder(HOME);
  await elsewhere.getByRole('heading', { name: 'Connect Kontor' }).waitFor();
  expect(await elsewhere.evaluate(() => localStorage.getItem('kontor.token'))).toBeNull();
  expect(opened.flatMap((outlook) => [...outlook.pageErrors, ...outlook.outsideRequests])).toEqual([]);
});

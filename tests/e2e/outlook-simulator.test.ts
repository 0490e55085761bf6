/** How the real office.js starts in the simulated Outlook, and what surrounds it. */
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';

import {
  askOffice,
  makeDraft,
  makeMail,
  type OutlookSimulator,
  type SimulatorOptions,
  useOutlookSimulator,
} from '../support/outlook-simulator/index.ts';

const simulator = useOutlookSimulator();

async function outlookOnMail(options: Pick<SimulatorOptions, 'profile'> = {}): Promise<OutlookSimulator> {
  const outlook = await (options.profile ? simulator.start(options) : simulator.shared());
  await outlook.open(makeMail());
  await ready(outlook.pane);
  return outlook;
}

const ready = (pane: Frame) => pane.waitForSelector('#state:text("ready")');

/** Fetches from a loopback origin with the throw-away certificate. */
const fetchBytes = (url: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    request(url, { rejectUnauthorized: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    })
      .on('error', reject)
      .end();
  });

/** Serves one page as a product would: its own https server, strict policy, office.js from elsewhere. */
async function servePane(
  page: (url: string) => { csp: string; html: string; script: string },
): Promise<string> {
  const server = createServer(simulator.web().certificate, ({ url = '/' }, response) => {
    const { csp, html, script } = page(url);
    response.setHeader('Content-Security-Policy', csp);
    response.setHeader('Content-Type', url.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.end(url.endsWith('.js') ? script : html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://localhost:${(server.address() as AddressInfo).port}/pane.html?surface=read`;
}

const productLikePane = (frameAncestors: string) => () => ({
  csp: [
    "default-src 'none'",
    `script-src 'self' ${simulator.web().assetOrigin}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "connect-src 'self'",
    'img-src data:',
    `frame-ancestors ${frameAncestors}`,
  ].join('; '),
  html: `<!doctype html><link rel="icon" href="data:,"><script src="${simulator.web().officeJsUrl}"></script>
    <script src="own.js"></script><p id="state">starting</p>`,
  script: `Office.onReady(() => { document.getElementById('state').textContent = 'ready'; });`,
});

describe('what is served', () => {
  test.each([
    ['office.js', 'f259e3047218ef0b71f58e7d9485bad88906841827a121768340a29e422c0b62'],
    ['outlook-web-16.01.js', 'b5d002e8a1f39d41bd81d65dcf3a239d4d06ce094adff8631610c351b1466809'],
    ['en-us/office_strings.js', '5b6d3f98f8a755878f226b38fdb1f7c31e67b456221f253b70f95aa331668594'],
    ['en-us/outlook_strings.js', '50f57c887fc5ff08dfac537237837412ef653c80180346023ce189154c8d29a5'],
    ['de-de/office_strings.js', 'd29e2d4e0dbac7cfabf98dc181025cd2bf9dcf1a36f7ae79a5126cff8f3e9467'],
    ['de-de/outlook_strings.js', '427279e100efa10a5ff19853cc350456e063cdac1e8895ba4f8ef5cac506963c'],
    ['telemetry/oteljs_agave.js', 'f452e6287dafd3b632cbff8533ed5dfc2f6f476c8672b468cf6dcfe321b8c889'],
  ])('%s is the unmodified file of the npm package', async (file, sha256) => {
    const served = await fetchBytes(`${simulator.web().assetOrigin}/office-js/${file}`);
    const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json'));
    expect(createHash('sha256').update(served).digest('hex')).toBe(sha256);
    expect(served.equals(await readFile(join(folder, 'dist', file)))).toBe(true);
  });

  test.each(['en-US', 'de-DE'])('a pane in %s loads nothing but those files', async (locale) => {
    const outlook = await simulator.start({ profile: { locale } });
    const loaded: string[] = [];
    outlook.page.on('request', (asked) => {
      if (asked.resourceType() === 'script') loaded.push(new URL(asked.url()).pathname.toLowerCase());
    });
    await outlook.open(makeMail());
    await ready(outlook.pane);
    await outlook.waitForNotice('telemetry');
    const language = locale.toLowerCase();
    expect(loaded.filter((path) => path.startsWith('/office-js/'))).toEqual(
      [
        'office.js',
        'outlook-web-16.01.js',
        `${language}/office_strings.js`,
        `${language}/outlook_strings.js`,
        'telemetry/oteljs_agave.js',
      ].map((file) => `/office-js/${file}`),
    );
  });

  test('a path that leads out of the served folders is not found', async () => {
    const url = `${simulator.web().assetOrigin}/office-js/%2e%2e/package.json`;
    expect((await fetchBytes(url)).toString()).toBe('');
  });

  test('the certificate is good for localhost and the loopback address', () => {
    const certificate = new X509Certificate(simulator.web().certificate.cert);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect([certificate.checkHost('localhost'), certificate.checkIP('127.0.0.1')]).toEqual([
      'localhost',
      '127.0.0.1',
    ]);
  });
});

describe('the start of a pane', () => {
  test('onReady names Outlook on the web, and nothing is noisy or goes out', async () => {
    const outlook = await outlookOnMail();
    expect(await outlook.pane.evaluate(() => Office.onReady())).toEqual({
      host: 'Outlook',
      platform: 'OfficeOnline',
      addin: null,
    });
    expect([outlook.pageErrors, outlook.consoleNoise, outlook.outsideRequests]).toEqual([[], [], []]);
  });

  test('asks for the app context, reports its address, asks for the item, then registers commands', async () => {
    const outlook = await outlookOnMail();
    const { assetOrigin } = outlook.web;
    expect(outlook.calls.slice(0, 4)).toMatchObject([
      { action: 'ContextActivationManager_getAppContextAsync', kind: 'invoke', correlationId: 0 },
      {
        action: 'ContextActivationManager_notifyHost',
        notice: 'updateTargetUrl',
        params: [expect.any(String), 21, assetOrigin],
        correlationId: 1,
      },
      { action: 'GetInitialData', kind: 'invoke', correlationId: 2 },
      { action: 'appCommandInvoked', kind: 'registerEvent', event: 'AppCommandInvoked', correlationId: 3 },
    ]);
    await outlook.waitForNotice('telemetry');
  });

  test('every pane is a new conversation', async () => {
    const outlook = await outlookOnMail({ profile: {} });
    await outlook.open(makeDraft());
    await ready(outlook.pane);
    expect(outlook.calls.filter(({ action }) => action === 'GetInitialData').map(({ pane }) => pane)).toEqual(
      [1, 2],
    );
  });

  test('a reload of the pane finds its host again', async () => {
    const outlook = await outlookOnMail();
    await outlook.pane.evaluate(() => window.location.reload());
    await outlook.waitForCall('GetInitialData', 2);
    await ready(outlook.pane);
  });

  test('the language of Outlook reaches the add-in', async () => {
    const { pane } = await outlookOnMail({ profile: { locale: 'de-DE' } });
    expect(await pane.evaluate(() => Office.context.displayLanguage)).toBe('de-DE');
  });

  test('onReady never comes in a host office.js does not trust', async () => {
    const outlook = await simulator.start({ profile: { trusted: false } });
    const complaint = outlook.page.waitForEvent('requestfinished', (asked) =>
      asked.url().toLowerCase().includes('/agaveerrorux/index.html'),
    );
    await outlook.open(makeMail());
    await complaint;
    expect(outlook.calls).toEqual([]);
  });

  test('onReady never comes when the item is never handed over', async () => {
    const outlook = await simulator.start();
    outlook.neverAnswer('GetInitialData');
    await outlook.open(makeMail());
    await outlook.waitForCall('GetInitialData');
    expect(await outlook.pane.textContent('#state')).toBe('starting');
  });
});

describe('a pane of its own server', () => {
  test('runs under a strict policy with office.js from the simulator', async () => {
    const paneUrl = await servePane(productLikePane(simulator.web().hostOrigin));
    const outlook = await simulator.start({ paneUrl });
    await outlook.open(makeMail({ subject: 'Offer' }));
    await ready(outlook.pane);
    expect(await outlook.pane.evaluate(() => Office.context.mailbox.item!.subject)).toBe('Offer');
    const body = await askOffice<string>(outlook.pane, (done) =>
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, done),
    );
    expect(body.status).toBe('succeeded');
    expect([outlook.pageErrors, outlook.consoleNoise, outlook.outsideRequests]).toEqual([[], [], []]);
    expect(new URL(outlook.pane.url()).searchParams.get('surface')).toBe('read');
  });

  test('may choose its address by the item', async () => {
    const address = await servePane(productLikePane(simulator.web().hostOrigin));
    const outlook = await simulator.start({
      paneUrl: (item) => address.replace('read', item?.kind === 'draft' ? 'compose' : 'read'),
    });
    await outlook.open(makeDraft());
    await ready(outlook.pane);
    expect(new URL(outlook.pane.url()).searchParams.get('surface')).toBe('compose');
  });

  test('stays out when its policy does not allow Outlook as its frame', async () => {
    const paneUrl = await servePane(productLikePane('https://elsewhere.example'));
    const outlook = await simulator.start({ paneUrl });
    const refused = outlook.page.waitForEvent('console', (message) =>
      message.text().includes('frame-ancestors'),
    );
    await outlook.open(makeMail()).catch(() => undefined);
    await refused;
    expect(outlook.calls).toEqual([]);
  });
});

describe('permission', () => {
  test('the pane refuses calls beyond it before they are sent', async () => {
    const { pane, calls } = await outlookOnMail();
    await expect(
      askOffice<Office.CategoryDetails[]>(pane, (done) =>
        Office.context.mailbox.masterCategories.getAsync(done),
      ),
    ).rejects.toThrow('Elevated permission is required to call the method');
    expect(calls.some(({ dispatchId }) => dispatchId === 160)).toBe(false);
  });

  test('with ReadWriteMailbox the master categories can be read and added', async () => {
    const { pane, mailbox } = await outlookOnMail({ profile: { permission: 'ReadWriteMailbox' } });
    await askOffice<void>(pane, (done) =>
      Office.context.mailbox.masterCategories.addAsync(
        [{ displayName: 'CRM: logged', color: Office.MailboxEnums.CategoryColor.Preset4 }],
        done,
      ),
    );
    const { value } = await askOffice<Office.CategoryDetails[]>(pane, (done) =>
      Office.context.mailbox.masterCategories.getAsync(done),
    );
    expect(value).toEqual([{ displayName: 'CRM: logged', color: 'Preset4' }]);
    expect(mailbox.masterCategories).toEqual([{ name: 'CRM: logged', color: 'Preset4' }]);
  });

  test('with ReadItem the body can be read but no category added', async () => {
    const { pane } = await outlookOnMail({ profile: { permission: 'ReadItem' } });
    const body = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, done),
    );
    expect(body.status).toBe('succeeded');
    await expect(
      askOffice<void>(pane, (done) => Office.context.mailbox.item!.categories.addAsync(['x'], done)),
    ).rejects.toThrow('Elevated permission');
  });

  test('restricted, the subject is there but the body is refused', async () => {
    const { pane } = await outlookOnMail({ profile: { permission: 'Restricted' } });
    expect(await pane.evaluate(() => Office.context.mailbox.item!.subject)).toContain('Test mail');
    await expect(
      askOffice<string>(pane, (done) =>
        Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, done),
      ),
    ).rejects.toThrow('Elevated permission');
  });

  test('Exchange hands out no callback token (12) any more', async () => {
    const { pane } = await outlookOnMail();
    const { error } = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, done),
    );
    expect(error?.code).toBe(9017);
  });
});

describe('older clients', () => {
  test.each([
    ['1.5', [true, false, false, false]],
    ['1.8', [true, true, false, false]],
    ['1.13', [true, true, true, false]],
    ['1.16', [true, true, true, true]],
  ] as const)('Mailbox %s says which sets it has', async (mailboxSet, expected) => {
    const { pane } = await outlookOnMail({ profile: { mailboxSet } });
    const supported = await pane.evaluate(() =>
      ['1.5', '1.8', '1.13', '1.16'].map((set) => Office.context.requirements.isSetSupported('Mailbox', set)),
    );
    expect(supported).toEqual(expected);
  });

  test('a newer call is refused although its function exists', async () => {
    const { pane } = await outlookOnMail({ profile: { mailboxSet: '1.5' } });
    const { error } = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.item!.getAllInternetHeadersAsync(done),
    );
    const body = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, done),
    );
    expect([error?.code, body.status]).toEqual([5000, 'succeeded']);
  });
});

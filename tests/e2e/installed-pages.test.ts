/** Kontor's own pages as an installed program: opened, reloaded and searched without a connection, renewed by a new build. */
import { createHash } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { SERVER_PASSWORD, startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const EMAIL = 'nora@nordlicht.example';
const [companyId, personId, taskId] = [newId(), newId(), newId()];
let server: TestServer;
let browser: Browser;
let nora: Awaited<ReturnType<TestServer['addUser']>>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), launchChromium()]);
  nora = await server.addUser(EMAIL, 'Nora Lindemann', 'owner');
  const user = userOn(nora.api);
  const me = await nora.api.call('me', {});
  await apply(user, 'company.create', {
    id: companyId,
    fields: { name: 'Brandt Pumpen GmbH', city: 'Hannover' },
  });
  await apply(user, 'person.create', {
    id: personId,
    fields: {
      firstName: 'Katrin',
      lastName: 'Öztürk',
      phones: [{ number: '+49511123456', label: 'work' }],
      city: 'Hannover',
    },
  });
  await apply(user, 'person.create', {
    id: newId(),
    fields: { firstName: 'Uwe', lastName: 'Ahrens', city: 'Celle', ownerId: me.ok ? me.value.id : null },
  });
  await apply(user, 'employment.create', { id: newId(), fields: { personId, companyId } });
  await apply(user, 'task.create', { id: taskId, fields: { title: 'Rückruf wegen Lieferzeit', personId } });
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  await context.request.post(`${server.url}/api/v1/sign-in`, {
    data: { email: EMAIL, password: SERVER_PASSWORD },
  });
  page = await context.newPage();
});
afterEach(() => context.close());

/** When the store was last in step with the server, in ms since 1970; null before. Opens nothing that is not there. */
const keptAsOf = (): Promise<number | null> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('kontor-cache-'))?.name;
    if (!name) return null;
    return new Promise<number | null>((resolve) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => {
        const asking = opening.result.transaction('state').objectStore('state').get('state');
        asking.addEventListener('success', () => {
          opening.result.close();
          resolve((asking.result as { asOf: number | null } | undefined)?.asOf ?? null);
        });
      });
    });
  });
/** Worked out in the page again and again until it is so. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  await expect.poll(isSo, { timeout: 30_000 }).toBe(true);
};
const isControlled = (): Promise<boolean> => page.evaluate(() => navigator.serviceWorker.controller !== null);

/** The pages are kept, and the store has been in step with the server. */
const untilReady = async (url = server.url): Promise<void> => {
  await page.goto(url);
  await page.getByText('Rückruf wegen Lieferzeit').waitFor();
  await until(isControlled);
  await until(async () => (await keptAsOf()) !== null);
};
const away = () => page.locator('.w-away');
const rows = () => page.locator('[data-row]');

test('the browser finds everything it needs to install Kontor', async () => {
  await untilReady();
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // The test's window keeps nothing for later, as a private one.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data!)).toMatchObject({ lang: 'de', display: 'standalone', scope: '/' });
  expect(data).toContain('Personen');
});

test('without a connection the start page opens anew, with the own follow-ups, and one is ticked off', async () => {
  await untilReady();
  await context.setOffline(true);
  await page.reload();
  await away().getByText('Ohne Verbindung zu Kontor.').waitFor();
  await away()
    .getByText(/Stand: /)
    .waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByLabel('Als erledigt abhaken: Rückruf wegen Lieferzeit').click();
  await page.getByText('Erledigt: Rückruf wegen Lieferzeit').waitFor();
  await page.reload();
  await page.getByText('Nichts offen.').waitFor();

  await context.setOffline(false);
  await away().getByText('Ohne Verbindung zu Kontor.').waitFor({ state: 'detached' });
  await expect
    .poll(async () => {
      const answer = await nora.api.call('tasks', {});
      return answer.ok && answer.value.items.length;
    })
    .toBe(0);
  await apply(userOn(nora.api), 'task.update', { id: taskId, set: { done: false } });
});

test('without a connection a record opens by its address, and another one is found by a word of its name', async () => {
  await untilReady();
  await context.setOffline(true);
  await page.goto(`${server.url}/people/${personId}`);
  await page.locator('.kontor-panel').getByRole('heading', { name: 'Katrin Öztürk' }).waitFor();
  const search = page.getByRole('combobox', { name: 'Personen und Firmen finden' });
  await search.fill('brand');
  await page.getByRole('option', { name: /^Brandt Pumpen GmbH/ }).click();
  await page.locator('.kontor-panel').getByRole('heading', { name: 'Brandt Pumpen GmbH' }).waitFor();
  await search.fill('oztu');
  await page.getByRole('option', { name: /Katrin Öztürk/ }).waitFor();
  await search.fill('0511 123456');
  await page.getByRole('option', { name: /Katrin Öztürk/ }).waitFor();
});

test('without a connection a list shows what this device holds, filtered and in order, and says so', async () => {
  await untilReady();
  await context.setOffline(true);
  await page.goto(`${server.url}/people`);
  await rows().nth(1).waitFor();
  expect(await rows().allInnerTexts()).toEqual([
    expect.stringContaining('Uwe Ahrens'),
    expect.stringMatching(/Katrin Öztürk[^]*Brandt Pumpen GmbH/),
  ]);
  await page.getByText('Ohne Verbindung: 2 von 2 Einträgen, die dieses Gerät behält.').waitFor();
  const filter = JSON.stringify({ match: 'all', of: [{ field: 'city', op: 'is', value: 'Celle' }] });
  await page.goto(`${server.url}/people?filter=${encodeURIComponent(filter)}`);
  await page.getByText('Ohne Verbindung: 1 von 2 Einträgen, die dieses Gerät behält.').waitFor();
  expect(await rows().count()).toBe(1);
  await page.goto(`${server.url}/people`);
  await rows().nth(1).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('oztu');
  await page.getByText('Ohne Verbindung: 1 von 2 Einträgen, die dieses Gerät behält.').waitFor();
  expect(await rows().locator('mark').allInnerTexts()).toContain('Öztü');
  await context.setOffline(false);
  await page.getByText('Ohne Verbindung').first().waitFor({ state: 'detached' });
  await rows().first().waitFor();
});

test('who has signed out leaves pages behind that show nothing', async () => {
  await untilReady();
  await page.getByRole('button', { name: /Nora Lindemann/ }).click();
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await context.setOffline(true);
  await page.goto(`${server.url}/people/${personId}`);
  await page.getByRole('heading', { name: 'Kontor antwortet nicht' }).waitFor();
  expect(await page.content()).not.toContain('Öztürk');
  expect(await page.content()).not.toContain('Nora');
  const kept = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys())
      for (const asked of await (await caches.open(name)).keys()) texts.push(new URL(asked.url).pathname);
    return texts;
  });
  expect(kept).toContain('/');
  expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

test('a connection that was ended elsewhere takes what is kept with it, at the next sight of Kontor', async () => {
  await untilReady();
  await page.goto('about:blank');
  await context.clearCookies();
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await until(async () => (await keptAsOf()) === null);
  await context.setOffline(true);
  await page.goto(`${server.url}/people/${personId}`);
  await page.getByRole('heading', { name: 'Kontor antwortet nicht' }).waitFor();
});

type NewBuild = { readonly url: string; readonly renew: () => void; readonly close: () => Promise<void> };

/** The same Kontor at an address of its own that can hand out another build of the pages: told by a word in the document. */
const startRenewed = async (): Promise<NewBuild> => {
  let isNew = false;
  const target = new URL(server.url);
  const original = await (await fetch(server.url)).text();
  const renewed = original.replace('<div id="app">', '<p hidden>another build</p><div id="app">');
  const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const changed = (path: string, text: string): string => {
    if (text === original) return renewed;
    if (path !== '/service-worker.js') return text;
    return text.replace(hashOf(original), hashOf(renewed)).replace(/version:`[^`]+`/, 'version:`another`');
  };
  const proxy: Server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    const onward = request(
      { host: target.hostname, port: target.port, path, method: asked.method, headers: asked.headers },
      (got) => {
        const isText = /html|javascript/.test(got.headers['content-type'] ?? '');
        if (!isNew || !isText) {
          answer.writeHead(got.statusCode ?? 502, got.headers);
          return void got.pipe(answer);
        }
        const parts: Buffer[] = [];
        got.on('data', (part: Buffer) => parts.push(part));
        got.on('end', () => {
          delete got.headers['content-length'];
          answer.writeHead(got.statusCode ?? 502, got.headers);
          answer.end(changed(path, Buffer.concat(parts).toString()));
        });
      },
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    renew: () => (isNew = true),
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
};

const builds = (): Promise<readonly string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('kontor-shell-')));

/** The worker of the other build has taken over. */
const isRenewed = (): Promise<boolean> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const names = await caches.keys();
    const isSettled = registration?.active?.state === 'activated' && !registration.installing;
    return isSettled && names.includes('kontor-shell-another');
  });

test('a new build is there with the next load, kept whole for later, and the one before goes with its last page', async () => {
  const kontor = await startRenewed();
  try {
    await context.request.post(`${kontor.url}/api/v1/sign-in`, {
      data: { email: EMAIL, password: SERVER_PASSWORD },
    });
    await untilReady(kontor.url);
    const [before] = await builds();
    const open = await context.newPage();
    await open.goto(`${kontor.url}/settings`);
    kontor.renew();
    await page.reload();
    expect(await page.content()).toContain('another build');
    await until(isRenewed);
    // A page of the build before still finds the parts it has not loaded yet.
    expect(await builds()).toContain(before);
    await open.close();
    // Each load looks whether a page of the build before is left; the first still sees the one it takes the place of.
    await page.reload();
    await page.reload();
    await expect.poll(builds).toEqual(['kontor-shell-another']);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Rückruf wegen Lieferzeit').waitFor();
    expect(await page.content()).toContain('another build');
  } finally {
    await kontor.close();
  }
});

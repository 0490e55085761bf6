/** The page "Add to Outlook" where Kontor is reachable by https: it offers the manifest instead of advice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/accessibility.ts';
import { launchChromium } from '../support/chromium.ts';
import {
  makeLoopbackCertificate,
  writeLoopbackCertificate,
} from '../support/outlook-simulator/web/certificate.ts';
import { SERVER_PASSWORD, startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';

let certificates: string;
let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  certificates = await mkdtemp(join(tmpdir(), 'kontor-tls-'));
  const { certFile, keyFile } = await writeLoopbackCertificate(certificates, makeLoopbackCertificate());
  [server, browser] = await Promise.all([
    startTestServer({ KONTOR_TLS_CERT: certFile, KONTOR_TLS_KEY: keyFile }),
    launchChromium(),
  ]);
  await server.kontor(
    [
      'user',
      'add',
      '--email',
      'nora@nordlicht.example',
      '--name',
      'Nora Lindemann',
      '--role',
      'owner',
      '--locale',
      'de',
      '--password-stdin',
    ],
    SERVER_PASSWORD,
  );
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'de-DE' });
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
  await rm(certificates, { recursive: true, force: true });
});

test('sign-in leads on to the page that was wanted', async () => {
  await page.goto(`${server.url}/outlook`);
  await page.getByLabel('E-Mail-Adresse').fill('nora@nordlicht.example');
  await page.getByLabel('Passwort', { exact: true }).fill(SERVER_PASSWORD);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { name: 'In Outlook einbauen' }).waitFor();
});

test('with https the page offers the manifest and the steps to add it', async () => {
  await page.getByText(`per https unter ${server.url} erreichbar`).waitFor();
  await page.getByRole('link', { name: 'aka.ms/olksideload' }).waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Manifest herunterladen' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('kontor-outlook.xml');
  const answer = await page.request.get(`${server.url}/outlook/manifest.xml`);
  expect(await answer.text()).toContain(`${server.url}/outlook/taskpane.html`);
});

test('administrators find the manifest with the handler for sending, and what it does', async () => {
  await page.getByRole('heading', { name: 'Beim Senden einer Mail' }).waitFor();
  await page.getByText('Sie hält nie eine Mail zurück').waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Manifest mit dieser Funktion herunterladen' }).click();
  expect((await downloading).suggestedFilename()).toBe('kontor-outlook-events.xml');
  const manifest = await page.request.get(`${server.url}/outlook/manifest.xml?variant=events`);
  expect(manifest.headers()['content-disposition']).toContain('kontor-outlook-events.xml');
  const text = await manifest.text();
  expect(text).toContain('<LaunchEvent Type="OnMessageSend"');
  // What it names is there.
  for (const name of ['events.html', 'events.js']) {
    expect(text).toContain(`${server.url}/outlook/${name}`);
    expect((await page.request.get(`${server.url}/outlook/${name}`)).status()).toBe(200);
  }
  await page.setViewportSize({ width: 400, height: 900 });
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('administrators find the manifests for several mails, and what they agree to', async () => {
  await page.getByRole('heading', { name: 'Mehrere Mails auf einmal' }).waitFor();
  await page.getByText('„Postfach lesen/schreiben“').waitFor();
  for (const [link, name] of [
    ['Manifest für mehrere Mails herunterladen', 'kontor-outlook-multiselect.xml'],
    ['Zusammen mit der Funktion beim Senden', 'kontor-outlook-events-multiselect.xml'],
  ] as const) {
    const button = page.getByRole('link', { name: link });
    const manifest = await page.request.get(`${server.url}${await button.getAttribute('href')}`);
    expect(manifest.headers()['content-disposition']).toContain(name);
    const text = await manifest.text();
    expect(text).toContain('<SupportsMultiSelect>true</SupportsMultiSelect>');
    expect(text.includes('<LaunchEvent')).toBe(name.includes('events'));
  }
});

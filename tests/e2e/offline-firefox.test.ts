/** The sidebar in Firefox while Kontor cannot be reached and Firefox is killed: all that was done is in Kontor, once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { sidebarProblems } from '#tests/support/accessibility.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { startCuttableProxy } from '#tests/support/cuttable-proxy.ts';
import type { CuttableProxy } from '#tests/support/cuttable-proxy.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const SITE = 'www.keller-antriebe.example';
const NOTE = 'textarea.kp-note';
const companyId = newId();
let built: ExtensionUnderTest;
let kontor: TestServer;
let network: CuttableProxy;
let site: ProspectSite;
let firefox: FirefoxWithExtension;
let katrin: Awaited<ReturnType<TestServer['addUser']>>;

const sidebar = sidebarIn(() => firefox);
const stored = async () => {
  const answer = await katrin.api.call('panel', { body: { company: companyId } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const openSidebar = async (): Promise<void> => {
  await firefox.open(site.urlOf(SITE));
  await firefox.clickToolbarButton();
};

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  katrin = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  await apply(userOn(katrin.api), 'company.create', {
    id: companyId,
    fields: { name: 'Keller Antriebe GmbH', domains: ['keller-antriebe.example'] },
  });
  network = await startCuttableProxy(Number(new URL(kontor.url).port));
  firefox = await launchFirefoxWithExtension(built.firefox.archive, [SITE]);
  await openSidebar();
  await sidebar.untilShown('Address of your Kontor');
  await sidebar.keep({ server: `http://localhost:${network.port}`, token: katrin.token });
  await firefox.inSidebar('window.location.reload();');
  await sidebar.untilShown('Keller Antriebe GmbH');
  await sidebar.untilKept('company');
});

afterAll(async () => {
  await firefox.close();
  await Promise.all([site.close(), network.close(), kontor.remove(), built.remove()]);
});

test('while Kontor cannot be reached a note, a call and a follow-up are saved on this device, and said to be', async () => {
  await network.cut();
  await sidebar.fill(NOTE, 'Wants a discount');
  await sidebar.pressEnter(NOTE);
  await sidebar.untilShown('Saved on this device');
  await sidebar.untilShown('Kontor cannot be reached');
  await sidebar.clickButton('Call');
  await sidebar.clickButton('reached');
  await sidebar.clickButton('Tomorrow');
  await sidebar.untilShown('Follow up: Keller Antriebe GmbH');
  await firefox.untilInSidebar(`return document.querySelectorAll('.kp-waiting').length === 3`);
  expect(await sidebarProblems(firefox)).toEqual([]);
  expect((await stored()).timeline).toEqual([]);
});

test('after Firefox was killed all of it is still there', async () => {
  firefox = await firefox.killAndStartAgain();
  await openSidebar();
  await sidebar.untilShown('Keller Antriebe GmbH');
  await sidebar.untilShown('Kontor cannot be reached');
  await sidebar.untilShown('Wants a discount');
  await sidebar.untilShown('Follow up: Keller Antriebe GmbH');
  await firefox.untilInSidebar(`return document.querySelectorAll('.kp-waiting').length === 3`);
});

test('once Kontor is back all of it is there, each once', async () => {
  await network.restore();
  await firefox.inSidebar(`window.dispatchEvent(new window.Event('online'));`);
  await sidebar.untilGone('Kontor cannot be reached');
  await firefox.untilInSidebar(`return document.querySelector('.kp-waiting') === null`);
  const { timeline, tasks } = await stored();
  expect(timeline.map(({ kind }) => kind).toSorted()).toEqual(['call', 'note']);
  expect(tasks.map(({ title }) => title)).toEqual(['Follow up: Keller Antriebe GmbH']);
});

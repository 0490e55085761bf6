/** Known or unknown while browsing, in Firefox: a tick on the toolbar button, for whoever switches it on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { sidebarProblems } from '#tests/support/accessibility.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { createRecords, userOn } from '#tests/support/records.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const KNOWN = 'shop.nordlicht.example';
const UNKNOWN = 'evil-nordlicht.example';
const WAIT = { timeout: 20_000 };

let built: ExtensionUnderTest;
let kontor: TestServer;
let site: ProspectSite;
let firefox: FirefoxWithExtension;
let katrin: Awaited<ReturnType<TestServer['addUser']>>;

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  katrin = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  const { company } = createRecords({ newId }, userOn(katrin.api));
  await company({ name: 'Nordlicht Optik GmbH', domains: ['nordlicht.example'] });
  firefox = await launchFirefoxWithExtension(built.firefox.archive, [KNOWN, UNKNOWN]);
});

afterAll(async () => {
  await firefox.close();
  await Promise.all([site.close(), kontor.remove(), built.remove()]);
});

const { untilShown, clickButton, keep } = sidebarIn(() => firefox);

/** What a person does with the switch in the menu. */
const turnSwitch = async (): Promise<void> => {
  await firefox.inSidebar(`document.querySelector('details').open = true;`);
  await firefox.untilInSidebar(`return document.querySelector('[role=switch]') !== null`);
  await clickButton('Show known websites with a tick');
};
const isOn = (): Promise<unknown> =>
  firefox.untilInSidebar(`return document.querySelector('[role=switch]')?.getAttribute('aria-checked')`);

describe('known sites in Firefox', () => {
  test('without the switch nothing is marked', async () => {
    await firefox.open(site.urlOf(KNOWN));
    await firefox.clickToolbarButton();
    await untilShown('Address of your Kontor');
    await keep({ server: kontor.url, token: katrin.token });
    await firefox.inSidebar(`window.location.reload();`);
    await untilShown('Connected with');
    await firefox.open(site.urlOf(KNOWN, '/team'));
    expect(await firefox.badge()).toBe('');
  });

  test('the switch says what it does and what it does not', async () => {
    await firefox.inSidebar(`document.querySelector('details').open = true;`);
    await untilShown('Show known websites with a tick');
    await untilShown('Which pages you visit is neither sent nor saved');
    expect(await isOn()).toBe('false');
    expect(await sidebarProblems(firefox)).toEqual([]);
  });

  test('switched on, known sites have a tick, others and look-alikes have none', async () => {
    await turnSwitch();
    await expect.poll(isOn, WAIT).toBe('true');
    await expect.poll(() => firefox.badge(), WAIT).toBe('✓');
    await firefox.open(site.urlOf(UNKNOWN));
    await expect.poll(() => firefox.badge(), WAIT).toBe('');
    await firefox.open(site.urlOf(KNOWN));
    await expect.poll(() => firefox.badge(), WAIT).toBe('✓');
  });

  test('the number of due follow-ups stands beside the tick', async () => {
    await firefox.inSidebar(`document.querySelector('details').open = false;`);
    await firefox.clickToolbarButton();
    await untilShown('Nordlicht Optik GmbH');
    await clickButton('Today');
    await expect.poll(() => firefox.badge(), WAIT).toBe('✓1');
    await firefox.open(site.urlOf(UNKNOWN));
    await expect.poll(() => firefox.badge(), WAIT).toBe('1');
  });

  test('switched off, the ticks go and the permission with them', async () => {
    await firefox.open(site.urlOf(KNOWN));
    await expect.poll(() => firefox.badge(), WAIT).toBe('✓1');
    await turnSwitch();
    await expect.poll(() => firefox.badge(), WAIT).toBe('1');
    expect(await isOn()).toBe('false');
    await firefox.open(site.urlOf(KNOWN, '/team'));
    expect(await firefox.badge()).toBe('1');
  });
});

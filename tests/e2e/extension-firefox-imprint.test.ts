/** A known company's site in Firefox: what page and imprint say otherwise, taken over or turned down for all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { Company } from '#shared/domain/company.ts';
import { newId } from '#shared/lib/ids.ts';
import { sidebarProblems } from '#tests/support/accessibility.ts';
import { buildExtensionUnderTest } from '#tests/support/built-extension.ts';
import type { ExtensionUnderTest } from '#tests/support/built-extension.ts';
import { launchFirefoxWithExtension } from '#tests/support/firefox.ts';
import type { FirefoxWithExtension } from '#tests/support/firefox.ts';
import { sidebarIn } from '#tests/support/firefox-sidebar.ts';
import { startProspectSite } from '#tests/support/prospect-site.ts';
import type { ProspectSite } from '#tests/support/prospect-site.ts';
import { apply, userOn } from '#tests/support/records.ts';
import { startTestServer } from '#tests/support/test-server.ts';
import type { TestServer } from '#tests/support/test-server.ts';

const SITE = 'www.keller-antriebe.example';
const companyId = newId();

let built: ExtensionUnderTest;
let kontor: TestServer;
let site: ProspectSite;
let firefox: FirefoxWithExtension;
let katrin: ApiClient;
let thomas: { api: ApiClient; token: string };

const { untilShown, untilGone, clickButton, keep } = sidebarIn(() => firefox);

const known = async (): Promise<Company | null> => {
  const answer = await katrin.call('panel', { body: { company: companyId } });
  return answer.ok ? answer.value.company : null;
};

beforeAll(async () => {
  [built, kontor, site] = await Promise.all([
    buildExtensionUnderTest(),
    startTestServer(),
    startProspectSite(),
  ]);
  const owner = await kontor.addUser('katrin@kontor.example', 'Katrin Sommer', 'owner');
  thomas = await kontor.addUser('thomas@kontor.example', 'Thomas Weber');
  katrin = owner.api;
  const fields = {
    name: 'Keller Antriebe GmbH',
    domains: ['keller-antriebe.example'],
    street: 'Alte Gasse 1',
    postcode: '30159',
    city: 'Hannover',
    phones: [{ number: '+495115550100', label: 'switchboard' as const }],
  };
  await apply(userOn(katrin), 'company.create', { id: companyId, fields });
  firefox = await launchFirefoxWithExtension(built.firefox.archive, [SITE]);
  await firefox.open(site.urlOf(SITE));
  await firefox.clickToolbarButton();
  await untilShown('Address of your Kontor');
  await keep({ server: kontor.url, token: owner.token });
  await firefox.inSidebar('window.location.reload();');
  await untilShown('Connected with');
});

afterAll(async () => {
  await firefox.close();
  await Promise.all([site.close(), kontor.remove(), built.remove()]);
});

test('a click on the start page reads the imprint along and names what it says otherwise', async () => {
  await untilShown('Alte Gasse 1, 30159 Hannover');
  await untilShown('The page says otherwise: Address, Phone, E-mail, Register entry');
  await clickButton('The page says otherwise');
  await untilShown('Amtsgericht Hannover, HRB 20814');
  expect(await known()).toMatchObject({ street: 'Alte Gasse 1', registerNumber: '' });
  expect(await sidebarProblems(firefox)).toEqual([]);
});

test('one value is taken over by a click, and stands at the company', async () => {
  await clickButton('Add Register entry');
  await expect.poll(async () => (await known())?.registerNumber).toBe('HRB 20814');
  expect(await known()).toMatchObject({ registerCourt: 'Amtsgericht Hannover', street: 'Alte Gasse 1' });
  await untilShown('The page says otherwise: Address, Phone, E-mail');
});

test('what is turned down is not offered to a colleague either, until it is to be offered again', async () => {
  await clickButton('Do not offer Phone again');
  await untilShown('No longer offered to anybody here: Phone.');
  await expect.poll(async () => (await known())?.declinedValues).toEqual(['phone:495115550123']);
  await keep({ token: thomas.token, me: '' });
  await firefox.inSidebar('window.location.reload();');
  await untilShown('The page says otherwise: Address, E-mail');
  await clickButton('Offer again');
  await untilShown('The page says otherwise: Address, Phone, E-mail');
  await untilGone('No longer offered to anybody here');
});

test('the rest is taken over together', async () => {
  await clickButton('The page says otherwise');
  await clickButton('Take over all');
  await untilGone('The page says otherwise');
  await expect
    .poll(known)
    .toMatchObject({ street: 'Werkstraße 14', postcode: '30453', phones: [{ number: '+495115550123' }] });
});

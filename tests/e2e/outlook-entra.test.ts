/** Connecting the pane with the Microsoft account Outlook runs under, through Microsoft's own library. */
import { randomUUID } from 'node:crypto';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { ENTRA_CLIENT, ENTRA_TENANT, startEntraAuthority } from '../support/entra-authority.ts';
import type { EntraAuthority } from '../support/entra-authority.ts';
import { makeMail } from '../support/outlook-simulator/index.ts';
import type { NestedQuestion, NestedSignIn, OutlookSimulator } from '../support/outlook-simulator/index.ts';
import { change, must, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

let authority: EntraAuthority;
const pane = useOutlookPane(async () => {
  authority = await startEntraAuthority();
  return { settings: authority.settings };
});
let jana: Colleague;

beforeAll(async () => {
  jana = await pane.addColleague('Jana Brandt', 'owner');
  await change(jana, 'person.create', {
    id: newId(),
    fields: {
      firstName: 'Petra',
      lastName: 'Lang',
      emails: [{ email: 'petra.lang@nordlicht.example', label: '' }],
    },
  });
});
afterAll(() => authority?.close());

/** Outlook runs under the account with this object id, and gives tokens for it. */
const signedInAs = (oid: string, asked: NestedQuestion[] = []): NestedSignIn => ({
  answer: async (question) => {
    asked.push(question);
    return { accessToken: await authority.token({ now: Date.now(), claims: { oid } }) };
  },
});

const microsoft = { name: 'Connect with your Microsoft account' };

const connectByWindow = async (outlook: OutlookSimulator, frame: Frame): Promise<void> => {
  const opened = outlook.page.context().waitForEvent('page');
  await frame.getByRole('button', { name: 'Sign in and connect' }).click();
  const window = await opened;
  await window.getByLabel('E-mail address').fill(jana.email);
  await window.getByLabel('Password', { exact: true }).fill(jana.password);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await window.getByRole('button', { name: 'Verbinden', exact: true }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
};

test('an unknown Microsoft account is linked by one click after connecting another way; from then on it is enough', async () => {
  const oid = randomUUID();
  const asked: NestedQuestion[] = [];
  const outlook = await pane.start({ nestedSignIn: signedInAs(oid, asked), expectedNoise: /403/ });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', microsoft).waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.getByRole('button', microsoft).click();
  await frame.getByText('does not know this Microsoft account yet').waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  expect(asked.map(({ method }) => method)).toEqual(['GetInitContext', 'GetToken']);
  expect(asked[1]?.tokenParams).toMatchObject({
    clientId: ENTRA_CLIENT,
    authority: `${authority.url}/${ENTRA_TENANT}`,
    scope: expect.stringContaining(`api://${ENTRA_CLIENT}/access_as_user`),
  });

  await connectByWindow(outlook, frame);
  await frame.getByText('Link your Microsoft account to Kontor?').waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  await frame.getByRole('button', { name: 'Link', exact: true }).click();
  await frame.getByText('✓ Linked').waitFor();
  await frame.getByRole('button', { name: 'Close', exact: true }).click();
  expect(must(await jana.api.call('entraLink', {})).linkedAt).not.toBeNull();

  const elsewhere = await pane.start({ nestedSignIn: signedInAs(oid) });
  const other = await elsewhere.openPinned(makeMail());
  await other.getByRole('button', microsoft).click();
  await other.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(await other.getByText('Link your Microsoft account').count()).toBe(0);
});

test('whom the administration has linked connects with one click, and undoes the link in the settings', async () => {
  const oid = randomUUID();
  const thomas = await pane.addColleague('Thomas Weber');
  await pane.server().kontor(['user', 'entra', '--email', thomas.email, '--object', oid]);
  const outlook = await pane.start({ nestedSignIn: signedInAs(oid), expectedNoise: /403/ });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', microsoft).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();

  const context = await pane.newContext();
  const { url } = pane.server();
  await context.request.post(`${url}/api/v1/sign-in`, {
    data: { email: thomas.email, password: thomas.password },
    headers: { origin: url },
  });
  const settings = await context.newPage();
  await settings.goto(`${url}/settings`);
  await settings.getByRole('button', { name: 'Verknüpfung aufheben' }).click();
  await settings.getByRole('dialog').or(settings.getByRole('alertdialog')).waitFor();
  expect(await accessibilityProblems(settings)).toEqual([]);
  await settings.getByRole('button', { name: 'Verknüpfung aufheben' }).last().click();
  await settings.getByText('Noch nicht verknüpft').waitFor();

  const other = await pane.start({ nestedSignIn: signedInAs(oid), expectedNoise: /403/ });
  const again = await other.openPinned(makeMail());
  await again.getByRole('button', microsoft).click();
  await again.getByText('does not know this Microsoft account yet').waitFor();
});

test('where Microsoft has to ask, its own window is opened after the silent try', async () => {
  const asked: string[] = [];
  const outlook = await pane.start({
    expectedNoise: /403/,
    nestedSignIn: {
      answer: async ({ method }) => {
        asked.push(method);
        if (method === 'GetToken') return { status: 'USER_INTERACTION_REQUIRED' };
        return { accessToken: await authority.token({ now: Date.now(), claims: { oid: randomUUID() } }) };
      },
    },
  });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', microsoft).click();
  await frame.getByText('does not know this Microsoft account yet').waitFor();
  expect(asked).toEqual(['GetInitContext', 'GetToken', 'GetTokenPopup']);
});

test('an administration that has switched it off in Outlook leaves the other ways', async () => {
  const outlook = await pane.start({
    nestedSignIn: {
      answer: async ({ method }) =>
        method === 'GetInitContext' ? { accessToken: '' } : { status: 'DISABLED' },
    },
  });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', microsoft).click();
  await frame.getByText('Microsoft did not sign you in').waitFor();
  await frame.getByRole('button', { name: 'Connect with a code' }).click();
  await frame.locator('output').waitFor();
});

test('a bridge that never answers is given up after ten seconds, and the other ways remain', async () => {
  const { promise: isAsked, resolve: tellAsked } = Promise.withResolvers<void>();
  const outlook = await pane.start({
    nestedSignIn: {
      answer: async ({ method }) => {
        if (method === 'GetInitContext') return { accessToken: '' };
        tellAsked();
        return 'never';
      },
    },
  });
  await outlook.page.clock.install();
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', microsoft).click();
  await frame.getByText('Asking Microsoft').waitFor();
  await isAsked;
  await outlook.page.clock.runFor(10_000);
  await frame.getByText('Outlook did not answer when asked').waitFor();
  expect(await frame.getByRole('button', microsoft).count()).toBe(0);
  await frame.getByRole('button', { name: 'Sign in and connect' }).waitFor();
});

test('an Outlook without the bridge does not offer it', async () => {
  const outlook = await pane.start();
  const frame = await outlook.openPinned(makeMail());
  await frame.getByRole('button', { name: 'Sign in and connect' }).waitFor();
  expect(await frame.getByRole('button', microsoft).count()).toBe(0);
});

test('the pane may ask Microsoft’s sign-in, where it is set up, and nobody else', async () => {
  const { request } = await pane.newContext();
  const policy = (await request.get(`${pane.server().url}/outlook/taskpane.html`)).headers();
  expect(policy['content-security-policy']).toContain(`connect-src 'self' ${authority.url};`);
  const window = (await request.get(`${pane.server().url}/outlook/connected.html`)).headers();
  expect(window['content-security-policy']).toContain("connect-src 'self';");
});

/** How the pane starts and is connected, and what it says when it cannot. */
import type { Frame, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import {
  askOffice,
  makeAppointment,
  makeAppointmentDraft,
  makeDraft,
  makeMail,
} from '../support/outlook-simulator/index.ts';
import { change, must, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
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

/** Starts connecting, signs in on the page of Kontor that opens and confirms the code there. */
const connect = async (outlook: { page: Page }, frame: Frame, by: Colleague): Promise<void> => {
  const opened = outlook.page.context().waitForEvent('page');
  await frame.getByRole('button', { name: 'Connect with a code' }).click();
  const { request } = await opened;
  const code = (await frame.locator('output').textContent()) ?? '';
  const ask = async (path: string, data: object): Promise<void> => {
    const { url } = pane.server();
    const answer = await request.post(url + path, { data, headers: { origin: url } });
    expect(answer.status()).toBe(200);
  };
  await ask('/api/v1/sign-in', { email: by.email, password: by.password });
  await ask('/api/v1/pairing/confirm', { code, accept: true });
};

const devicesOf = async (by: Colleague): Promise<string[]> =>
  must(await by.api.call('devices', {})).items.map(({ name }) => name);

test('a new pane is connected by confirming its code in Kontor, once', async () => {
  const outlook = await pane.start();
  const frame = await outlook.openPinned(makeMail());
  await connect(outlook, frame, jana);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  expect(await devicesOf(jana)).toContain('Outlook on the web, Chrome on Linux');

  await outlook.openPinned(makeMail());
  await outlook.pane.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('where the browser keeps nothing the pane says so, connects and works', async () => {
  const outlook = await pane.start({ profile: { throwingStorage: 'all' } });
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText(/does not let Kontor remember anything/).waitFor();
  await connect(outlook, frame, jana);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
});

test('a connection that was ended is renewed without losing what was typed', async () => {
  const outlook = await pane.start({ expectedNoise: /401/ });
  const frame = await outlook.openPinned(makeMail());
  await connect(outlook, frame, jana);
  await frame.getByRole('textbox', { name: 'Note', exact: true }).fill('wants two per cent more');
  const token = await frame.evaluate(() => localStorage.getItem('kontor.token'));
  must(await pane.client(token).call('signOut', { body: {} }));

  // Nobody has to click anything: the open panel hears of it.
  await frame.getByText(/connection was ended/).waitFor();
  await connect(outlook, frame, jana);
  await frame.getByRole('button', { name: 'Log', exact: true }).click();
  await frame.getByText(/^Logged/).waitFor();
  expect(await frame.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe(
    'wants two per cent more',
  );
});

test('a connection that was ended while the pane was closed is renewed and the mail is shown', async () => {
  const outlook = await pane.start({ expectedNoise: /401/ });
  const frame = await outlook.openPinned(makeMail());
  await connect(outlook, frame, jana);
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  const token = await frame.evaluate(() => localStorage.getItem('kontor.token'));
  must(await pane.client(token).call('signOut', { body: {} }));

  const reopened = await outlook.openPinned(makeMail());
  await reopened.getByText(/connection was ended/).waitFor();
  await connect(outlook, reopened, jana);
  await reopened.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('the page opened outside of Outlook says where it belongs and asks Microsoft for nothing', async () => {
  const page = await (await pane.newContext()).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${pane.server().url}/outlook/taskpane.html`);
  await page.getByText(/belongs in Outlook/).waitFor();
  expect(await page.getByRole('link', { name: /practice inbox/ }).getAttribute('href')).toBe('/practice');
  expect(await page.getByRole('link', { name: 'Open Kontor' }).getAttribute('href')).toBe('/');
  expect(asked.filter((url) => !url.startsWith(pane.server().url))).toEqual([]);
});

test('when office.js cannot be loaded the pane says so and offers to try again', async () => {
  const outlook = await pane.start({ as: jana, expectedNoise: /ERR_FAILED/ });
  await outlook.page.route('**/office-js/office.js', (route) => route.abort());
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText(/file from Microsoft that could not be loaded/).waitFor();
  await outlook.page.unroute('**/office-js/office.js');
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('when something else answers under the address of office.js the pane says so', async () => {
  const outlook = await pane.start({ as: jana });
  await outlook.page.route('**/office-js/office.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '/* Please sign in to the network. */' }),
  );
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText(/file from Microsoft that could not be loaded/).waitFor();
  await outlook.page.unroute('**/office-js/office.js');
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('a start that fails in a way nobody foresaw is said and does not go on for ever', async () => {
  const outlook = await pane.start({ as: jana, expectedNoise: /isSetSupported/ });
  await outlook.page.route('**/office-js/office.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `window.Office = {
        context: { mailbox: {} },
        onReady: async (tell) => tell({ host: 'Outlook' }),
      };`,
    }),
  );
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText('Outlook does not answer').waitFor();
  await outlook.page.unroute('**/office-js/office.js');
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test.each([
  ['a mail', makeMail, 'Kontor is starting beside this mail …'],
  ['a mail being written', makeDraft, 'Kontor is starting beside the mail you are writing …'],
  ['an appointment', makeAppointment, 'Kontor is starting beside this appointment …'],
  [
    'an appointment being planned',
    makeAppointmentDraft,
    'Kontor is starting beside the appointment you are planning …',
  ],
])('beside %s the pane knows where it stands before Outlook has answered', async (_, makeItem, text) => {
  const outlook = await pane.start({ as: jana });
  const held = outlook.hold('GetInitialData');
  const frame = await outlook.open(makeItem());
  await held.arrived;
  await frame.getByText(text).waitFor();
  held.release();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

test('a pane that Outlook does not tell of other mails says so until it is told of one', async () => {
  const outlook = await pane.start({ as: jana });
  const held = outlook.hold('ItemChanged');
  await outlook.page.clock.install();
  const frame = await outlook.openPinned(makeMail());
  await held.arrived;
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
  const limit = frame.getByText(/does not tell when another mail is opened/);
  for (const tries of [2, 3]) {
    await outlook.page.clock.runFor(8_000);
    await outlook.waitForCall('ItemChanged', tries);
    expect(await limit.count()).toBe(0);
  }
  await outlook.page.clock.runFor(8_000);
  await limit.waitFor();

  held.release();
  // Answered after the registrations, which have arrived by then.
  await askOffice<string>(frame, (done) =>
    Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, done),
  );
  await outlook.select(makeMail({ from: { name: 'Mara Winter', email: 'mara.winter@nowhere.example' } }));
  await frame.getByRole('button', { name: 'Add and log' }).waitFor();
  await limit.waitFor({ state: 'detached' });
});

test('an Outlook that stays silent is asked once more, then the pane says so', async () => {
  const outlook = await pane.start({ as: jana });
  outlook.neverAnswer('GetInitialData');
  await outlook.page.clock.install();
  await outlook.openPinned(makeMail());
  await outlook.waitForCall('GetInitialData');
  await outlook.page.clock.runFor(5_000);
  await outlook.waitForCall('GetInitialData', 2);
  await outlook.page.clock.runFor(5_000);
  await outlook.pane.getByText('Outlook does not answer').waitFor();
});

test('when Kontor itself cannot be reached the pane says so and offers to try again', async () => {
  const outlook = await pane.start({ as: jana, expectedNoise: /ERR_FAILED/ });
  await outlook.page.route('**/api/v1/**', (route) => route.abort());
  const frame = await outlook.openPinned(makeMail());
  await frame.getByText(/server of Kontor could not be reached/).waitFor();
  await outlook.page.unroute('**/api/v1/**');
  await frame.getByRole('button', { name: 'Try again' }).click();
  await frame.getByRole('heading', { name: 'Petra Lang' }).waitFor();
});

/** Personal things in Outlook: noted in one line, corrected in place, taken away with a way back, for all or for oneself. */
import type { Frame } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { makeMail } from '../support/outlook-simulator/index.ts';
import { change, must, useOutlookPane } from '../support/outlook-pane.ts';
import type { Colleague } from '../support/outlook-pane.ts';

const pane = useOutlookPane();
let jana: Colleague;
let omar: Colleague;

const person = async (firstName: string, lastName: string) => {
  const id = newId();
  const email = `${firstName}.${lastName}@nordlicht.example`.toLowerCase();
  await change(jana, 'person.create', {
    id,
    fields: { firstName, lastName, emails: [{ email, label: '' }] },
  });
  return { id, mail: () => makeMail({ from: { name: `${firstName} ${lastName}`, email } }) };
};
/** The card; each stands in the history as well. */
const noted = (frame: Frame) => frame.locator('.kp-card-facts');
const factsOf = async (by: Colleague, id: string) =>
  must(await by.api.call('panel', { body: { person: id } })).facts ?? [];

beforeAll(async () => {
  [jana, omar] = [await pane.addColleague('Jana Brandt', 'owner'), await pane.addColleague('Omar Haddad')];
});

test('one line and Enter notes something; a colleague sees it with who noted it, and corrects it in place', async () => {
  const { id, mail } = await person('Petra', 'Lang');
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail());
  await frame.getByText('Nothing noted yet.').waitFor();
  const line = frame.getByRole('textbox', { name: 'Note something personal' });
  await line.fill('Töchter Anna und Maria');
  await line.press('Enter');
  await noted(frame).getByRole('button', { name: 'Töchter Anna und Maria' }).waitFor();
  expect(await line.inputValue()).toBe('');
  await expect
    .poll(() => factsOf(jana, id))
    .toMatchObject([{ text: 'Töchter Anna und Maria', kind: 'children' }]);
  expect(await accessibilityProblems(frame)).toEqual([]);

  const theirs = await pane.start({ as: omar });
  const other = await theirs.openPinned(mail());
  const row = noted(other).getByRole('button', { name: 'Töchter Anna und Maria' });
  expect(await row.getAttribute('title')).toMatch(/^Noted by Jana Brandt on /);
  await row.press('Enter');
  const words = other.getByRole('textbox', { name: 'What is known' });
  await words.fill('Töchter Anna und Marie');
  // Who may read it, its author says.
  expect(await other.getByRole('combobox', { name: 'Who may read it' }).count()).toBe(0);
  expect(await accessibilityProblems(other)).toEqual([]);
  await words.press('Enter');
  await noted(other).getByRole('button', { name: 'Töchter Anna und Marie' }).waitFor();
  await noted(frame).getByRole('button', { name: 'Töchter Anna und Marie' }).waitFor();
});

test('it stands in the history as well, in its place, in full where it is opened, and can be looked at alone', async () => {
  const { id, mail } = await person('Vera', 'Laufer');
  const about = { type: 'person' as const, id };
  const long = `Läuft jedes Jahr den Marathon in Hamburg und sucht dafür ${'noch '.repeat(20)}Mitläufer`;
  const add = (text: string, visibility: 'all' | 'private') =>
    change(jana, 'fact.add', { id: newId(), about, fields: { text }, visibility });
  await change(jana, 'activity.create', {
    id: newId(),
    kind: 'note',
    fields: { text: 'Will Prospekte', occurredAt: '2026-01-05T10:00:00.000Z' },
    visibility: 'all',
    links: [about],
  });
  await add(long, 'all');
  await add('Trägt Größe 42', 'private');
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail());
  const history = frame.locator('.kp-card-timeline');
  const rows = history.locator('.kp-item');
  await rows.nth(2).waitFor();
  expect((await rows.allInnerTexts()).map((text) => /Größe|Marathon|Prospekte/.exec(text)?.[0])).toEqual([
    'Größe',
    'Marathon',
    'Prospekte',
  ]);
  expect(await rows.first().innerText()).toContain('Only me');
  await rows.nth(1).click();
  await history.locator('.kp-item-detail').getByText(`Personal fact`).waitFor();
  expect(await history.locator('.kp-item-detail').innerText()).toContain(long);
  await frame.getByLabel('What the history shows').selectOption({ label: 'Personal facts' });
  await expect.poll(() => rows.count()).toBe(2);
  expect(await accessibilityProblems(frame)).toEqual([]);
  // Noted just now, it is there at once.
  const line = frame.getByRole('textbox', { name: 'Note something personal' });
  await line.fill('Hund Bello');
  await line.press('Enter');
  await expect.poll(() => rows.count()).toBe(3);
  const theirs = await pane.start({ as: omar });
  const other = await theirs.openPinned(mail());
  await other.locator('.kp-card-timeline').getByText('Hund Bello').waitFor();
  expect(await other.locator('.kp-card-timeline').innerText()).not.toContain('Größe');
});

test('what was removed comes back with one click', async () => {
  const { id, mail } = await person('Ole', 'Holm');
  await change(jana, 'fact.add', {
    id: newId(),
    about: { type: 'person', id },
    fields: { text: 'Ferienhaus auf Mallorca' },
    visibility: 'all',
  });
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail());
  await noted(frame).getByRole('button', { name: 'Ferienhaus auf Mallorca' }).click();
  await frame.getByRole('button', { name: 'Remove', exact: true }).click();
  await frame.getByText('Removed').waitFor();
  await expect.poll(() => factsOf(jana, id)).toEqual([]);
  await frame.getByRole('button', { name: 'Undo' }).click();
  await noted(frame).getByRole('button', { name: 'Ferienhaus auf Mallorca' }).waitFor();
});

test('what is noted for oneself alone carries a mark, and a colleague sees nothing of it', async () => {
  const { id, mail } = await person('Ida', 'Still');
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail());
  const line = frame.getByRole('textbox', { name: 'Note something personal' });
  await line.fill('Mag keine Anrufe am Freitag');
  await frame.getByRole('checkbox', { name: 'Only for me' }).check();
  await line.press('Enter');
  await noted(frame)
    .getByRole('button', { name: /^Mag keine Anrufe.*Only me/ })
    .waitFor();
  await expect.poll(() => factsOf(jana, id)).toHaveLength(1);
  expect(await factsOf(omar, id)).toEqual([]);
});

test('an important day becomes a follow-up that reminds before it; what is no day is said', async () => {
  const { mail } = await person('Uwe', 'Jubel');
  const outlook = await pane.start({ as: jana });
  const frame = await outlook.openPinned(mail());
  const line = frame.getByRole('textbox', { name: 'Note something personal' });
  await line.fill('Geburtstag 14.3.1980');
  await line.press('Enter');
  await noted(frame).getByRole('button', { name: 'Geburtstag 14.3.1980' }).click();
  const day = frame.getByRole('textbox', { name: 'Day of the year' });
  expect(await day.inputValue()).toBe('14 March 1980');
  await day.fill('31.2.');
  await frame.getByRole('button', { name: 'Save' }).click();
  await frame.getByText('This is not a day.').waitFor();
  await day.fill('14.3.');
  await frame.getByRole('combobox', { name: 'Reminder' }).selectOption('3 days before');
  await frame.getByRole('button', { name: 'Save' }).click();
  await frame.getByRole('checkbox', { name: 'Done: Geburtstag 14.3.1980' }).waitFor();
});

test('nobody unknown has anything personal', async () => {
  const outlook = await pane.start({ as: jana });
  const stranger = { name: 'Kim Fremd', email: 'kim@fremd.example' };
  const frame = await outlook.openPinned(makeMail({ from: stranger }));
  await frame.getByRole('button', { name: 'Add', exact: false }).first().waitFor();
  expect(await frame.getByRole('heading', { name: 'Personal' }).count()).toBe(0);
});

/** Where somebody works and worked, and with whom they have to do: seen, added, ended, removed and taken back. */
import { expect, test } from 'vitest';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent } = useExamplePanel('en-GB');

const ties = () => page().locator('.kp-card-ties');
const people = () => page().locator('.kp-card-people');

test('who is no longer there is told with two clicks, stays behind a fold, and can be taken back', async () => {
  await open({ state: 'company', locale: 'en' });
  await button('Change: Kadir Öztürk').click();
  await people().getByRole('button', { name: 'No longer there', exact: true }).click();
  expect((await sent()).at(-1)).toMatchObject({
    name: 'employment.update',
    args: { set: { toDay: '2026-11-25' }, was: { toDay: null } },
  });
  await people().getByRole('button', { name: 'No longer there (2)' }).click();
  await people().getByText('Werkstattleiter', { exact: false }).waitFor();
  await people().getByRole('button', { name: 'Undo' }).click();
  await people().getByRole('button', { name: 'No longer there (1)' }).waitFor();
});

test('a job is corrected with what stood there before, and an end before its beginning is not kept', async () => {
  await open({ state: 'person_details', locale: 'en' });
  await button('Change: Wasserverband Leinetal').click();
  await ties().getByLabel('Job title').fill('Vorsitzende');
  await ties().getByLabel('From').fill('2024-05-01');
  await ties().getByLabel('Until').fill('2024-04-01');
  await ties().getByText('The end comes before the beginning.').waitFor();
  await ties().getByLabel('Job title').press('Enter');
  expect(await sent()).toEqual([]);
  await ties().getByLabel('Until').fill('');
  await ties().getByLabel('Job title').press('Enter');
  await ties().getByText('Vorsitzende', { exact: false }).waitFor();
  expect((await sent()).at(-1)).toMatchObject({
    name: 'employment.update',
    args: {
      set: { jobTitle: 'Vorsitzende', fromDay: '2024-05-01' },
      was: { jobTitle: 'Beirätin', fromDay: null },
    },
  });
});

test('a relationship reads from whoever is shown, and turned round it is another one, taken back as a whole', async () => {
  await open({ state: 'person_details', locale: 'en' });
  const words = () => ties().locator('.kp-tie-words').allInnerTexts();
  await ties().getByText('Is assisted by').waitFor();
  expect((await words()).filter((text) => text.includes('Jonas Meier'))).toEqual([
    expect.stringContaining('Is assisted by'),
  ]);
  await button('Change: Jonas Meier').click();
  await ties().getByLabel('How').selectOption({ label: 'Assistant to' });
  await ties().getByRole('button', { name: 'Save' }).click();
  await ties().getByText('Assistant to').waitFor();
  expect((await sent()).slice(-2).map(({ name }) => name)).toEqual([
    'relationship.delete',
    'relationship.create',
  ]);
  await ties().getByRole('button', { name: 'Undo' }).click();
  await ties().getByText('Is assisted by').waitFor();
});

test('a company is found by a few letters and added as a job', async () => {
  await open({ state: 'person_details', locale: 'en' });
  await button('Add a company').click();
  await ties().getByLabel('Find a company …').fill('brandt');
  await ties().locator('.kp-record-search .kp-list-button').first().click();
  await expect.poll(async () => (await sent()).at(-1)?.name).toBe('employment.create');
  await ties().getByText('Added').waitFor();
});

test('since when somebody is in their stage and by whom is one line; what came before is asked for', async () => {
  await open({ state: 'person_details', locale: 'en' });
  await page().getByText('Retention since 3 Nov · Thomas').waitFor();
  expect(await page().getByText('Development since 8 Feb 2021').count()).toBe(0);
  await button('1 earlier stage').click();
  await page().getByText('Development since 8 Feb 2021').waitFor();
});

/** All that is known of somebody, field by field: read, changed in its place, added, taken back. */
import { expect, test } from 'vitest';
import type { Person } from '#shared/domain/person.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent } = useExamplePanel('en-GB');

const card = () => page().locator('.kp-card-details');

test('a field is changed in its place, with what stood there before, and can be taken back', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  await button('Change: City').click();
  await card().getByLabel('City', { exact: true }).fill('Celle');
  await page().keyboard.press('Enter');
  await card().getByText('Celle').waitFor();
  expect((await sent()).at(-1)).toMatchObject({
    name: 'company.update',
    args: { set: { city: 'Celle' }, was: { city: 'Hannover' } },
  });
  await expect
    .poll(() => page().evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Change: City');
  await card().getByRole('button', { name: 'Undo' }).click();
  await card().getByText('Hannover').waitFor();
});

test('what is not known yet is added from a list', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  expect(await card().getByText('VAT ID').count()).toBe(0);
  await card().getByRole('button', { name: 'Add a detail' }).click();
  await card().getByRole('button', { name: 'VAT ID' }).click();
  await card().getByLabel('VAT ID', { exact: true }).fill('DE999999999');
  await page().keyboard.press('Enter');
  await card().getByText('DE999999999').waitFor();
});

test('an address that is none is said to be so, and nothing is sent', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  await button('Change: E-mail').click();
  await card().getByRole('button', { name: 'Another e-mail address' }).click();
  await page().keyboard.type('brandt');
  await page().keyboard.press('Enter');
  await card().getByText('One of these is not an e-mail address.').waitFor();
  expect(await sent()).toEqual([]);
  await page().keyboard.press('Escape');
  await button('Change: E-mail').waitFor();
});

test('beside a mail the details stay closed until they are asked for', async () => {
  await open({ state: 'known', locale: 'en' });
  await card().getByRole('button', { name: 'Show all details' }).waitFor();
  expect(await button('Change: Last name').count()).toBe(0);
  await card().getByRole('button', { name: 'Show all details' }).click();
  await button('Change: Last name').waitFor();
});

test('the details say how far they can be relied on; what is still true is confirmed with one click', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  await card().getByText('Data quality 65 of 100 – missing: phone, confirmation in the last year').waitFor();
  await card().getByRole('button', { name: 'Still true' }).click();
  await card().getByText('Confirmed').first().waitFor();
  expect((await sent()).at(-1)).toMatchObject({ name: 'record.confirm', args: { type: 'company' } });
});

test('a mistyped address is pointed out, what was probably meant is one click away, and neither is forced', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  await button('Change: E-mail').click();
  await card().getByRole('button', { name: 'Another e-mail address' }).click();
  await page().keyboard.type('brandt@gmial.com');
  await page().keyboard.press('Tab');
  await card().getByRole('button', { name: 'Use brandt@gmail.com' }).click();
  await card().getByRole('button', { name: 'Save' }).click();
  await card().getByText('brandt@gmail.com').waitFor();
});

test('what looks wrong is marked on the record, and every value says where it came from', async () => {
  await open({ state: 'company_alone', locale: 'en' });
  await button('Change: City').waitFor();
  await card().getByRole('button', { name: 'Add a detail' }).click();
  await card().getByRole('button', { name: 'VAT ID' }).click();
  await card().getByLabel('VAT ID', { exact: true }).fill('DE999999998');
  await page().keyboard.press('Enter');
  await card().getByText('“DE999999998” is not a valid VAT ID.').waitFor();
  await button('Where from? VAT ID').click();
  await card().getByText('Nothing is recorded about it.').waitFor();
});

test('somebody new is compared with those who are there while they are typed, and one of them can be opened', async () => {
  await open({ state: 'unknown', locale: 'en' });
  await page().getByText('Similar: Katrin Oeztuerk (Brandt Pumpen GmbH) – is that the one?').waitFor();
  await button('Open: Katrin Oeztuerk').waitFor();
  await page().getByRole('button', { name: 'Yes, take it' }).waitFor();
});

test('what looks wrong of somebody new is said before the record is made, once it is typed, and keeps nothing from being added', async () => {
  await page().setViewportSize({ width: 320, height: 1_000 });
  await open({ state: 'unknown_company', locale: 'en', theme: 'dark' });
  const newcomer = page().locator('.kp-card-newcomer');
  const phone = newcomer.getByRole('textbox', { name: 'Phone' });
  await phone.waitFor();
  expect(await newcomer.locator('.kp-marks-found').count()).toBe(0);
  await phone.fill('0511 12');
  expect(await newcomer.getByText('is not a valid number').count()).toBe(0);
  await page().keyboard.press('Tab');
  await newcomer.getByText('“0511 12” is not a valid number.').waitFor();
  expect(await accessibilityProblems(page())).toEqual([]);
  // What is left out is not judged.
  await newcomer.getByRole('checkbox', { name: 'Keep Phone' }).uncheck();
  await newcomer.getByText('“0511 12” is not a valid number.').waitFor({ state: 'detached' });
  await newcomer.getByRole('checkbox', { name: 'Keep Phone' }).check();
  await newcomer.getByRole('button', { name: /^Add/ }).click();
  const phones = async () =>
    ((await sent()).find(({ name }) => name === 'person.create')?.args['fields'] as Partial<Person>)?.phones;
  await expect.poll(phones).toContainEqual({ number: '0511 12', label: 'work' });
});

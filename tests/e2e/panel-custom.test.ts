/** The company's own fields beside a customer: each kind read, changed in its place, emptied, taken back. */
import { expect, test } from 'vitest';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { brokenIds } from '#tests/support/broken-ids.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent, openMail } = useExamplePanel('de-DE');

const card = () => page().locator('.kp-card-custom');
const edit = (label: string) => button(`Ändern: ${label}`).click();
const lastValue = async (): Promise<unknown> => {
  const { set } = (await sent()).at(-1)!.args as { set: { custom: Record<string, unknown> } };
  return Object.values(set.custom)[0];
};

test('each kind is read as people write it', async () => {
  await open({ state: 'custom', locale: 'de' });
  for (const text of [
    'Zwei Kreiselpumpen, Baujahr 2019',
    '12,5',
    'Gold',
    'Brief, Messe',
    'Brandt Pumpen GmbH',
  ])
    await card().getByText(text, { exact: true }).waitFor();
  await card()
    .getByText(/45\.000\s€/)
    .waitFor();
  await card().getByText('fehlt noch').waitFor();
  expect(await accessibilityProblems(page())).toEqual([]);
});

test('a value is changed in its place, with what stood there before, and can be taken back', async () => {
  await open({ state: 'custom', locale: 'de' });
  await edit('Jahresbudget');
  // In what it is counted is said, and belongs to the field.
  await card().getByText('EUR', { exact: true }).waitFor();
  expect(await brokenIds(page())).toEqual([]);
  await card().getByLabel('Jahresbudget', { exact: true }).fill('viel');
  await page().keyboard.press('Enter');
  await card().getByText('Das ist kein Betrag in dieser Währung.').waitFor();
  await card().getByLabel('Jahresbudget', { exact: true }).fill('-1.250,50');
  await page().keyboard.press('Enter');
  await card()
    .getByText(/-1\.250,50\s€/)
    .waitFor();
  const [change] = await sent();
  const [id] = Object.keys((change!.args as { set: { custom: object } }).set.custom);
  expect(change).toMatchObject({
    name: 'person.update',
    args: { set: { custom: { [id!]: -125_050 } }, was: { custom: { [id!]: 4_500_000 } } },
  });
  await card().getByRole('button', { name: 'Rückgängig' }).click();
  await card()
    .getByText(/45\.000\s€/)
    .waitFor();
});

test('choices are ticked, one is chosen, a yes or no can be left open again', async () => {
  await open({ state: 'custom', locale: 'de' });
  await edit('Erreichbar über');
  expect(await accessibilityProblems(page())).toEqual([]);
  await card().getByLabel('Telefon', { exact: true }).check();
  await card().getByLabel('Brief', { exact: true }).uncheck();
  await button('Speichern').click();
  await card().getByText('Messe, Telefon').waitFor();
  await edit('Newsletter gedruckt');
  await card().getByLabel('Newsletter gedruckt', { exact: true }).selectOption({ label: 'Nein' });
  await button('Speichern').click();
  await card().getByText('Nein', { exact: true }).waitFor();
  expect(await lastValue()).toBe(false);
  await edit('Newsletter gedruckt');
  await card().getByLabel('Newsletter gedruckt', { exact: true }).selectOption({ label: 'Keine Angabe' });
  await button('Speichern').click();
  await card().getByText('fehlt noch').waitFor();
  expect(await lastValue()).toBeNull();
});

test('a link is taken away', async () => {
  await open({ state: 'custom', locale: 'de' });
  await edit('Servicepartner');
  await button('Verweis entfernen').click();
  await card().getByText('Nichts gewählt').waitFor();
  await button('Speichern').click();
  await expect.poll(lastValue).toBeNull();
});

test('of many fields the empty ones stay folded until they are asked for', async () => {
  await open({ state: 'custom', locale: 'de' });
  await card().getByText('Maschinenpark').waitFor();
  expect(await card().getByText('Rahmenvertrag bis').count()).toBe(0);
  await card().getByRole('button', { name: '1 leeres Feld' }).click();
  await card().getByText('Rahmenvertrag bis').waitFor();
});

test('what was typed and not saved waits at its field until its mail is opened again', async () => {
  await open({ state: 'custom', locale: 'de' });
  const typed = () => card().getByLabel('Maschinenpark', { exact: true });
  await edit('Maschinenpark');
  await typed().fill('Drei Kreiselpumpen');
  await openMail({ messageId: '<anders@brandt.example>', generation: 2 });
  await typed().waitFor({ state: 'detached' });
  await card().getByText('Zwei Kreiselpumpen, Baujahr 2019', { exact: true }).waitFor();
  await openMail({ messageId: '<angebot-118@brandt-pumpen.example>', generation: 3 });
  await typed().waitFor();
  expect(await typed().inputValue()).toBe('Drei Kreiselpumpen');
  await button('Speichern').click();
  await card().getByText('Drei Kreiselpumpen', { exact: true }).waitFor();
});

test('a change that was refused calls the fields by their names, with the old value beside the new', async () => {
  await open({ state: 'custom_refused', locale: 'de' });
  const tray = page().locator('.kp-tray');
  await tray.getByText('Erreichbar über', { exact: true }).waitFor();
  await tray.getByText('jetzt in Kontor: Brief', { exact: true }).waitFor();
  await tray.getByText('Maschinenpark', { exact: true }).waitFor();
  await open({ state: 'custom_refused', locale: 'en' });
  await tray.getByText('now in Kontor: Letter', { exact: true }).waitFor();
});

test('a value that gave way is told in full and fetched back by a button that says its beginning', async () => {
  await open({ state: 'custom_conflicts', locale: 'de' });
  await page()
    .getByText(/^Maschinenpark: „Zwei Kreiselpumpen, .+ Vorgänger gehört“ wich „Drei Kreiselpumpen“/)
    .waitFor();
  await button('„Zwei Kreiselpumpen, Baujahr 20…“ wiederherstellen').waitFor();
  await button('„45.000\u00a0€“ wiederherstellen').click();
  await expect.poll(async () => (await sent()).map(({ name }) => name)).toEqual(['conflict.restore']);
});

const deals = () => page().locator('.kp-card-deals');

test('a deal shows its own fields unfolded, and each is changed in its place', async () => {
  await open({ state: 'custom_hanging', locale: 'de' });
  // The card of the customer's own fields stands only where the customer has some.
  await deals()
    .getByRole('button', { name: /Eigene Felder \(2\).*Wartungsvertrag/ })
    .click();
  await deals().getByText('Hamburg, Tor 3', { exact: true }).waitFor();
  await deals().getByText('Brandt Pumpen GmbH', { exact: true }).waitFor();
  expect(await card().count()).toBe(0);
  await edit('Mitbewerber');
  await deals().getByLabel('Nordpumpe', { exact: true }).check();
  await button('Speichern').click();
  await deals().getByText('Nordpumpe', { exact: true }).waitFor();
  expect(await sent()).toMatchObject([{ name: 'deal.update', args: { was: { custom: {} } } }]);
  await deals()
    .getByRole('button', { name: /Eigene Felder \(3\).*Wartungsvertrag/ })
    .waitFor();
  expect(await accessibilityProblems(page())).toEqual([]);
});

test('a follow-up shows its own fields beside its editor, each saved by itself', async () => {
  await open({ state: 'custom_hanging', locale: 'en' });
  const tasks = page().locator('.kp-card-tasks');
  await tasks.locator('.kp-task-title').first().click();
  await tasks.getByLabel('What is to be done', { exact: true }).fill('Ring back');
  await button('Change: Hours needed').click();
  await tasks.getByLabel('Hours needed', { exact: true }).fill('2.5');
  await page().keyboard.press('Enter');
  await tasks.getByText('2.5', { exact: true }).waitFor();
  expect(await lastValue()).toBe(2.5);
  // What is typed of the follow-up itself is still there.
  expect(await tasks.getByLabel('What is to be done', { exact: true }).inputValue()).toBe('Ring back');
  expect(await accessibilityProblems(page())).toEqual([]);
});

test('what somebody wrote down carries its own fields; of a colleague they are read only', async () => {
  await open({ state: 'custom_hanging', locale: 'de' });
  await page().getByRole('textbox', { name: 'Notiz' }).fill('Besprochen');
  await page().keyboard.press('Enter');
  await page().locator('.kp-item').first().click();
  await edit('Ergebnis');
  await page().getByLabel('Ergebnis', { exact: true }).selectOption({ label: 'Einig' });
  await button('Speichern').click();
  await page().locator('.kp-item-detail').getByText('Einig', { exact: true }).waitFor();
  expect((await sent()).at(-1)).toMatchObject({ name: 'activity.update' });
});

test('a mail that was logged for everyone is filled in by whoever logged it', async () => {
  await open({ state: 'custom_mails', locale: 'de' });
  await page().locator('.kp-item').first().click();
  await edit('Ergebnis');
  await page().getByLabel('Ergebnis', { exact: true }).selectOption({ label: 'Offen' });
  await button('Speichern').click();
  await page().locator('.kp-item-detail').getByText('Offen', { exact: true }).waitFor();
  expect((await sent()).at(-1)).toMatchObject({ name: 'activity.update', args: { was: { custom: {} } } });
  expect(await accessibilityProblems(page())).toEqual([]);
  await page().locator('.kp-item-detail').getByRole('button', { name: 'Rückgängig' }).click();
  await page().locator('.kp-item-detail').getByText('fehlt noch').waitFor();
});

test('a mail that was logged for oneself says when its fields can be filled in, a colleague’s shows them only', async () => {
  await open({ state: 'custom_mails', locale: 'en' });
  await page().locator('.kp-item').nth(1).click();
  await page().getByText('Custom fields can be filled in once the mail is logged for everyone.').waitFor();
  expect(await button('Change: Result').count()).toBe(0);
  await open({ state: 'custom_asked', locale: 'en' });
  await page().locator('.kp-item').first().click();
  await page()
    .locator('.kp-item-detail')
    .getByText(/^logged by Thomas/i)
    .waitFor();
  expect(await button('Change: Result').count()).toBe(0);
});

test('where nothing is defined there is no card', async () => {
  await open({ state: 'known', locale: 'de' });
  await page().locator('.kp-card-facts').waitFor();
  expect(await card().count()).toBe(0);
});

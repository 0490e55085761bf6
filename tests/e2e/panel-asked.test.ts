/** The company's own fields where something new is made: asked for in its form, and saved with it. */
import { describe, expect, test } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { exampleStates } from '#shared/panel/examples/example-states.ts';
import { accessibilityProblems } from '#tests/support/accessibility.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent } = useExamplePanel('de-DE');

const idOf = (name: string): string => {
  const { customFields = [] } = exampleStates.custom_asked.answer as {
    customFields?: { id: string; name: string }[];
  };
  return customFields.find((field) => field.name === name)!.id;
};
const card = (name: string) => page().locator(`.kp-card-${name}`);
const foot = () => page().locator('.kp-foot');
const own = (where = page().locator('.kontor-panel')) =>
  where.getByRole('button', { name: /^Eigene Felder/ });
/** What the change of this name says of the company's own fields. */
const customIn = (changes: readonly MutationEnvelope[], name: string): unknown =>
  (changes.find((change) => change.name === name)?.args['fields'] as { custom?: unknown } | undefined)
    ?.custom;

describe('a new deal', () => {
  const begin = async (): Promise<void> => {
    await open({ state: 'custom_asked', locale: 'de' });
    await button('Geschäft').click();
    await card('deals').getByLabel('Worum es geht', { exact: true }).fill('Ersatzpumpe');
  };
  const form = () => card('deals').locator('form');

  test('asks for what should be filled in, keeps the rest folded, and takes along what was said', async () => {
    await begin();
    expect(await form().getByLabel('Anzahlung', { exact: true }).count()).toBe(0);
    await form().getByText('soll ausgefüllt sein').waitFor();
    await form().getByLabel('Lieferort', { exact: true }).fill('Kiel, Tor 2');
    await own(form()).click();
    await form().getByLabel('Anzahlung', { exact: true }).fill('1.250,50');
    expect(await accessibilityProblems(page())).toEqual([]);
    await form().getByLabel('Suchen: Partner …', { exact: true }).fill('bran');
    await form()
      .getByRole('button', { name: /Brandt/ })
      .click();
    await button('Geschäft anlegen').click();
    await form().waitFor({ state: 'detached' });
    expect(customIn(await sent(), 'deal.create')).toEqual({
      [idOf('Lieferort')]: 'Kiel, Tor 2',
      [idOf('Anzahlung')]: 125_050,
      [idOf('Partner')]: expect.any(String),
    });
    // The next one begins with nothing.
    await button('Geschäft').click();
    expect(await form().getByLabel('Lieferort', { exact: true }).inputValue()).toBe('');
  });

  test('is made without any of them as well', async () => {
    await begin();
    await page().keyboard.press('Enter');
    await form().waitFor({ state: 'detached' });
    expect(customIn(await sent(), 'deal.create')).toBeUndefined();
  });

  test('waits where something cannot be read, and says so at its field, also where that was folded away', async () => {
    await begin();
    await own(form()).click();
    await form().getByLabel('Anzahlung', { exact: true }).fill('viel');
    await own(form()).click();
    await button('Geschäft anlegen').click();
    await form().getByText('Das ist kein Betrag in dieser Währung.').waitFor();
    expect(await sent()).toEqual([]);
    await form().getByLabel('Anzahlung', { exact: true }).fill('80');
    await page().keyboard.press('Enter');
    await form().waitFor({ state: 'detached' });
    expect(customIn(await sent(), 'deal.create')).toEqual({ [idOf('Anzahlung')]: 8_000 });
  });

  test('is not made by Enter in the search for a record that it leads to', async () => {
    await begin();
    await own(form()).click();
    await form().getByLabel('Suchen: Partner …', { exact: true }).fill('bran');
    await page().keyboard.press('Enter');
    await form()
      .getByRole('button', { name: /Brandt/ })
      .waitFor();
    expect(await sent()).toEqual([]);
  });
});

describe('a new follow-up', () => {
  test('of which something should be said opens its form for the chosen day', async () => {
    await open({ state: 'custom_asked', locale: 'de' });
    await button('Morgen').click();
    const hours = card('tasks').getByLabel('Aufwand in Stunden', { exact: true });
    await hours.waitFor();
    await expect.poll(() => hours.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await sent()).toEqual([]);
    await hours.fill('2,5');
    expect(await accessibilityProblems(page())).toEqual([]);
    await page().keyboard.press('Enter');
    await hours.waitFor({ state: 'detached' });
    const [made] = await sent();
    expect(made).toMatchObject({ name: 'task.create', args: { fields: { dueOn: '2026-11-26' } } });
    expect(customIn([made!], 'task.create')).toEqual({ [idOf('Aufwand in Stunden')]: 2.5 });
  });

  test('is one click where none has to be filled in; the calendar’s form has them folded', async () => {
    await open({ state: 'custom_hanging', locale: 'de' });
    await button('Morgen').click();
    await expect.poll(async () => (await sent()).map(({ name }) => name)).toEqual(['task.create']);
    await button('Tag wählen').click();
    await own(card('tasks')).click();
    await card('tasks').getByLabel('Aufwand in Stunden', { exact: true }).fill('4');
    await button('Anlegen').click();
    await expect.poll(async () => (await sent()).length).toBe(2);
    expect(Object.values(customIn((await sent()).slice(1), 'task.create') as object)).toEqual([4]);
  });
});

describe('what is written down', () => {
  const note = () => page().getByRole('textbox', { name: 'Notiz', exact: true });

  test('asks nothing until something is written, and Enter saves a note with what was chosen', async () => {
    await open({ state: 'custom_asked', locale: 'de' });
    await note().waitFor();
    expect(await page().locator('.kp-note-fields').count()).toBe(0);
    await note().fill('Preis besprochen');
    await foot().getByLabel('Ergebnis', { exact: true }).selectOption({ label: 'Einig' });
    await foot().getByRole('button', { name: 'Notiz speichern' }).waitFor();
    expect(await accessibilityProblems(page())).toEqual([]);
    await note().press('Enter');
    await page().locator('.kp-note-fields').waitFor({ state: 'detached' });
    const [made] = await sent();
    expect(made).toMatchObject({ name: 'activity.create', args: { kind: 'note' } });
    expect(customIn([made!], 'activity.create')).toEqual({ [idOf('Ergebnis')]: expect.any(String) });
  });

  test('as a visit asks first what should be filled in; Esc leaves', async () => {
    await open({ state: 'custom_asked', locale: 'de' });
    await button('Besuch').click();
    const result = foot().getByLabel('Ergebnis', { exact: true });
    await expect.poll(() => result.evaluate((field) => field === document.activeElement)).toBe(true);
    await page().keyboard.press('Escape');
    await result.waitFor({ state: 'detached' });
    expect(await sent()).toEqual([]);
    await button('Besuch').click();
    await own(foot()).click();
    await foot().getByLabel('Preis', { exact: true }).check();
    await foot().getByLabel('Fahrtkosten', { exact: true }).fill('38,40');
    await button('Besuch speichern').click();
    await result.waitFor({ state: 'detached' });
    const [made] = await sent();
    expect(made).toMatchObject({ name: 'activity.create', args: { kind: 'visit' } });
    expect(customIn([made!], 'activity.create')).toEqual({
      [idOf('Themen')]: [expect.any(String)],
      [idOf('Fahrtkosten')]: 3_840,
    });
  });

  test('as a call asks beside the outcome', async () => {
    await open({ state: 'custom_asked', locale: 'de' });
    await button('Anruf').click();
    await foot().getByLabel('Ergebnis', { exact: true }).selectOption({ label: 'Offen' });
    await foot().getByRole('button', { name: 'erreicht', exact: true }).click();
    await foot().getByLabel('Ergebnis', { exact: true }).waitFor({ state: 'detached' });
    const [made] = await sent();
    expect(made).toMatchObject({ args: { kind: 'call', fields: { outcome: 'reached' } } });
    expect(customIn([made!], 'activity.create')).toEqual({ [idOf('Ergebnis')]: expect.any(String) });
  });

  test('of a call begun by a click on the number asks there', async () => {
    await open({ state: 'custom_asked', locale: 'de' });
    await page()
      .getByRole('link', { name: /\+49 511/ })
      .first()
      .click();
    const called = page().locator('.kp-call-note');
    await called.getByLabel('Ergebnis', { exact: true }).selectOption({ label: 'Einig' });
    expect(await accessibilityProblems(page())).toEqual([]);
    await called.getByRole('button', { name: 'erreicht', exact: true }).click();
    await called.waitFor({ state: 'detached' });
    expect(customIn(await sent(), 'activity.create')).toEqual({ [idOf('Ergebnis')]: expect.any(String) });
  });

  test('of an appointment asks beside its notes', async () => {
    await open({ state: 'custom_asked_meeting', locale: 'de' });
    await page().locator('.kp-card-log, .kp-log').first().waitFor();
    await page().getByLabel('Ergebnis', { exact: true }).selectOption({ label: 'Einig' });
    await button('Ablegen').click();
    await expect.poll(async () => (await sent()).map(({ name }) => name)).toEqual(['meeting.log']);
    expect(customIn(await sent(), 'meeting.log')).toEqual({ [idOf('Ergebnis')]: expect.any(String) });
  });

  test('is one click as ever where nothing has to be filled in', async () => {
    await open({ state: 'custom_hanging', locale: 'de' });
    await button('Treffen').click();
    await expect.poll(async () => (await sent()).map(({ name }) => name)).toEqual(['activity.create']);
    await note().fill('x');
    await own(foot()).waitFor();
    expect(await button('Notiz speichern').count()).toBe(0);
  });
});

describe('somebody new', () => {
  test('is asked about with their company, each with its own fields', async () => {
    await open({ state: 'custom_asked_newcomer', locale: 'de' });
    await card('newcomer').getByLabel('Ansprache', { exact: true }).selectOption({ label: 'Du' });
    await card('newcomer').getByLabel('Anlagen im Betrieb', { exact: true }).fill('12');
    await card('newcomer').getByRole('button', { name: 'Eigene Felder: Person' }).click();
    await card('newcomer').getByLabel('Kennengelernt am', { exact: true }).fill('2026-11-03');
    expect(await card('newcomer').getByLabel('Einkaufsverbund', { exact: true }).count()).toBe(0);
    expect(await accessibilityProblems(page())).toEqual([]);
    await button('Anlegen und ablegen').click();
    await expect.poll(async () => (await sent()).map(({ name }) => name)).toContain('mail.log');
    expect(customIn(await sent(), 'person.create')).toEqual({
      [idOf('Ansprache')]: expect.any(String),
      [idOf('Kennengelernt am')]: '2026-11-03',
    });
    expect(customIn(await sent(), 'company.create')).toEqual({ [idOf('Anlagen im Betrieb')]: 12 });
  });

  test('who is left out is not asked about', async () => {
    await open({ state: 'custom_asked_newcomer', locale: 'de' });
    await card('newcomer').getByLabel('Ansprache', { exact: true }).waitFor();
    await card('newcomer').getByLabel('Firma übernehmen', { exact: true }).uncheck();
    await card('newcomer').getByLabel('Anlagen im Betrieb', { exact: true }).waitFor({ state: 'detached' });
    await card('newcomer').getByLabel('Ansprache', { exact: true }).waitFor();
  });
});

test('where nothing is defined every form is as short as ever', async () => {
  await open({ state: 'page_known', locale: 'de' });
  await button('Geschäft').click();
  await card('deals').locator('form').waitFor();
  await button('Tag wählen').click();
  await page().getByRole('textbox', { name: 'Notiz', exact: true }).fill('Notiz');
  await card('newcomer').getByRole('button', { name: 'Anlegen' }).waitFor();
  expect(await page().locator('.kp-asked, .kp-note-fields').count()).toBe(0);
});

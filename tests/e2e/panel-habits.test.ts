/** The panel under hands as they are: a double click, two things done quickly, the keyboard that has to stay somewhere. */
import { expect, test } from 'vitest';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent, calls } = useExamplePanel('en-US');

const focused = (): Promise<string> =>
  page().evaluate(() => {
    const element = document.activeElement!;
    return element.getAttribute('aria-label') ?? element.textContent ?? '';
  });

test('the first paint asks one question, and a change two: to save it, and to see what became of it', async () => {
  await open();
  await button('Ablegen').waitFor();
  await page().getByText('Datenblatt nachreichen').first().waitFor();
  expect(await calls()).toEqual(['panel']);
  await button('Morgen').click();
  await button('Antworten: Angebot 2026-118').waitFor();
  expect(await calls()).toEqual(['panel', 'mutate', 'panel']);
});

test('a double click on a day makes one follow-up', async () => {
  await open();
  await button('Morgen').dblclick();
  await button('Antworten: Angebot 2026-118').waitFor();
  await button('Rückgängig').waitFor();
  expect((await sent()).map(({ name }) => name)).toEqual(['task.create']);
});

test('of two notes written one after the other each can be taken back', async () => {
  await open();
  const note = page().getByRole('textbox', { name: 'Notiz' });
  for (const text of ['Mag keine Anrufe am Montag', 'Fährt im Mai in Elternzeit']) {
    await note.fill(text);
    await note.press('Enter');
    await button(new RegExp(text)).waitFor();
  }
  await expect.poll(() => button('Rückgängig').count()).toBe(2);
  await page().getByRole('listitem').filter({ hasText: 'Mag keine Anrufe' }).getByText('Rückgängig').click();
  await button(/Mag keine Anrufe/).waitFor({ state: 'detached' });
  await button(/Fährt im Mai/).waitFor();
  const [first, , undo] = await sent();
  expect([undo!.name, undo!.args['mutationId']]).toEqual(['change.undo', first!.id]);
});

test('two follow-ups ticked off quickly both leave, and each comes back with its own undo', async () => {
  await open();
  const tick = (title: string) => page().getByRole('checkbox', { name: `Erledigt: ${title}` });
  await button('Heute').click();
  await tick('Antworten: Angebot 2026-118').click();
  await tick('Rückruf wegen Lieferzeit').click();
  await button('Rückruf wegen Lieferzeit').waitFor({ state: 'detached' });
  await page()
    .getByRole('listitem')
    .filter({ hasText: 'Antworten: Angebot 2026-118' })
    .getByText('Rückgängig')
    .click();
  await button('Antworten: Angebot 2026-118').waitFor();
  expect(await button('Rückruf wegen Lieferzeit').count()).toBe(0);
});

test('a call that came in is noted in two clicks, and the history says so', async () => {
  await open();
  await button('Anruf').click();
  await page().getByRole('group', { name: 'Eingehend' }).getByText('verpasst').click();
  await button(/Eingehend Anruf: verpasst/).waitFor();
  const [call] = await sent();
  expect(call!.args['fields']).toMatchObject({ direction: 'in', outcome: 'not_reached' });
});

test('Esc in the note gives the keyboard back to where it was, and the keys go on working', async () => {
  await open();
  await button('Ablegen').focus();
  await page().keyboard.press('n');
  await page().keyboard.press('Escape');
  expect(await focused()).toBe('Ablegen');
  await page().getByRole('textbox', { name: 'Notiz' }).click();
  await page().keyboard.press('Escape');
  await page().keyboard.press('t');
  expect(await focused()).toBe('Heute');
});

test('Esc in the history’s search leaves the keyboard at its button, and the slash begins again', async () => {
  await open();
  await button('Verlauf durchsuchen').waitFor();
  await page().keyboard.press('/');
  await page().keyboard.type('rabatt');
  await page().keyboard.press('Escape');
  expect(await focused()).toBe('Verlauf durchsuchen');
  await page().keyboard.press('/');
  await page().getByRole('searchbox', { name: 'Verlauf durchsuchen' }).waitFor();
});

test('Esc in an open entry of the history leaves the keyboard at its line', async () => {
  await open();
  const line = button(/AW: Angebot 2026-118/).first();
  await line.click();
  await button('Frühere Mails').click();
  await page().keyboard.press('Escape');
  await button('Frühere Mails').waitFor({ state: 'detached' });
  expect(await line.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a number is edited as it is read and kept in the one form in which numbers are found', async () => {
  await open();
  const edit = async (change: () => Promise<void>): Promise<void> => {
    await button('Bearbeiten').first().click();
    await change();
    await field.press('Enter');
    await field.waitFor({ state: 'detached' });
  };
  const field = page().getByLabel('Telefon');
  await edit(async () => expect(await field.inputValue()).toBe('+49 511 5550142'));
  await edit(() => field.fill('0511 / 555 01-43'));
  await page().getByRole('link', { name: '+49 511 5550143 anrufen' }).waitFor();
  await edit(() => field.fill('Durchwahl 12'));
  await page().getByRole('link', { name: 'Durchwahl 12 anrufen' }).waitFor();
  const numbers = (await sent()).map(({ args }) => args['set'] as { phones: { number: string }[] });
  expect(numbers.map(({ phones }) => phones[0]!.number)).toEqual(['+495115550143', 'Durchwahl 12']);
});

test('a day is chosen in a calendar that opens further ahead, and is said in the language of the panel', async () => {
  await open();
  await button('Tag wählen').click();
  await page().getByText('Montag, 7. Dezember 2026').waitFor();
  await page().getByLabel('Fällig am').fill('2026-12-24');
  await page().getByText('Donnerstag, 24. Dezember 2026').waitFor();
  await button('Anlegen').click();
  await button('Rückgängig').waitFor();
  expect((await sent())[0]!.args['fields']).toMatchObject({ dueOn: '2026-12-24' });
});

test('beside a person it is said that the orders are those of the company', async () => {
  await open();
  await page().getByText('Firma:', { exact: true }).waitFor();
  await open({ state: 'company' });
  await page().getByText('14 Aufträge').waitFor();
  expect(await page().getByText('Firma:').count()).toBe(0);
});

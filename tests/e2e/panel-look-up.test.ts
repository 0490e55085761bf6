/** Everything in Kontor from one field in the panel, by keys alone and by mouse. */
import { expect, test } from 'vitest';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, calls } = useExamplePanel('en-US');

const field = () => page().getByRole('searchbox', { name: 'In Kontor suchen' });
const focused = (): Promise<string> =>
  page().evaluate(() => {
    const element = document.activeElement!;
    return element.getAttribute('aria-label') ?? element.textContent ?? '';
  });
const groups = () => page().locator('.kp-look-up-group').allTextContents();

test('a key opens it, what is typed at once lands in it, and what is found stands in groups with the word marked', async () => {
  await open();
  await button('In Kontor suchen').waitFor();
  await page().keyboard.press('s');
  await page().keyboard.type('lieferzeit');
  await page().locator('.kp-look-up mark', { hasText: 'Lieferzeit' }).first().waitFor();
  await page().getByRole('heading', { name: 'Mails und Briefe' }).waitFor();
  expect(await field().inputValue()).toBe('lieferzeit');
  expect(await groups()).toEqual(['Personen', 'Wiedervorlagen', 'Mails und Briefe']);
});

test('arrows walk from the field through what is found and back, Esc leaves for where one came from', async () => {
  await open();
  await button('In Kontor suchen').focus();
  await page().keyboard.press('Enter');
  await page().keyboard.type('lieferzeit');
  await page().getByRole('heading', { name: 'Mails und Briefe' }).waitFor();
  const way: string[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
    await page().keyboard.press(key);
    way.push((await focused()).slice(0, 16));
  }
  expect(way).toEqual(['Dr. Katrin Öztür', 'Rückruf wegen Li', 'Dr. Katrin Öztür', 'In Kontor suchen']);
  await page().keyboard.press('Escape');
  await field().waitFor({ state: 'detached' });
  expect(await focused()).toBe('In Kontor suchen');
});

test('Enter opens the first that is found, although it was pressed before that was there', async () => {
  await open({ state: 'nothing_selected' });
  await page().evaluate(() => window.example!.api.held.add('search'));
  await page().keyboard.press('/');
  await page().keyboard.type('katrin');
  await page().keyboard.press('Enter');
  await page().evaluate(() => window.example!.api.release());
  await button('Zurück').waitFor();
  expect(await field().count()).toBe(0);
  await button('Zurück').click();
  await page().getByText('Keine Mail ausgewählt').waitFor();
});

test('where a history is shown, its own search keeps the slash', async () => {
  await open();
  await button(/Angebot 2026-118/)
    .first()
    .waitFor();
  await page().keyboard.press('/');
  expect(await focused()).toBe('Verlauf durchsuchen');
  expect(await field().count()).toBe(0);
});

test('a mail that was found opens its customer at that mail, opened, marked and in view', async () => {
  await open();
  await page().keyboard.press('s');
  await page().keyboard.type('werksbesuch');
  await page()
    .locator('.kp-look-up')
    .getByRole('button', { name: /Werksbesuch/ })
    .click();
  const entry = page().locator('.kp-item[data-asked]');
  await entry.and(page().locator('[aria-expanded=true]')).waitFor();
  expect(await entry.textContent()).toContain('Werksbesuch Hannover');
  await expect.poll(focused).toContain('Werksbesuch Hannover');
  expect(await entry.evaluate((line) => line.getBoundingClientRect().bottom < innerHeight)).toBe(true);
  await button('Zurück').waitFor();
});

test('a follow-up that was found is marked in its card', async () => {
  await open();
  await page().keyboard.press('s');
  await page().keyboard.type('rückruf');
  await page()
    .locator('.kp-look-up')
    .getByRole('button', { name: /Rückruf/ })
    .click();
  await page().locator('.kp-task[data-asked]', { hasText: 'Rückruf wegen Lieferzeit' }).waitFor();
});

test('nothing is asked before a letter is typed, and a failure is told and tried again', async () => {
  await open();
  await page().keyboard.press('s');
  await page().getByText('Eingabe öffnet').waitFor();
  expect(await calls()).toEqual(['panel']);
  await page().evaluate(() =>
    window.example!.api.failures.set('search', { ok: false, error: { code: 'server.internal' } }),
  );
  await field().fill('katrin');
  await page().locator('.kp-look-up .kp-failure').waitFor();
  await page().evaluate(() => window.example!.api.failures.clear());
  await page().locator('.kp-look-up').getByRole('button', { name: 'Erneut versuchen' }).click();
  await page()
    .locator('.kp-look-up')
    .getByRole('button', { name: /Katrin/ })
    .waitFor();
});

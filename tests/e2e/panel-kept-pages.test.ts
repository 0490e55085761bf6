/** Beside a web page: what is written there goes with the page's address where somebody wants that, and only then. */
import { expect, test } from 'vitest';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent } = useExamplePanel('de-DE');

const keep = () => page().getByRole('checkbox', { name: /^Diese Seite mit ablegen/ });
const whole = () => page().getByRole('checkbox', { name: /nach \? oder #/ });
const fieldsOf = async (at: number): Promise<Record<string, unknown>> =>
  (await sent())[at]!.args['fields'] as Record<string, unknown>;
const writeNote = async (text: string): Promise<void> => {
  const note = page().getByRole('textbox', { name: 'Notiz' });
  await note.fill(text);
  await note.press('Enter');
  await button(new RegExp(text)).waitFor();
};

test('nothing of the page goes with a note, a follow-up or a deal unless it is ticked', async () => {
  await open({ state: 'page_kept' });
  expect(await keep().isChecked()).toBe(false);
  await writeNote('Baut ein neues Werk');
  await button('Morgen').click();
  await expect.poll(async () => (await sent()).length).toBe(2);
  for (const at of [0, 1]) expect(await fieldsOf(at)).not.toHaveProperty('page');
});

test('ticked once, address and title go with all three, without what follows the question mark', async () => {
  await open({ state: 'page_kept' });
  await keep().check();
  await page().getByText('die Adresse brandt-pumpen.example/messe', { exact: false }).waitFor();
  await writeNote('Baut ein neues Werk');
  await button('Morgen').click();
  await button('Geschäft').click();
  await page().getByRole('textbox', { name: 'Worum es geht' }).fill('Pumpen für das neue Werk');
  await page().getByRole('textbox', { name: 'Betrag' }).fill('12.500,00 €');
  await page().keyboard.press('Enter');
  await button('Geschäft').waitFor();
  await expect.poll(async () => (await sent()).length).toBe(3);
  const kept = {
    url: 'https://www.brandt-pumpen.example/messe',
    title: 'Brandt Pumpen – Pumpen und Anlagen',
  };
  for (const at of [0, 1, 2]) expect(await fieldsOf(at)).toMatchObject({ page: kept });
  expect(await fieldsOf(2)).toMatchObject({ amountMinor: 1_250_000, currency: 'EUR', stage: 'new' });
});

test('the whole address goes along only where that is ticked too', async () => {
  await open({ state: 'page_kept' });
  expect(await whole().count()).toBe(0);
  await keep().check();
  await whole().check();
  await writeNote('Aus dem Rundbrief');
  expect(await fieldsOf(0)).toMatchObject({
    page: { url: 'https://www.brandt-pumpen.example/messe?utm_source=brief' },
  });
  await keep().uncheck();
  await writeNote('Ohne alles');
  expect(await fieldsOf(1)).not.toHaveProperty('page');
});

test('a network on which nothing is read has no such tick', async () => {
  await open({ state: 'page_closed' });
  await page().getByText('wie in keinem sozialen Netzwerk', { exact: false }).waitFor();
  expect(await keep().count()).toBe(0);
});

test('what was kept is a link in history, follow-up and deal, and the host opens it', async () => {
  await open({ state: 'page_kept' });
  const links = page().getByRole('link', { name: 'Seite: Brandt Pumpen auf der Messe' });
  await expect.poll(() => links.count()).toBe(2);
  for (const link of await links.all()) {
    expect(await link.getAttribute('href')).toBe('https://www.brandt-pumpen.example/messe');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  }
  await links.first().click();
  const opened = await page().evaluate(() => window.example!.host.opened);
  expect(opened).toEqual(['https://www.brandt-pumpen.example/messe']);
});

test('an amount that could be two is not saved, and the form says how to write it', async () => {
  await open({ state: 'page_kept' });
  await button('Geschäft').click();
  await page().getByRole('textbox', { name: 'Worum es geht' }).fill('Pumpen');
  await page().getByRole('textbox', { name: 'Betrag' }).fill('12,500');
  await button('Geschäft anlegen').click();
  await page().getByRole('alert').getByText('kein eindeutiger Betrag', { exact: false }).waitFor();
  expect(await sent()).toEqual([]);
  await page().keyboard.press('Escape');
  await button('Geschäft').waitFor();
});

test('a deal moves on by one choice, which can be taken back', async () => {
  await open({ state: 'page_kept' });
  await page().getByRole('combobox', { name: 'Stand von Wartung' }).selectOption({ label: 'Verhandlung' });
  await page().getByText('Jetzt: Verhandlung').waitFor();
  await button('Rückgängig').click();
  await expect
    .poll(async () => (await sent()).map(({ name }) => name))
    .toEqual(['deal.update', 'change.undo']);
  expect((await sent())[0]!.args).toMatchObject({ set: { stage: 'negotiation' }, was: { stage: 'offer' } });
});

test('a call is begun by a click on the number and noted by a second one', async () => {
  await open({ state: 'known' });
  await page()
    .getByRole('link', { name: /anrufen/i })
    .click();
  await page()
    .getByRole('group', { name: /^Anruf an/ })
    .getByRole('button', { name: 'nicht erreicht' })
    .click();
  await page().getByText('Anruf vermerkt').waitFor();
  expect((await sent())[0]!.args).toMatchObject({
    kind: 'call',
    fields: { direction: 'out', outcome: 'not_reached', text: '' },
  });
  expect(await page().evaluate(() => window.example!.host.opened[0])).toMatch(/^tel:\+\d+$/);
  expect(
    await page()
      .getByRole('group', { name: /^Anruf an/ })
      .count(),
  ).toBe(0);
  await button('Rückgängig').click();
  await expect.poll(async () => (await sent()).at(-1)?.name).toBe('change.undo');
});

test('a call that came in waits with its number to be noted, with words where there are any', async () => {
  await open({ state: 'caller' });
  const note = page().getByRole('group', { name: /^Anruf von \+49 511 5550142/ });
  await note.getByRole('textbox').fill('Will 2 % mehr Rabatt');
  await note.getByRole('button', { name: 'angenommen' }).click();
  await page().getByText('Anruf vermerkt').waitFor();
  expect((await sent())[0]!.args).toMatchObject({
    kind: 'call',
    fields: { direction: 'in', outcome: 'reached', text: 'Will 2 % mehr Rabatt' },
  });
  expect(await note.count()).toBe(0);
});

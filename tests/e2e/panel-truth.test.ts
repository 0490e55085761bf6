import { describe, expect, test } from 'vitest';
import type { Mail } from '#shared/domain/mail.ts';
import { UNDO_MS } from '#shared/panel/panel-changes.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sentBatches } = useExamplePanel('de-DE');

describe('the log line', () => {
  test('says that it cannot be told where a mail has nothing to be known by, and logs all the same', async () => {
    await open({ state: 'cannot_tell' });
    await page().getByText('Ablage nicht feststellbar').waitFor();
    await page().getByText('Noch einmal ablegen schadet nicht.').waitFor();
    expect(await page().getByText('Nicht abgelegt').count()).toBe(0);
    await button('Ablegen').click();
    await button('Rückgängig').waitFor();
    expect((await sentBatches())[0]!.map(({ name }) => name)).toEqual(['mail.log']);
  });

  test('a colleague’s mail can be logged too, and taken back', async () => {
    await page().clock.install();
    await open({ state: 'logged_by_colleague' });
    await page().getByText('Abgelegt von Thomas Brinkmann').waitFor();
    await button('Auch ablegen').click();
    await button('Rückgängig').click();
    await button('Auch ablegen').click();
    await button('Rückgängig').waitFor();
    await page().clock.fastForward(UNDO_MS);
    await page().getByText('Abgelegt von Ihnen, gerade eben · auch von Thomas Brinkmann').waitFor();
    expect(await button('Auch ablegen').count()).toBe(0);
  });

  test('says where the mail hangs, and each name leads there', async () => {
    await open();
    await button('zu: Dr. Katrin Öztürk, Brandt Pumpen GmbH').waitFor();
    await button('Ablegen').click();
    await button('Rückgängig').waitFor();
    const line = page().locator('.kp-log-links');
    await expect.poll(() => line.textContent()).toBe('zu: Dr. Katrin Öztürk, Brandt Pumpen GmbH');
    await line.getByRole('button', { name: 'Brandt Pumpen GmbH' }).click();
    await button('Zurück').waitFor();
  });

  test('names a mail like it, which opens there', async () => {
    await open({ state: 'logged_with_similar' });
    await page().getByText('Ähnliche Mail:').waitFor();
    await page().locator('.kp-card-log').getByRole('button', { name: 'Angebot 2026-118' }).click();
    await page().locator('.kp-card-log').getByText('sechs Wochen sind uns zu lang').waitFor();
    await page().keyboard.press('Escape');
    await page()
      .locator('.kp-card-log')
      .getByText('sechs Wochen sind uns zu lang')
      .waitFor({ state: 'detached' });
  });

  test('does not count a picture of the text as no attachment, and keeps it under the name the text calls it by', async () => {
    await open({ state: 'picture_only' });
    await button('ohne Bild').click();
    await page()
      .getByRole('checkbox', { name: /logo\.png/ })
      .check();
    await button('1 Bild im Text').waitFor();
    expect(await page().getByText('0 Anhänge').count()).toBe(0);
    await button('Ablegen').click();
    await button('Rückgängig').waitFor();
    const { attachments } = (await sentBatches())[0]![0]!.args['mail'] as Pick<Mail, 'attachments'>;
    expect(attachments).toMatchObject([{ inline: true, contentId: 'logo.png@01DC1E6F.FC7C7410' }]);
  });
});

test('while several people have the address, nobody of them is shown or can be edited', async () => {
  await open({ state: 'ambiguous' });
  await page().getByText('2 Personen nutzen k.oeztuerk@brandt-pumpen.example').waitFor();
  expect(await page().locator('.kp-header').count()).toBe(0);
  expect(await button('Bearbeiten').count()).toBe(0);
  await button('zu: niemandem').waitFor();
});

test('a newsletter is first of all to be logged, and its sender is no person', async () => {
  await open({ state: 'newsletter' });
  const only = page().locator('.kp-button.kp-primary', { hasText: 'Nur ablegen' });
  await only.waitFor();
  expect(await page().locator('.kp-primary').count()).toBe(1);
  expect(await page().getByRole('checkbox', { name: 'Name übernehmen' }).isChecked()).toBe(false);
  expect(await page().getByRole('textbox', { name: 'Firma' }).inputValue()).toBe('Pumpe & Anlage');
  await button('Anlegen und ablegen').click();
  await button('Rückgängig').waitFor();
  expect((await sentBatches())[0]!.map(({ name }) => name)).toEqual(['company.create', 'mail.log']);
});

test('a number from abroad is grouped as people there write it', async () => {
  await open({ state: 'abroad' });
  await page().getByText('+44 1326 555014').waitFor();
});

describe('an entry of the history', () => {
  test('shows the other versions of a mail with their words and files', async () => {
    await open();
    await button(/Angebot 2026-118.*anbei erhalten Sie/).click();
    await page().getByText('1 andere Fassung dieser Mail wurde aufbewahrt.').waitFor();
    await button(/^Fassung von Thomas Brinkmann/).click();
    await page().getByText('In dieser Fassung sind es vierzehn Pumpen.').waitFor();
    await button(/Nachtrag\.pdf/).waitFor();
  });

  test('draws the pictures that were kept with the mail and says which were not', async () => {
    await open();
    await button(/Angebot 2026-118.*anbei erhalten Sie/).click();
    await button('Wie gesendet anzeigen').click();
    const picture = page().locator('iframe').contentFrame().getByRole('img', { name: 'Logo' });
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    await page().getByText('1 Bild im Text wurde nicht mit abgelegt.').waitFor();
    expect(await page().getByText('aus dem Internet').count()).toBe(0);
  });

  test('that somebody wrote is corrected in place, and the correction can be taken back', async () => {
    await open();
    await button(/Will 2 % mehr Rabatt/).click();
    await button('Berichtigen').click();
    await page().getByLabel('Text', { exact: true }).fill('Will 3 % mehr Rabatt');
    await page().getByLabel('Wie ging der Anruf aus?').selectOption('call_back');
    await page().getByLabel('Text', { exact: true }).press('Enter');
    await button(/Will 3 % mehr Rabatt.*ruft zurück/).waitFor();
    const [batch] = await sentBatches();
    expect(batch![0]).toMatchObject({
      name: 'activity.update',
      args: { set: { text: 'Will 3 % mehr Rabatt', outcome: 'call_back' } },
    });
    await button('Rückgängig').click();
    await button(/Will 2 % mehr Rabatt/)
      .first()
      .waitFor();
    // What colleagues wrote is theirs.
    await button(/Werksbesuch/).click();
    await page().getByText('Halle 3 wird umgebaut').nth(1).waitFor();
    expect(await button('Berichtigen').count()).toBe(0);
  });

  test('keeps a correction that is not finished when another mail is opened', async () => {
    await open();
    await button(/Will 2 % mehr Rabatt/).click();
    await button('Berichtigen').click();
    await page().getByLabel('Text', { exact: true }).fill('Will vielleicht');
    await button('Brandt Pumpen GmbH').first().click();
    await button('Zurück').click();
    await button(/Will 2 % mehr Rabatt/).click();
    await expect.poll(() => page().getByLabel('Text', { exact: true }).inputValue()).toBe('Will vielleicht');
  });
});

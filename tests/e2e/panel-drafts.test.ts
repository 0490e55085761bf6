import { expect, test } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sentBatches, openMail } = useExamplePanel('de-DE');

const OTHER = { messageId: '<other@haus.example>', generation: 2 };
const BACK = { messageId: '<angebot-118@brandt-pumpen.example>', generation: 3 };
const note = () => page().getByRole('textbox', { name: 'Notiz' });

test('a half-written note waits at its mail and is gone once it is saved', async () => {
  await open();
  await note().fill('Frau Öztürk möchte');
  await openMail(OTHER);
  await page().waitForFunction(() => document.querySelector<HTMLTextAreaElement>('.kp-note')?.value === '');
  await note().fill('Anderes');
  await openMail(BACK);
  await page().waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('.kp-note')?.value === 'Frau Öztürk möchte',
  );
  await note().press('Enter');
  await button(/Frau Öztürk möchte/).waitFor();
  expect(await note().inputValue()).toBe('');
  await openMail({ ...OTHER, generation: 4 });
  await page().waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('.kp-note')?.value === 'Anderes',
  );
});

test('what was typed for somebody new waits at their mail', async () => {
  await open({ state: 'unknown_company' });
  const position = page().getByRole('textbox', { name: 'Position' });
  await position.fill('Leiterin Einkauf');
  await page().getByRole('checkbox', { name: 'Telefon übernehmen' }).uncheck();
  await openMail(OTHER);
  await page().waitForFunction(
    () => window.example!.api.calls.filter((name) => name === 'panel').length === 2,
  );
  await openMail(BACK);
  await page().waitForFunction(
    () => window.example!.api.calls.filter((name) => name === 'panel').length === 3,
  );
  await expect.poll(() => position.inputValue()).toBe('Leiterin Einkauf');
  expect(await page().getByRole('checkbox', { name: 'Telefon übernehmen' }).isChecked()).toBe(false);
  await button('Anlegen und ablegen').click();
  await button('Rückgängig').waitFor();
  const [batch] = await sentBatches();
  expect(batch!.find(({ name }) => name === 'employment.create')!.args['fields']).toMatchObject({
    jobTitle: 'Leiterin Einkauf',
  });
});

test('who may read the mail and which files go with it stay chosen, however the files are named next time', async () => {
  await open();
  await button('Alle').click();
  await page().getByRole('radio', { name: 'Nur ich' }).check();
  await button('2 Anhänge').click();
  await page()
    .getByRole('checkbox', { name: /Lastenheft/ })
    .uncheck();
  await openMail(OTHER);
  await button('Alle').waitFor();
  await page().evaluate((back) => {
    const { subject } = window.example!.host;
    const mail = subject.peek();
    if (mail.type !== 'mail') throw new Error(mail.type);
    const attachments = mail.attachments.map((file) => ({ ...file, id: `again ${file.id}` }));
    subject.value = { ...mail, ...back, attachments };
  }, BACK);
  await button('Nur ich').waitFor();
  await button('1 Anhang').waitFor();
  await button('Ablegen').click();
  await button('Rückgängig').waitFor();
  const [[log]] = (await sentBatches()) as [[MutationEnvelope]];
  expect(log.args['visibility']).toBe('private');
  const { attachments } = log.args['mail'] as { attachments: { name: string }[] };
  expect(attachments.map(({ name }) => name)).toEqual(['Bestellung Kreiselpumpen.pdf']);
});

test('a name that is being corrected waits at its mail', async () => {
  await open();
  await button('Bearbeiten').first().click();
  await page().getByLabel('Vorname').fill('Katharina');
  await openMail(OTHER);
  await page().getByRole('heading', { name: 'Dr. Katrin Öztürk' }).waitFor();
  await openMail(BACK);
  await page().getByLabel('Vorname').press('Enter');
  await page().getByRole('heading', { name: 'Dr. Katharina Öztürk' }).waitFor();
});

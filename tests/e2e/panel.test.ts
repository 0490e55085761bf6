import { describe, expect, test } from 'vitest';
import type { MutationEnvelope } from '#shared/domain/mutation.ts';
import { UNDO_MS } from '#shared/panel/panel-changes.ts';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sentBatches } = useExamplePanel('de-DE');
const breakServer = () =>
  page().evaluate(() =>
    window.example!.api.failures.set('mutate', { ok: false, error: { code: 'network.unreachable' } }),
  );
const mendServer = () => page().evaluate(() => window.example!.api.failures.clear());

describe('logging a mail', () => {
  test('one click: not logged, saving, logged with undo, and taken back', async () => {
    await open();
    await page().evaluate(() => window.example!.api.held.add('mutate'));
    await page().getByText('Nicht abgelegt').waitFor();
    await button('Ablegen').click();
    await page().getByText('Wird abgelegt …').waitFor();
    await page().evaluate(() => window.example!.api.release());
    await page().getByText('Abgelegt', { exact: true }).waitFor();
    await button('Rückgängig').click();
    await button('Ablegen').waitFor();
    const [logged, undone] = await sentBatches();
    expect(logged!.map(({ name }) => name)).toEqual(['mail.log']);
    expect(undone!.map(({ name, args }) => [name, args['mutationId']])).toEqual([
      ['change.undo', logged![0]!.id],
    ]);
  });

  test('after ten seconds it is said who logged it, in the person’s own form of address', async () => {
    await page().clock.install();
    await open({ form: 'du' });
    await button('Ablegen').click();
    await button('Rückgängig').waitFor();
    await page().clock.fastForward(UNDO_MS);
    await page().getByText('Abgelegt von dir, gerade eben').waitFor();
  });

  test('a failure says that nothing is lost, and trying again sends the same ids', async () => {
    await open();
    await breakServer();
    await button('Ablegen').click();
    await page().getByText('Nicht abgelegt, nichts verloren').waitFor();
    await mendServer();
    await button('Erneut versuchen').click();
    await button('Rückgängig').waitFor();
    const [first, second] = await sentBatches();
    expect(second).toEqual(first);
  });

  test('attachments are chosen one by one, pictures in the text only on demand', async () => {
    await open();
    await button('2 Anhänge').click();
    const logo = page().getByRole('checkbox', { name: /logo\.png/ });
    expect(await logo.isChecked()).toBe(false);
    await page()
      .getByRole('checkbox', { name: /Lastenheft/ })
      .uncheck();
    await button('Ablegen').click();
    await button('Rückgängig').waitFor();
    const [[log]] = (await sentBatches()) as [[MutationEnvelope]];
    const { attachments } = log.args['mail'] as { attachments: { name: string }[] };
    expect(attachments.map(({ name }) => name)).toEqual(['Bestellung Kreiselpumpen.pdf']);
  });

  test('before saving it is chosen who may read it, with a sentence on what colleagues will see', async () => {
    await open();
    await button('Alle').click();
    await page().getByRole('radio', { name: 'Nur ich' }).check();
    await page().getByText('Die anderen sehen nichts davon').waitFor();
    await button('Ablegen').click();
    await button('Rückgängig').waitFor();
    const [[log]] = (await sentBatches()) as [[MutationEnvelope]];
    expect(log.args['visibility']).toBe('private');
  });

  test('a colleague sees at once that it is logged and by whom', async () => {
    await open({ state: 'logged_by_colleague' });
    await page().getByText('Abgelegt von Thomas Brinkmann, vor 28 Min.').waitFor();
    expect(await button('Ablegen').count()).toBe(0);
  });

  test('a mail that was left while it failed is named until it is saved', async () => {
    await open();
    await breakServer();
    await button('Ablegen').click();
    await page().getByText('Nicht abgelegt, nichts verloren').waitFor();
    await page().evaluate(() => {
      const { host } = window.example!;
      host.subject.value = {
        ...host.subject.peek(),
        generation: 2,
        messageId: '<other@haus.example>',
      } as never;
    });
    await page().getByText('„AW: Angebot 2026-118“ wurde nicht gespeichert.').waitFor();
    await mendServer();
    await button('Erneut versuchen').click();
    await page().getByText('„AW: Angebot 2026-118“ wurde nicht gespeichert.').waitFor({ state: 'detached' });
  });
});

describe('somebody new', () => {
  test('one click makes company, person and employment and logs the mail, in one batch', async () => {
    await open({ state: 'unknown_company' });
    await button('Anlegen und ablegen').click();
    await button('Rückgängig').waitFor();
    const [batch] = await sentBatches();
    expect(batch!.map(({ name }) => name)).toEqual([
      'company.create',
      'person.create',
      'employment.create',
      'mail.log',
    ]);
    const [company, person, employment, log] = batch!;
    expect(company!.args['fields']).toMatchObject({
      name: 'Brandt Pumpen GmbH',
      domains: ['brandt-pumpen.example'],
    });
    expect(person!.args['fields']).toMatchObject({
      firstName: 'Katrin',
      lastName: 'Öztürk',
      phones: [
        { number: '+495115550142', label: 'work' },
        { number: '+491715550142', label: 'mobile' },
      ],
    });
    expect(employment!.args['fields']).toMatchObject({ jobTitle: 'Einkaufsleiterin' });
    expect(log!.args['links']).toEqual([
      { type: 'person', id: person!.args['id'] },
      { type: 'company', id: company!.args['id'] },
    ]);
  });

  test('what is unticked is not kept, and a known company is not made twice', async () => {
    await open({ state: 'unknown' });
    await page().getByRole('checkbox', { name: 'Telefon übernehmen' }).uncheck();
    await button('Anlegen und ablegen').click();
    await button('Rückgängig').waitFor();
    const [batch] = await sentBatches();
    expect(batch!.map(({ name }) => name)).toEqual(['person.create', 'employment.create', 'mail.log']);
    expect(batch![0]!.args['fields']).not.toHaveProperty('phones.0.label', 'work');
  });

  test('a near-duplicate gets the address instead, and keeps those it has', async () => {
    await open({ state: 'unknown' });
    await button('Ja, Adresse ergänzen').click();
    await page().getByRole('heading', { name: 'Dr. Katrin Öztürk' }).waitFor();
    const [batch] = await sentBatches();
    expect(batch!.map(({ name }) => name)).toEqual(['person.update']);
    expect((batch![0]!.args['set'] as { emails: unknown[] }).emails).toHaveLength(2);
  });

  test('several people with one address are told apart once', async () => {
    await open({ state: 'ambiguous' });
    await button(/Dr\. Katrin Öztürk/).click();
    await page().getByRole('heading', { name: 'Dr. Katrin Öztürk' }).waitFor();
    const [batch] = await sentBatches();
    expect(batch!.map(({ name }) => name)).toEqual(['match.choose']);
  });

  test('from a page, company and contact are made in one click', async () => {
    await open({ state: 'page_unknown' });
    await button('Firma und Kontakt anlegen').click();
    await page().getByRole('heading', { name: 'Miriam Seiler' }).waitFor();
    const [batch] = await sentBatches();
    expect(batch!.map(({ name }) => name)).toEqual(['company.create', 'person.create', 'employment.create']);
    expect(batch![0]!.args['source']).toBe('https://www.seiler-anlagen.example/impressum');
  });
});

describe('following up and noting', () => {
  test('one click on a day makes a follow-up with its words filled in, editable after', async () => {
    await open();
    await button('Morgen').click();
    await button('Antworten: Angebot 2026-118').click();
    await page().getByLabel('Was ist zu tun?').fill('Angebot überarbeiten');
    await page().keyboard.press('Enter');
    await button('Angebot überarbeiten').waitFor();
    const names = (await sentBatches()).flat().map(({ name }) => name);
    expect(names).toEqual(['task.create', 'task.update']);
  });

  test('a follow-up that is ticked off leaves the list and comes back with undo', async () => {
    await open();
    await page().getByRole('checkbox', { name: 'Erledigt: Rückruf wegen Lieferzeit' }).click();
    await button('Rückruf wegen Lieferzeit').waitFor({ state: 'detached' });
    await button('Rückgängig').click();
    await button('Rückruf wegen Lieferzeit').waitFor();
  });

  test('a note is saved with Enter, a call with its outcome in two clicks', async () => {
    await open();
    await page().keyboard.press('n');
    await page().keyboard.type('Mag keine Anrufe am Montag');
    await page().keyboard.press('Enter');
    await button(/Mag keine Anrufe am Montag/).waitFor();
    await button('Anruf').click();
    await button('nicht erreicht').click();
    await button(/Anruf: nicht erreicht Sie/).waitFor();
    const kinds = (await sentBatches()).flat().map(({ args }) => args['kind']);
    expect(kinds).toEqual(['note', 'call']);
  });

  test('name, job title, phone, mail and life-cycle are edited in place; Esc leaves them alone', async () => {
    await open();
    await button('Bearbeiten').first().click();
    await page().getByLabel('Vorname').fill('Katharina');
    await page().keyboard.press('Escape');
    await page().getByRole('heading', { name: 'Dr. Katrin Öztürk' }).waitFor();
    await button('Bearbeiten').first().click();
    await page().getByLabel('Vorname').fill('Katharina');
    await page().keyboard.press('Enter');
    await page().getByRole('heading', { name: 'Dr. Katharina Öztürk' }).waitFor();
    const [batch] = await sentBatches();
    expect(batch![0]!.args['set']).toEqual({ firstName: 'Katharina' });
  });
});

describe('the history', () => {
  test('an entry opens in full, with earlier mails folded', async () => {
    await open();
    await button(/AW: Angebot 2026-118/)
      .first()
      .click();
    await page().getByText('sechs Wochen sind uns zu lang').waitFor();
    expect(await page().getByText('> anbei erhalten Sie').count()).toBe(0);
    await button('Frühere Mails').click();
    await page().getByText('> anbei erhalten Sie').waitFor();
  });

  test('a mail as it was sent stands in a frame without scripts, links in full, foreign pictures left out', async () => {
    await open();
    await button(/AW: Angebot 2026-118/)
      .first()
      .click();
    await button('Wie gesendet anzeigen').click();
    const frame = page().locator('iframe');
    expect(await frame.getAttribute('sandbox')).toBe('');
    await frame.contentFrame().getByText('Lieferzeit <https://example.com/x>').waitFor();
    expect(await frame.getAttribute('srcdoc')).not.toMatch(/<script|<img|href=/);
    await page().getByText('1 Bild aus dem Internet wurde nicht geladen.').waitFor();
  });

  test('the slash opens a search on the server, Esc ends it', async () => {
    await open();
    await button(/Angebot 2026-118/)
      .first()
      .waitFor();
    await page().keyboard.press('/');
    await page().keyboard.type('rabatt');
    await button(/Werksbesuch/).waitFor({ state: 'detached' });
    await button(/Will 2 % mehr Rabatt/).waitFor();
    await page().keyboard.press('Escape');
    await button(/Werksbesuch/).waitFor();
  });
});

test('l logs and t goes to the follow-ups, but not while something is being typed', async () => {
  await open();
  await button('Ablegen').waitFor();
  await page().keyboard.press('n');
  await page().keyboard.type('tell');
  expect(await page().getByRole('textbox', { name: 'Notiz' }).inputValue()).toBe('tell');
  await page().keyboard.press('Escape');
  await page().keyboard.press('t');
  expect(await page().evaluate(() => document.activeElement?.textContent)).toBe('Heute');
  await page().keyboard.press('l');
  await button('Rückgängig').waitFor();
});

test('the tab key goes through everything from top to bottom', async () => {
  await open();
  await button('Ablegen').waitFor();
  const tops: number[] = [];
  for (let step = 0; step < 12; step++) {
    await page().keyboard.press('Tab');
    tops.push(await page().evaluate(() => document.activeElement!.getBoundingClientRect().top));
  }
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
});

/** Beside a web page: what it says otherwise, what is marked on it, and networks on which nothing is read. */
import { describe, expect, test } from 'vitest';
import { useExamplePanel } from '#tests/support/use-example-panel.ts';

const { page, open, button, sent } = useExamplePanel('de-DE');

const URL = 'https://www.brandt-pumpen.example/';

describe('the page of a known company says otherwise', () => {
  test('the quiet line names the fields; nothing changes until one is taken over, and that can be undone', async () => {
    await open({ state: 'page_differs' });
    await button('Die Seite nennt andere Angaben: Anschrift, Telefon, Registereintrag, USt-IdNr.').click();
    expect(await sent()).toEqual([]);
    await button('Anschrift übernehmen').click();
    await page().getByText('Übernommen').waitFor();
    expect(await sent()).toMatchObject([
      {
        name: 'company.update',
        args: {
          set: { street: 'Am Lindener Hafen 24', postcode: '30453', city: 'Hannover' },
          was: { street: 'Industrieweg 12', postcode: '30159', city: 'Hannover' },
          source: URL,
        },
      },
    ]);
    await button('Die Seite nennt andere Angaben: Telefon, Registereintrag, USt-IdNr.').waitFor();
    await button('Rückgängig').click();
    await button('Die Seite nennt andere Angaben: Anschrift, Telefon, Registereintrag, USt-IdNr.').waitFor();
  });

  test('all of it is one change; the line goes with it', async () => {
    await open({ state: 'page_differs' });
    await button(/Die Seite nennt andere Angaben/).click();
    await button('Alles übernehmen').click();
    await button(/Die Seite nennt andere Angaben/).waitFor({ state: 'detached' });
    const changes = await sent();
    expect(changes).toHaveLength(1);
    expect(changes[0]?.args).toMatchObject({ set: { vatId: 'DE136695976', street: 'Am Lindener Hafen 24' } });
    await page()
      .getByText(
        'Am Lindener Hafen 24, 30453 Hannover · Amtsgericht Hannover, HRB 54321 · USt-IdNr. DE136695976',
      )
      .waitFor();
  });

  test('what is turned down goes, is remembered at the company for everybody, and can be offered again', async () => {
    await open({ state: 'page_differs' });
    await button(/Die Seite nennt andere Angaben/).click();
    await button('Telefon nicht mehr anbieten').click();
    await page().getByText('Wird nicht mehr angeboten').waitFor();
    expect(await sent()).toMatchObject([
      {
        name: 'company.update',
        args: { set: { declinedValues: ['phone:495115550300'] }, was: { declinedValues: [] } },
      },
    ]);
    await button('Die Seite nennt andere Angaben: Anschrift, Registereintrag, USt-IdNr.').waitFor();
    await page().getByText('Hier niemandem mehr angeboten: Telefon.').waitFor();
    await button('Wieder anbieten').click();
    await button('Die Seite nennt andere Angaben: Anschrift, Telefon, Registereintrag, USt-IdNr.').waitFor();
  });

  test('register entry, legal form and VAT id of a company are edited in its head', async () => {
    await open({ state: 'page_differs' });
    await button('Bearbeiten').first().click();
    for (const [label, value] of [
      ['Registergericht', 'Amtsgericht Hannover'],
      ['Registernummer', 'HRB 99'],
      ['Rechtsform', 'GmbH & Co. KG'],
    ] as const)
      await page().getByRole('textbox', { name: label }).fill(value);
    await button('Speichern').click();
    await page().getByText('Amtsgericht Hannover, HRB 99').waitFor();
    expect(await sent()).toMatchObject([
      {
        name: 'company.update',
        args: {
          set: {
            registerCourt: 'Amtsgericht Hannover',
            registerNumber: 'HRB 99',
            legalForm: 'GmbH & Co. KG',
          },
          was: { registerCourt: '', registerNumber: '', legalForm: '' },
        },
      },
    ]);
  });
});

describe('text that was marked on the page', () => {
  test('is kept as a note with one click, and the note says where it is from', async () => {
    await open({ state: 'page_selection' });
    await button('Notiz').click();
    await page().getByText('Notiz gespeichert').waitFor();
    const [note] = await sent();
    expect(note).toMatchObject({
      name: 'activity.create',
      args: { kind: 'note', links: [{ type: 'company' }] },
    });
    expect(JSON.stringify(note)).toContain(URL);
    expect(JSON.stringify(note)).toContain('Svenja Lindhorst');
  });

  test('becomes a person of the company after a look at what was read', async () => {
    await open({ state: 'page_selection' });
    await button('Person').click();
    expect(await page().getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Svenja Lindhorst');
    await page().getByRole('textbox', { name: 'Position' }).fill('Serviceleiterin');
    await button('Person anlegen').click();
    await page().getByText('Person angelegt').waitFor();
    expect(await sent()).toMatchObject([
      {
        name: 'person.create',
        args: {
          fields: { firstName: 'Svenja', lastName: 'Lindhorst', phones: [{ number: '+495115550320' }] },
          source: URL,
        },
      },
      { name: 'employment.create', args: { fields: { jobTitle: 'Serviceleiterin' } } },
    ]);
  });

  test('becomes the company’s address, and the one that stood there is shown before', async () => {
    await open({ state: 'page_selection' });
    await button('Anschrift').click();
    await page().getByText('bisher: Industrieweg 12, 30159 Hannover').waitFor();
    await button('Anschrift übernehmen').click();
    await page().getByText('Übernommen').waitFor();
    expect(await sent()).toMatchObject([
      {
        name: 'company.update',
        args: {
          set: { street: 'Am Lindener Hafen 24', postcode: '30453', city: 'Hannover' },
          was: { street: 'Industrieweg 12', postcode: '30159', city: 'Hannover' },
        },
      },
    ]);
  });

  test('that names nobody says so, and beside nobody known there is nothing to hang a note on', async () => {
    await open({ state: 'page_selection_unknown' });
    await button('Person').click();
    await page().getByText('Der markierte Text nennt niemanden.').waitFor();
    expect(await button('Notiz').count()).toBe(0);
  });
});

describe('a network on which nothing is read', () => {
  test('is called so; its address and title are noted where somebody says', async () => {
    await open({ state: 'page_closed' });
    await page().getByText('Hier liest Kontor nichts, wie in keinem sozialen Netzwerk.').waitFor();
    await page().getByRole('searchbox').fill('brandt');
    await page().locator('.kp-list-button').first().click();
    await page()
      .getByText(/Notiert bei/)
      .waitFor();
    const [note] = await sent();
    expect(note?.name).toBe('activity.create');
    expect(JSON.stringify(note)).toContain('https://www.linkedin.com/in/svenja-lindhorst-example');
  });
});

test('an imprint on another site is offered as a link', async () => {
  await open({ state: 'page_imprint_elsewhere' });
  await page().getByRole('link', { name: 'Impressum öffnen' }).click();
  expect(await page().evaluate(() => window.example?.host.opened)).toEqual([
    'https://www.seiler-gruppe.example/impressum',
  ]);
});

/** A list as a file: what its filter finds, in its order, with its columns. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ListExport } from '#shared/domain/list-page.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('a list as a file', (engine) => {
  let app: TestApp;
  let olga: TestUser;
  let nora: TestUser;
  let turnover = '';

  const ulm: ListExport['filter'] = { match: 'all', of: [{ field: 'city', op: 'is', value: 'Ulm' }] };
  const take = async (query: Partial<ListExport>, user = olga) => {
    const body = {
      record: 'person',
      filter: ulm,
      sort: { by: 'name', descending: true },
      columns: ['name'],
      format: 'csv',
      ...query,
    };
    const response = await user.request('/api/v1/lists/export', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    olga = await app.addUser('Olga', 'owner');
    nora = await app.addUser('Nora');
    turnover = app.newId();
    const fields = {
      recordType: 'person' as const,
      kind: 'money' as const,
      name: 'Umsatz',
      nameEn: 'Turnover',
    };
    await apply(olga, 'custom_field.create', { id: turnover, fields });
    const make = createRecords(app, olga);
    for (let at = 0; at < 230; at += 1)
      await make.person({
        lastName: `Person ${String(at).padStart(3, '0')}`,
        city: at % 2 === 0 ? 'Ulm' : 'Köln',
      });
    const formula = await make.person({
      lastName: '=HYPERLINK("x")',
      city: 'Ulm',
      ownerId: nora.id,
      lifecycle: 'retention',
      optOut: true,
      custom: { [turnover]: 123_450 },
      phones: [{ number: '+4951112345', label: 'work' }],
      email: 'a@haus.example',
    });
    const firm = await make.company({ name: 'Brandt; Söhne' });
    await make.employ(formula, firm, 'Leitung');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('holds just what the filter finds, in its order, past one page', async () => {
    const { text } = await take({});
    const lines = text.trim().split('\r\n');
    expect(lines[0]).toBe('Name');
    expect(lines.slice(1, 4)).toEqual(['Person 228', 'Person 226', 'Person 224']);
    expect(lines.length).toBe(1 + 116);
    const everybody = await take({ filter: { match: 'all', of: [] } });
    expect(everybody.text.trim().split('\r\n').length).toBe(1 + 231);
  });

  it('names what stands there by an id, in the words of the language, and runs no formula', async () => {
    const columns = ['name', 'company', 'ownerId', 'lifecycle', 'optOut', `custom.${turnover}`];
    const filter: ListExport['filter'] = { match: 'all', of: [{ field: 'ownerId', op: 'filled' }] };
    const german = await take({ filter, columns, locale: 'de' });
    expect(german.text.split('\r\n').slice(0, 2)).toEqual([
      'Name;Firma;Zuständig;Kundenphase;Möchte keine Werbung;Umsatz',
      `"'=HYPERLINK(""x"")";"Brandt\\; Söhne";Nora;Bindung;Ja;1.234,50`,
    ]);
    const english = await take({ filter, columns, locale: 'en' });
    expect(english.text).toContain(',Nora,Retention,Yes,"1,234.50"');
    const json = await take({ filter, columns, format: 'ndjson' });
    expect(JSON.parse(json.text)).toMatchObject({
      kontor: 'person',
      ownerId: nora.id,
      names: { [nora.id]: 'Nora' },
      [`custom.${turnover}`]: 123_450,
    });
    const card = await take({ filter, format: 'vcard' });
    expect(card.text).toMatch(/BEGIN:VCARD[\s\S]*ORG:Brandt\\; Söhne[\s\S]*TITLE:Leitung[\s\S]*END:VCARD/);
    expect(card.text).not.toContain('NOTE');
  });

  it('has the fields of an admin that are shown in the note of a vCard, which address books keep', async () => {
    const filter: ListExport['filter'] = { match: 'all', of: [{ field: 'ownerId', op: 'filled' }] };
    const columns = ['name', `custom.${turnover}`];
    const german = await take({ filter, columns, format: 'vcard', locale: 'de' });
    expect(german.text).toContain(String.raw`NOTE:Umsatz: 1.234\,50`);
    const english = await take({ filter, columns, format: 'vcard', locale: 'en' });
    expect(english.text).toContain(String.raw`NOTE:Turnover: 1\,234.50`);
    // Nobody else of the list has one: no card has an empty note.
    const all = await take({ columns, format: 'vcard' });
    expect(all.text.match(/^NOTE:/gm)).toHaveLength(1);
  });

  it('is for owners and admins alone, and written down with how many', async () => {
    expect((await take({}, nora)).status).toBe(403);
    expect(await take({ record: 'company', format: 'vcard' })).toMatchObject({ status: 400 });
    expect((await take({ columns: ['secretHash'] })).status).toBe(400);
    const entries = await app.services.store.sql.all<{ action: string; recordId: string; outcome: string }>(
      `select action, "recordId", outcome from audit where action like 'export.list%'`,
    );
    expect(entries).toContainEqual({ action: 'export.list.person', recordId: null, outcome: 'denied' });
    expect(entries).toContainEqual({ action: 'export.list.person', recordId: 'csv:116', outcome: 'applied' });
  });
});

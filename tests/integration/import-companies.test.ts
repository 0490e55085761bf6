import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Company } from '#shared/domain/company.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { makeFolder, runCompanyImport } from '#tests/support/run-import.ts';
import type { Folder } from '#tests/support/run-import.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('kontor import companies', (engine) => {
  let app: TestApp;
  let folder: Folder;
  let olga: TestUser;

  const nothing = { created: 0, updated: 0, unchanged: 0, failed: 0 };
  const lines = (rows: readonly (object | string)[]): string =>
    rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
  const companies = async (externalId: string): Promise<Company[]> => {
    const rows = await app.services.store.sql.all<{ id: string }>(
      'select id from company where "externalId" = ? order by no',
      externalId,
    );
    const found: Company[] = [];
    for (const { id } of rows) {
      const read = await olga.api.call('company', { params: { id } });
      if (read.ok) found.push(read.value);
    }
    return found;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    olga = await app.addUser('Olga', 'owner');
  });
  beforeEach(async () => {
    folder = await makeFolder();
  });
  afterEach(() => folder.remove());
  afterAll(() => app.close());

  it('creates each company once and fills its fields', async () => {
    const row = {
      slug: 'lindner-pumpen',
      name: 'Lindner Pumpen GmbH',
      address: 'z. Hd. Einkauf\nHafenweg 3\n20457 Hamburg\nDeutschland',
      phone: '040 7654321',
      fax: '+49 40 7654322',
      email: 'info@lindner-pumpen.example',
      web: 'https://www.lindner-pumpen.example/start',
      categories: ['commerce'],
    };
    const file = await folder.write('firmen.ndjson', lines([row]));
    expect(await runCompanyImport(app, file, 'external')).toEqual({
      tally: { ...nothing, created: 1 },
      failures: [],
      setAside: [],
    });
    expect(await companies('lindner-pumpen')).toMatchObject([
      {
        name: 'Lindner Pumpen GmbH',
        street: 'z. Hd. Einkauf, Hafenweg 3',
        postcode: '20457',
        city: 'Hamburg',
        country: 'DE',
        phones: [
          { number: '+49407654321', label: '' },
          { number: '+49407654322', label: 'fax' },
        ],
        emails: [{ email: 'info@lindner-pumpen.example', label: '' }],
        domains: ['lindner-pumpen.example'],
        website: 'https://www.lindner-pumpen.example/start',
      },
    ]);
    expect((await runCompanyImport(app, file, 'external')).tally).toEqual({ ...nothing, unchanged: 1 });
  });

  it('reads numbers of the country of the address, and keeps what fits nowhere', async () => {
    const file = await folder.write(
      'firmen.ndjson',
      lines([
        { slug: 'wien', name: 'Wiener Werk', address: 'Ring 1\n1010 Wien\nÖsterreich', phone: '01 5321234' },
        {
          slug: 'london',
          name: 'Thames Ltd',
          address: 'Quay House\n4 Long Lane\nLondon SE1 4PU\nUnited Kingdom',
        },
        {
          slug: 'fern',
          name: 'Far Ltd',
          address: 'Ajeltake Road\nMajuro MH\nMarshall Islands',
          phone: 'ask Bob',
        },
        { slug: 'netz', name: 'Nur im Netz', web: 'https://www.facebook.com/nurimnetz' },
      ]),
    );
    await runCompanyImport(app, file, 'external');
    const of = async (slug: string): Promise<Company> => (await companies(slug))[0]!;
    expect(await of('wien')).toMatchObject({
      city: 'Wien',
      country: 'AT',
      phones: [{ number: '+4315321234' }],
    });
    expect(await of('london')).toMatchObject({
      street: 'Quay House, 4 Long Lane',
      postcode: 'SE1 4PU',
      city: 'London',
      country: 'GB',
    });
    expect(await of('fern')).toMatchObject({
      street: 'Ajeltake Road, Majuro MH',
      city: '',
      country: 'MH',
      phones: [{ number: 'ask Bob' }],
    });
    expect(await of('netz')).toMatchObject({ domains: [], website: 'https://www.facebook.com/nurimnetz' });
  });

  it('keeps what fits no field in a note on the company, once however often it is imported', async () => {
    const row = {
      slug: 'krumm',
      name: 'Krumm & Co',
      web: 'httsp://krumm.example',
      email: 'siehe Website',
      phone: '0511 123456',
      fax: `0511 99 ${'(nur werktags) '.repeat(5)}`,
      vatId: 'unbekannt, bitte erfragen',
    };
    const file = await folder.write('firmen.ndjson', lines([row, { slug: 'gerade', name: 'Gerade' }]));
    const first = await runCompanyImport(app, file, 'external');
    expect(first).toMatchObject({ tally: { ...nothing, created: 2 }, failures: [] });
    expect(new Map(first.setAside.map(([line, field, code]) => [`${line} ${field}`, code]))).toEqual(
      new Map([
        ['row 1 email', 'field.email'],
        ['row 1 fax', 'field.too_long'],
        ['row 1 vatId', 'field.too_long'],
        ['row 1 web', 'field.website'],
      ]),
    );
    const [company] = await companies('krumm');
    expect(company).toMatchObject({
      website: '',
      emails: [],
      vatId: '',
      phones: [{ number: '+49511123456' }],
    });
    const notes = async (): Promise<string[]> => {
      const answer = await olga.api.call('timeline', { body: { type: 'company', id: company!.id } });
      return answer.ok ? answer.value.items.map(({ preview }) => preview) : [answer.error.code];
    };
    const before = await notes();
    expect(before).toHaveLength(1);
    for (const text of [row.web, row.email, row.fax.trim(), row.vatId]) expect(before[0]).toContain(text);
    expect(await runCompanyImport(app, file, 'external')).toEqual({
      tally: { ...nothing, unchanged: 2 },
      failures: [],
      setAside: first.setAside,
    });
    expect(await notes()).toEqual(before);
  });

  it('takes a web address without its beginning', async () => {
    const file = await folder.write(
      'firmen.ndjson',
      lines([{ slug: 'kurz', name: 'Kurz', web: 'www.kurz.example/start' }]),
    );
    await runCompanyImport(app, file, 'external');
    expect(await companies('kurz')).toMatchObject([
      { website: 'https://www.kurz.example/start', domains: ['kurz.example'] },
    ]);
  });

  it('keeps companies apart that share a name or a domain, and does not guess between them', async () => {
    const web = 'https://zwilling.example';
    const file = await folder.write(
      'firmen.ndjson',
      lines([
        { slug: 'zwilling-1', name: 'Zwilling', web },
        { slug: 'zwilling-2', name: 'Zwilling', web },
      ]),
    );
    expect((await runCompanyImport(app, file, 'external')).tally).toEqual({ ...nothing, created: 2 });
    for (const key of ['domain', 'name'] as const) {
      const { failures } = await runCompanyImport(app, file, key);
      expect(failures).toEqual([
        ['row 1', 'import.key_ambiguous'],
        ['row 2', 'import.key_ambiguous'],
      ]);
    }
  });

  it('finds companies by domain, name or address, where asked to', async () => {
    const row = {
      name: 'Sommer & Söhne',
      web: 'sommer.example',
      email: 'Info@sommer.example',
      address: 'Weg 1\n30159 Hannover',
    };
    const file = await folder.write('firmen.ndjson', lines([row]));
    expect((await runCompanyImport(app, file, 'domain')).tally).toEqual({ ...nothing, created: 1 });
    for (const key of ['domain', 'name', 'email'] as const) {
      expect((await runCompanyImport(app, file, key)).tally).toEqual({ ...nothing, unchanged: 1 });
    }
    const moved = await folder.write('neu.ndjson', lines([{ ...row, address: 'Platz 2\n30159 Hannover' }]));
    expect((await runCompanyImport(app, moved, 'email')).tally).toEqual({ ...nothing, updated: 1 });
  });

  it('adds and corrects, and leaves what people entered', async () => {
    const file = await folder.write(
      'a.ndjson',
      lines([{ slug: 'gepflegt', name: 'Alt', phone: '0511 123456' }]),
    );
    await runCompanyImport(app, file, 'external');
    const [company] = await companies('gepflegt');
    const phones = [{ number: '+491711234567', label: 'mobile' as const }, ...company!.phones];
    await olga.mutate('company.update', { id: company!.id, set: { phones, city: 'Hannover' } });
    const next = await folder.write(
      'b.ndjson',
      lines([{ slug: 'gepflegt', name: 'Neu', phone: '0511 654321' }]),
    );
    expect((await runCompanyImport(app, next, 'external')).tally).toEqual({ ...nothing, updated: 1 });
    const [after] = await companies('gepflegt');
    expect(after).toMatchObject({ name: 'Neu', city: 'Hannover' });
    expect(after?.phones.map(({ number }) => number)).toEqual([
      '+491711234567',
      '+49511123456',
      '+49511654321',
    ]);
  });

  it('names bad lines and imports all others', async () => {
    const file = await folder.write(
      'firmen.ndjson',
      Buffer.concat([
        Buffer.from(
          `${lines(['{"slug": "gut-1", "name": "Gut 1"}', '{"slug": "halb', '', '[1, 2]', { slug: 'namenlos' }, { name: 'Ohne Kennung' }, { slug: 'zahl', name: 7 }, { slug: 'lang', name: 'x'.repeat(301) }])}\n`,
        ),
        Buffer.from('{"slug": "latin", "name": "M\u00fcller"}\n', 'latin1'),
        Buffer.from(lines([{ slug: 'gut-2', name: 'Gut 2' }])),
      ]),
    );
    const { tally, failures } = await runCompanyImport(app, file, 'external');
    expect(tally).toEqual({ ...nothing, created: 3, failed: 6 });
    expect(failures).toEqual([
      ['row 2', 'import.json'],
      ['row 4', 'import.json'],
      ['row 5', 'company.nameless'],
      ['row 6', 'import.key_missing'],
      ['row 8', 'field.too_long'],
      ['row 8', 'company.nameless'],
      ['row 9', 'import.encoding'],
    ]);
  });

  it('takes the same key twice in one file as one company, the last line counting', async () => {
    const file = await folder.write(
      'firmen.ndjson',
      lines([
        { slug: 'doppelt', name: 'Erst' },
        { slug: 'doppelt', name: 'Dann' },
      ]),
    );
    expect((await runCompanyImport(app, file, 'external')).tally).toEqual({
      ...nothing,
      created: 1,
      updated: 1,
    });
    expect((await companies('doppelt')).map(({ name }) => name)).toEqual(['Dann']);
  });

  it('ends the same when a run broke off and is started again', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => ({
      slug: `bruch-${index}`,
      name: `Firma ${index}`,
    }));
    const part = await folder.write('teil.ndjson', `${lines(rows.slice(0, 70))}\n{"slug": "bruch-7`);
    await runCompanyImport(app, part, 'external');
    const whole = await folder.write('ganz.ndjson', lines(rows));
    expect((await runCompanyImport(app, whole, 'external')).tally).toEqual({
      ...nothing,
      created: 80,
      unchanged: 70,
    });
  });
});

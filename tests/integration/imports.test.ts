import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import type { TestEngine } from '#tests/support/engines.ts';
import { failuresOf, importFile, readRunOf, revertFile, sendFile } from '#tests/support/import-file.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Row = Record<string, string | number | null>;

/** A world of its own for each test: imports are found by what stands in the whole store. */
const inWorld =
  (
    engine: TestEngine,
    test: (world: { app: TestApp; olga: TestUser; rows: (sql: string) => Promise<Row[]> }) => Promise<void>,
  ) =>
  async () => {
    const app = await createTestApp(engine);
    try {
      const olga = await app.addUser('Olga', 'owner');
      await test({ app, olga, rows: async (sql) => app.services.store.sql.all<Row>(sql) });
      expect(app.bugs).toEqual([]);
    } finally {
      await app.close();
    }
  };

const PEOPLE = [
  'Anrede;Vorname;Nachname;E-Mail;E-Mail 2;Mobil;Firma;Position;Bemerkung;Lieblingsfarbe',
  'Frau;Katrin;Öztürk;katrin@lindner.example;k.oeztuerk@lindner.example;0171 1234567;Lindner Pumpen GmbH;Einkauf;Ruft lieber an;blau',
  'Herr;Jan;Brandt;jan@brandt.example;;;Brandt & Söhne;Inhaber;;rot',
  '',
  'Herr;Ole;Lindner;ole@lindner.example;;040 1;Lindner Pumpen GmbH;;;',
].join('\r\n');

describeOnBothEngines('an import', (engine) => {
  it(
    'maps the columns by itself and creates people with their companies, each once',
    inWorld(engine, async ({ app, olga, rows }) => {
      const { run, rows: shown } = await sendFile(olga, 'person', PEOPLE);
      expect(run.mapping.map(({ target }) => target)).toEqual([
        'salutation',
        'firstName',
        'lastName',
        'emails',
        'emails',
        'phones.mobile',
        'company.name',
        'company.jobTitle',
        'note',
        '',
      ]);
      expect(shown.map(({ no }) => no)).toEqual([2, 3, 5]);
      const done = await importFile(app, olga, 'person', PEOPLE);
      expect(done).toMatchObject({ state: 'done', done: 3, created: 3, updated: 0, failed: 0 });
      expect(
        await rows(
          `select p.name, p.phones, c.name as company, e."jobTitle" from employment e join person p on p.id = e."personId"
           join company c on c.id = e."companyId" order by p."sortKey"`,
        ),
      ).toEqual([
        { name: 'Jan Brandt', phones: '[]', company: 'Brandt & Söhne', jobTitle: 'Inhaber' },
        {
          name: 'Ole Lindner',
          phones: '[{"number":"040 1","label":"mobile"}]',
          company: 'Lindner Pumpen GmbH',
          jobTitle: '',
        },
        {
          name: 'Katrin Öztürk',
          phones: '[{"number":"+491711234567","label":"mobile"}]',
          company: 'Lindner Pumpen GmbH',
          jobTitle: 'Einkauf',
        },
      ]);
      expect(await rows('select name from company order by name')).toHaveLength(2);
      expect(await rows('select text from activity')).toEqual([{ text: 'Ruft lieber an' }]);
      const again = await importFile(app, olga, 'person', PEOPLE);
      expect(again).toMatchObject({ state: 'done', created: 0, updated: 0, unchanged: 3 });
      expect(await readdir(join(app.services.config.dataDir, 'imports'))).toHaveLength(1);
    }),
  );

  it(
    'corrects what it finds by the chosen key and leaves the rest as it is',
    inWorld(engine, async ({ app, olga, rows }) => {
      await importFile(
        app,
        olga,
        'company',
        'Kundennummer;Firma;Telefon;Ort\nK1;Alt GmbH;040 7654321;Kiel\n',
      );
      const next = 'Kundennummer;Firma;Telefon;Ort\nK1;Neu GmbH;040 7654322;\n';
      const { remembered } = await sendFile(olga, 'company', next);
      expect(remembered).toBe(true);
      expect(await importFile(app, olga, 'company', next, { key: 'external' })).toMatchObject({ updated: 1 });
      expect(await rows('select name, city, phones from company')).toEqual([
        {
          name: 'Neu GmbH',
          city: 'Kiel',
          phones: '[{"number":"+49407654321","label":""},{"number":"+49407654322","label":""}]',
        },
      ]);
    }),
  );

  it(
    'says of each row what went wrong, in a file that can be corrected and imported again',
    inWorld(engine, async ({ app, olga, rows }) => {
      await importFile(app, olga, 'company', 'Name\nDoppel\n');
      await apply(olga, 'company.create', { id: app.newId(), fields: { name: 'Doppel' } });
      const table = [
        'Name;E-Mail;Website;__proto__;Zuständig',
        'Doppel;;;x;',
        ';;;;niemand@haus.example',
        'Krumm;keine Mail;=kein Netz;;niemand@haus.example',
        'Lang;;;;;zu viel',
      ].join('\n');
      const done = await importFile(app, olga, 'company', table, { key: 'name' });
      expect(done).toMatchObject({ state: 'done', created: 1, failed: 3, setAside: 1 });
      const csv = await failuresOf(olga, done.id);
      expect(csv.split('\r\n').slice(0, -1)).toEqual([
        '\uFEFFImport: Zeile;Import: Ergebnis;Import: Spalte;Import: Wert;Import: Grund;Name;E-Mail;Website;__proto__;Zuständig',
        expect.stringMatching(/^2;Nicht importiert;;doppel;.+;Doppel;;;x;$/),
        expect.stringMatching(/^3;Nicht importiert;;;.+;;;;;niemand@haus\.example$/),
        expect.stringMatching(
          /^4;Importiert, der Wert steht in einer Notiz;E-Mail \/ Website \/ Zuständig;.+;Krumm;keine Mail;'=kein Netz;;niemand@haus\.example$/,
        ),
        expect.stringMatching(/^5;Nicht importiert;;;.+;Lang;;;;;zu viel$/),
      ]);
      expect((await rows('select text from activity'))[0]?.['text']).toBe(
        'E-Mail: keine Mail\nWebsite: =kein Netz\nZuständig: niemand@haus.example',
      );
      const corrected = csv.replace('Krumm;keine Mail', 'Krumm;krumm@haus.example');
      const { run, remembered } = await sendFile(olga, 'company', corrected);
      expect(remembered).toBe(true);
      expect(run.columns).toHaveLength(10);
      expect(await importFile(app, olga, 'company', corrected)).toMatchObject({ updated: 1 });
    }),
  );

  it(
    'says before it is begun whom somebody new looks like, although the key is another',
    inWorld(engine, async ({ app, olga }) => {
      const known = app.newId();
      await apply(olga, 'person.create', {
        id: known,
        fields: { firstName: 'Uwe', lastName: 'Kranz', postcode: '24103', street: 'Hafenweg 2' },
      });
      const table = [
        'Vorname;Nachname;E-Mail;Straße;PLZ',
        'Uwe;Kranz;uwe@anders.example;Hafenweg 2;24103',
        'Ina;Kranz;ina@anders.example;;',
      ].join('\n');
      const { rows } = await sendFile(olga, 'person', table);
      expect(rows.map(({ step, record, similar }) => [step, record, similar?.id, similar?.reasons])).toEqual([
        ['created', null, known, ['same_name', 'same_address']],
        ['created', null, undefined, undefined],
      ]);
    }),
  );

  it(
    'keeps how columns were mapped for whoever comes back before it is begun',
    inWorld(engine, async ({ olga }) => {
      const { run } = await sendFile(olga, 'person', 'Vorname;Nachname;E-Mail\nUwe;Kranz;uwe@haus.example');
      const mapping = run.mapping.map((one) => (one.column === 'Vorname' ? { ...one, target: 'note' } : one));
      const seen = await olga.api.call('previewImport', {
        params: { id: run.id },
        body: { mapping, key: 'name' },
      });
      expect(seen.ok).toBe(true);
      expect((await readRunOf(olga, run.id)).run).toMatchObject({ state: 'ready', mapping, key: 'name' });
    }),
  );

  it(
    'goes on where it stopped, and does no row twice',
    inWorld(engine, async ({ app, olga, rows }) => {
      const lines = Array.from({ length: 260 }, (_, no) => `Person ${no};p${no}@haus.example;Haus ${no % 7}`);
      const { run } = await sendFile(olga, 'person', `Name;E-Mail;Firma\n${lines.join('\n')}`);
      const { imports } = app.services;
      const scope = { ...(await scopeOf(app)) };
      await imports.start(scope, run.id, run.mapping, 'email');
      const cut = await imports.carryOn(scope, run.id, { told: () => imports.close(), lotMs: 0 });
      expect(cut).toMatchObject({ value: { state: 'running' } });
      const begun = (await rows('select count(*) as n from import_row'))[0]!['n'];
      expect(begun).toBeGreaterThan(0);
      expect(begun).toBeLessThan(260);
      const other = await reopened(app);
      expect(await other.carryOn(scope, run.id)).toMatchObject({
        value: { state: 'done', done: 260, created: 260, failed: 0 },
      });
      expect(await rows('select count(*) as n from person')).toEqual([{ n: 260 }]);
      expect(await rows('select count(*) as n from company')).toEqual([{ n: 7 }]);
    }),
  );

  it(
    'is taken back as a whole, and leaves what somebody changed since',
    inWorld(engine, async ({ app, olga, rows }) => {
      const eva = app.newId();
      await apply(olga, 'person.create', {
        id: eva,
        fields: {
          firstName: 'Eva',
          lastName: 'Alt',
          city: 'Kiel',
          emails: [{ email: 'eva@haus.example', label: '' }],
        },
      });
      const done = await importFile(
        app,
        olga,
        'person',
        [
          'Vorname;Nachname;E-Mail;Ort;Titel;Firma;Schlagwörter',
          'Eva;Neu;eva@haus.example;Ulm;Dr.;Haus;Messe',
          'Ida;Frisch;ida@haus.example;Bonn;;Haus;',
          'Ben;Bleibt;ben@haus.example;Bonn;;Anderes Haus;',
          'Rolf;Raus;rolf@haus.example;;;Drittes Haus;',
        ].join('\n'),
      );
      expect(done).toMatchObject({ created: 3, updated: 1, failed: 0 });
      const idOf = async (name: string): Promise<string> =>
        (await rows(`select id from person where "lastName" = '${name}'`))[0]!['id'] as string;
      await apply(olga, 'person.update', { id: eva, set: { city: 'Jena', tags: ['Messe', 'VIP'] } });
      await apply(olga, 'person.update', { id: await idOf('Bleibt'), set: { title: 'Prof.' } });
      const reverted = await revertFile(app, olga, done.id);
      expect(reverted.run).toMatchObject({ state: 'reverted', kept: 2 });
      expect(reverted.kept).toEqual([
        { no: 2, records: [{ type: 'person', id: eva, name: 'Eva Alt', fields: ['city'] }] },
        {
          no: 4,
          records: [{ type: 'person', id: await idOf('Bleibt'), name: 'Prof. Ben Bleibt', fields: [] }],
        },
      ]);
      expect(
        await rows('select name, city, tags from person where "deletedAt" is null order by "sortKey"'),
      ).toEqual([
        { name: 'Eva Alt', city: 'Jena', tags: '["VIP"]' },
        { name: 'Prof. Ben Bleibt', city: 'Bonn', tags: '[]' },
      ]);
      expect(await rows('select name from company where "deletedAt" is null')).toEqual([
        { name: 'Anderes Haus' },
      ]);
      const twice = await olga.api.call('revertImport', { params: { id: done.id }, body: {} });
      expect(twice).toMatchObject({ ok: false, error: { code: 'import.not_revertible' } });
    }),
  );

  it(
    'keeps no word of somebody who is erased',
    inWorld(engine, async ({ app, olga, rows }) => {
      await importFile(
        app,
        olga,
        'person',
        'Vorname;Nachname;E-Mail;Website\nIda;Weg;ida@weg.example;kein Netz\n;;;Ida Weg <ida@weg.example>\nBen;Da;ben@da.example;auch nicht\n',
      );
      const [ida] = await rows(`select id from person where "lastName" = 'Weg'`);
      await apply(olga, 'person.erase', { id: ida!['id'] as string });
      expect(
        await rows('select no, cells, misfits from import_row where cells is not null order by no'),
      ).toEqual([
        { no: 3, cells: '["","","","… <…>"]', misfits: expect.not.stringMatching(/ida/i) },
        { no: 4, cells: expect.stringContaining('ben@da.example'), misfits: expect.any(String) },
      ]);
    }),
  );

  it(
    'is for owners and admins alone',
    inWorld(engine, async ({ app, olga, rows }) => {
      const uwe = await app.addUser('Uwe');
      await expect(sendFile(uwe, 'person', PEOPLE)).rejects.toThrow('access.denied');
      const { run } = await sendFile(olga, 'person', PEOPLE);
      expect(await uwe.api.call('import', { params: { id: run.id } })).toMatchObject({
        error: { code: 'record.not_found' },
      });
      expect(await uwe.api.call('imports', {})).toMatchObject({ value: { items: [] } });
      expect(
        await rows(`select action, outcome from audit where action like 'import.%' order by no`),
      ).toEqual([
        { action: 'import.create', outcome: 'denied' },
        { action: 'import.create', outcome: 'applied' },
      ]);
    }),
  );

  it(
    'says what no mapping can mean',
    inWorld(engine, async ({ olga }) => {
      const { run } = await sendFile(olga, 'person', PEOPLE);
      const start = async (target: string, column = 'Vorname', key: 'email' | 'domain' = 'email') => {
        const body = { mapping: [{ column, target }], key };
        const answer = await olga.api.call('startImport', { params: { id: run.id }, body });
        return answer.ok ? '' : answer.error.code;
      };
      expect(await start('vatId')).toBe('import.field_unknown');
      expect(await start('__proto__')).toBe('import.field_unknown');
      expect(await start('firstName', 'Vornamen')).toBe('import.column_unknown');
      expect(await start('')).toBe('import.nothing_mapped');
      expect(await start('firstName', 'Vorname', 'domain')).toBe('import.key_not_for');
      expect((await readRunOf(olga, run.id)).run.state).toBe('ready');
    }),
  );
});

const scopeOf = async (app: TestApp) => {
  const { importScope } = await import('#server/import/import-user.ts');
  const scope = await importScope(app.services.store.read, undefined);
  if (!scope.ok) throw new Error(scope.error.code);
  return scope.value;
};

/** The same imports as another program sees them. */
const reopened = async (app: TestApp) => {
  const { createImports } = await import('#server/import/run/imports.ts');
  const { store, executor, clock, config } = app.services;
  return createImports({ store, executor, clock, newId: app.newId, folder: join(config.dataDir, 'imports') });
};

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CustomField } from '#shared/domain/custom-field.ts';
import { accountScope } from '#server/import/import-user.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import type { TestEngine } from '#tests/support/engines.ts';
import { importFile, readRunOf, revertFile, sendFile } from '#tests/support/import-file.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type World = { app: TestApp; olga: TestUser };

const inWorld = (engine: TestEngine, test: (world: World) => Promise<void>) => async () => {
  const app = await createTestApp(engine);
  try {
    await test({ app, olga: await app.addUser('Olga', 'owner') });
    expect(app.bugs).toEqual([]);
  } finally {
    await app.close();
  }
};

const exported = async (user: TestUser, query: string): Promise<string> =>
  Buffer.from(await (await user.request(`/api/v1/export?${query}`)).arrayBuffer()).toString('utf8');

const peopleOf = async ({ app }: World) => {
  const rows = await app.services.store.read
    .selectFrom('person')
    .select(['name', 'custom', 'teamId', 'ownerId', 'birthDay'])
    .where('deletedAt', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ custom, ...row }) => ({ ...row, custom: JSON.parse(custom) as unknown }));
};

/** One field of every kind, by its name. */
const defineAll = async ({ app, olga }: World): Promise<Record<string, CustomField>> => {
  const choice = (label: string) => ({ id: app.newId(), label });
  const define = (fields: object) =>
    apply(olga, 'custom_field.create', {
      id: app.newId(),
      fields: { recordType: 'person', ...fields } as never,
    });
  await define({ kind: 'text', name: 'Lieblingsort' });
  await define({ kind: 'number', name: 'Schuhgröße' });
  await define({ kind: 'money', name: 'Budget' });
  await define({ kind: 'day', name: 'Messebesuch' });
  await define({ kind: 'yesno', name: 'Newsletter' });
  await define({ kind: 'choice', name: 'Größe', choices: [choice('Groß'), choice('Klein, fein')] });
  await define({ kind: 'choices', name: 'Vorlieben', choices: [choice('Tee'), choice('Kaffee; schwarz')] });
  await define({ kind: 'link', name: 'Hausbank', linkType: 'company' });
  const answer = await olga.api.call('customFields', {});
  if (!answer.ok) throw new Error(answer.error.code);
  return Object.fromEntries(answer.value.items.map((field) => [field.name, field]));
};

const TABLE = [
  'Vorname;Nachname;E-Mail;Lieblingsort;Schuhgröße;Budget;Messebesuch;Newsletter;Größe;Vorlieben;Hausbank',
  'Eva;Ahorn;eva@ahorn.example;Rügen;38,5;1.234,50 €;3.11.2026;ja;klein fein;"Tee, Kaffee\\; schwarz";Nordbank',
  'Ben;Birke;ben@birke.example;;groß;viel;bald;vielleicht;Riese;Wein;Südbank',
].join('\n');

describeOnBothEngines('fields of an import', (engine) => {
  it(
    'are custom ones too, found by their names and held against what they may hold',
    inWorld(engine, async (world) => {
      const { app, olga } = world;
      const fields = await defineAll(world);
      const bank = app.newId();
      await apply(olga, 'company.create', { id: bank, fields: { name: 'Nordbank' } });
      const done = await importFile(app, olga, 'person', TABLE);
      expect(done).toMatchObject({ created: 2, failed: 0, setAside: 1 });
      const id = (name: string): string => fields[name]!.id;
      const [ben, eva] = await peopleOf(world);
      expect(eva?.custom).toEqual({
        [id('Lieblingsort')]: 'Rügen',
        [id('Schuhgröße')]: 38.5,
        [id('Budget')]: 123_450,
        [id('Messebesuch')]: '2026-11-03',
        [id('Newsletter')]: true,
        [id('Größe')]: fields['Größe']!.choices[1]!.id,
        [id('Vorlieben')]: fields['Vorlieben']!.choices.map((one) => one.id),
        [id('Hausbank')]: bank,
      });
      expect(ben?.custom).toEqual({});
      expect(await importFile(app, olga, 'person', TABLE)).toMatchObject({ unchanged: 2, updated: 0 });
    }),
  );

  it.each([
    'what=people&format=csv&locale=de',
    'what=people&format=csv&locale=en',
    'what=people&format=ndjson',
  ])('are written by an export and read again as they were (%s)', async (query) =>
    inWorld(engine, async (world) => {
      const { app, olga } = world;
      await defineAll(world);
      await apply(olga, 'company.create', { id: app.newId(), fields: { name: 'Nordbank' } });
      await importFile(app, olga, 'person', TABLE);
      const before = await peopleOf(world);
      const file = await exported(olga, query);
      for (const { id } of await app.services.store.read.selectFrom('person').select('id').execute())
        await apply(olga, 'person.update', {
          id,
          set: { custom: Object.fromEntries((await fieldIds(olga)).map((one) => [one, null])) },
        });
      const again = await importFile(app, olga, 'person', file);
      expect(again).toMatchObject({ failed: 0, setAside: 0, created: 0 });
      expect(await peopleOf(world)).toEqual(before);
    })(),
  );

  it(
    'are the jobs somebody has and had, each with its days',
    inWorld(engine, async (world) => {
      const { app, olga } = world;
      const person = app.newId();
      await apply(olga, 'person.create', {
        id: person,
        fields: { lastName: 'Ahorn', emails: [{ email: 'eva@ahorn.example', label: '' }] },
      });
      const jobs = [
        { name: 'Alt | Neu GmbH', jobTitle: 'Lehrling', fromDay: '2001-09-01', toDay: '2004-08-31' },
        { name: 'Heute AG', jobTitle: 'Leiterin', fromDay: '2010-01-01', toDay: null },
        { name: 'Beirat; Verein', jobTitle: '', fromDay: null, toDay: null },
      ];
      for (const { name, ...job } of jobs) {
        const companyId = app.newId();
        await apply(olga, 'company.create', { id: companyId, fields: { name } });
        await apply(olga, 'employment.create', {
          id: app.newId(),
          fields: { personId: person, companyId, ...job },
        });
      }
      const read = () =>
        app.services.store.read
          .selectFrom('employment')
          .innerJoin('company', 'company.id', 'employment.companyId')
          .select(['company.name', 'employment.jobTitle', 'employment.fromDay', 'employment.toDay'])
          .where('employment.deletedAt', 'is', null)
          .orderBy('company.name')
          .execute();
      const before = await read();
      const file = await exported(olga, 'what=people&format=ndjson');
      expect(await importFile(app, olga, 'person', file)).toMatchObject({ unchanged: 1, updated: 0 });
      expect(await read()).toEqual(before);
      for (const { id } of await app.services.store.read.selectFrom('employment').select('id').execute())
        await apply(olga, 'employment.delete', { id });
      expect(await importFile(app, olga, 'person', file)).toMatchObject({ updated: 1 });
      expect(await read()).toEqual(before);
    }),
  );

  it(
    'stand the second time as they did the first, also where one number is telephone and fax',
    inWorld(engine, async ({ app, olga }) => {
      const people = [
        'Vorname;Nachname;E-Mail;E-Mail 2;Telefon;Fax;Mobil;Schlagwörter',
        'Ida;Lang;ida@haus.example;Ida@Haus.example;040 7654321;040 7654321;0171 1234567;Messe, messe',
      ].join('\n');
      const companies = 'Firma;Website;Telefon;Fax\nHaus Lang;https://haus.example;040 99;040 99\n';
      const phonesOf = async (kind: 'person' | 'company') => {
        const rows = await app.services.store.read
          .selectFrom(kind)
          .select(['phones', 'emails', 'tags'])
          .execute();
        return rows.map(({ phones, emails, tags }) => ({
          phones: (JSON.parse(phones) as { number: string; label: string }[]).map(
            ({ number, label }) => `${number} ${label}`,
          ),
          emails: JSON.parse(emails) as unknown[],
          tags: JSON.parse(tags) as unknown[],
        }));
      };
      expect(await importFile(app, olga, 'person', people)).toMatchObject({ created: 1 });
      const first = await phonesOf('person');
      expect(first).toMatchObject([
        { phones: ['+49407654321 ', '+49407654321 fax', '+491711234567 mobile'], tags: ['Messe'] },
      ]);
      expect(await importFile(app, olga, 'person', people)).toMatchObject({ unchanged: 1, updated: 0 });
      expect(await phonesOf('person')).toEqual(first);

      expect(await importFile(app, olga, 'company', companies)).toMatchObject({ created: 1 });
      const firm = await phonesOf('company');
      expect(firm.map(({ phones }) => phones)).toEqual([['040 99 ', '040 99 fax']]);
      expect(await importFile(app, olga, 'company', companies)).toMatchObject({ unchanged: 1, updated: 0 });
      // The row says one number more; the label somebody gave the other since is theirs.
      const [{ id } = { id: '' }] = await app.services.store.read
        .selectFrom('company')
        .select('id')
        .execute();
      const phones = [{ number: '040 99', label: 'switchboard' as const }];
      await apply(olga, 'company.update', { id, set: { phones } });
      expect(await importFile(app, olga, 'company', companies)).toMatchObject({ updated: 1 });
      expect((await phonesOf('company')).map((one) => one.phones)).toEqual([
        ['040 99 switchboard', '040 99 fax'],
      ]);
      expect(await importFile(app, olga, 'company', companies)).toMatchObject({ unchanged: 1 });
    }),
  );

  it(
    'have no names where a table has none, and are guessed by what stands in them',
    inWorld(engine, async ({ app, olga }) => {
      const table = 'Dora;dora@dorn.example\nEmil;emil@esche.example\n';
      const { run, rows } = await sendFile(olga, 'person', table);
      expect(run).toMatchObject({ header: false, columns: ['#1', '#2'] });
      expect(run.mapping.map(({ target }) => target)).toEqual(['', 'emails']);
      expect(rows.map(({ no, step }) => [no, step])).toEqual([
        [1, 'created'],
        [2, 'created'],
      ]);
      const named = await olga.api.call('rereadImport', { params: { id: run.id }, body: { header: true } });
      expect(named).toMatchObject({ ok: true, value: { run: { columns: ['Dora', 'dora@dorn.example'] } } });
      const mapping = [
        { column: '#1', target: 'firstName' },
        { column: '#2', target: 'emails' },
      ];
      expect(await importFile(app, olga, 'person', table, { mapping })).toMatchObject({ created: 2 });
    }),
  );

  it(
    'stand in a preview with whom a row means, and nothing is written by it',
    inWorld(engine, async ({ app, olga }) => {
      const known = app.newId();
      await apply(olga, 'company.create', { id: known, fields: { name: 'Ahorn GmbH', city: 'Kiel' } });
      const { rows } = await sendFile(
        olga,
        'company',
        'Firma;Ort\nAhorn GmbH;Bonn\nAhorn GmbH;Bonn\nBirke;\n;x\n',
      );
      expect(rows.map(({ step, record }) => [step, record?.name ?? ''])).toEqual([
        ['updated', 'Ahorn GmbH'],
        ['unchanged', 'Ahorn GmbH'],
        ['created', ''],
        ['failed', ''],
      ]);
      const companies = await app.services.store.read
        .selectFrom('company')
        .select(['name', 'city'])
        .execute();
      expect(companies).toEqual([{ name: 'Ahorn GmbH', city: 'Kiel' }]);
    }),
  );
});

const fieldIds = async (user: TestUser): Promise<string[]> => {
  const answer = await user.api.call('customFields', {});
  return answer.ok ? answer.value.items.map(({ id }) => id) : [];
};

describeOnBothEngines('an import whose file cannot be read to its end', (engine) => {
  it(
    'keeps what came before, says that it failed and why, and is taken back as a whole',
    inWorld(engine, async ({ app, olga }) => {
      // Long rows: how many stand before the error depends on the pieces in which a file is read.
      const lines = Array.from({ length: 300 }, (_, no) => `Eva;Ahorn ${no};${'x'.repeat(2_000)}`);
      const text = ['Vorname;Nachname;Egal', ...lines, '"Ida;Lang;', 'Uwe;Kranz;'].join('\n');
      const done = await importFile(app, olga, 'person', text);
      expect(done).toMatchObject({ state: 'failed', failure: 'import.quote_open', failed: 0 });
      expect(done.created).toBeGreaterThan(100);
      expect(await peopleOf({ app, olga })).toHaveLength(done.created);
      expect((await revertFile(app, olga, done.id)).run).toMatchObject({ state: 'reverted', kept: 0 });
      expect(await peopleOf({ app, olga })).toEqual([]);
    }),
  );
});

describeOnBothEngines('an import nobody finishes', (engine) => {
  it(
    'goes on when somebody asks, where the store failed it',
    inWorld(engine, async ({ app, olga }) => {
      const { run } = await sendFile(olga, 'person', 'Name;E-Mail\nEva;eva@ahorn.example\n');
      const body = { mapping: [...run.mapping], key: run.key };
      const { imports, importJobs } = app.services;
      const listed = await olga.api.call('imports', {});
      expect(listed).toMatchObject({ ok: true, value: { items: [{ id: run.id, state: 'ready' }] } });
      const resume = () => olga.api.call('resumeImport', { params: { id: run.id }, body: {} });
      expect(await resume()).toMatchObject({ error: { code: 'import.not_resumable' } });
      // Begun, and nobody at work: as after a store that could not take the next lot.
      const asked = await accountScope(app.services.store.read, olga.id);
      expect(await imports.start(asked!, run.id, body.mapping, body.key)).toMatchObject({ ok: true });
      expect(await readRunOf(olga, run.id)).toMatchObject({ isAtWork: false, run: { state: 'running' } });
      expect(await resume()).toMatchObject({ ok: true });
      await importJobs.settled();
      expect((await readRunOf(olga, run.id)).run).toMatchObject({ state: 'done', created: 1 });
    }),
  );

  it(
    'is gone with its file after a day, unless it was begun',
    inWorld(engine, async ({ app, olga }) => {
      const { run } = await sendFile(olga, 'person', 'Name\nEva\n');
      const folder = join(app.services.config.dataDir, 'imports');
      await mkdir(folder, { recursive: true });
      // Of an import whose entry was never written.
      await writeFile(join(folder, app.newId()), 'x');
      await app.services.imports.dropAbandoned();
      expect(await readdir(folder)).toHaveLength(2);
      app.clock.advance(25 * 3_600_000);
      await app.services.imports.dropAbandoned();
      expect(await readdir(folder)).toEqual([]);
      expect(await olga.api.call('import', { params: { id: run.id } })).toMatchObject({
        error: { code: 'record.not_found' },
      });
    }),
  );
});

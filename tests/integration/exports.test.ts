import { expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { importFile } from '#tests/support/import-file.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type World = { readonly app: TestApp; readonly olga: TestUser };

const PEOPLE_ROWS = `select salutation, title, "firstName", "lastName", emails, phones, lifecycle, language, street, postcode, city,
  country, website, "externalId", tags, "optOut" from person where "deletedAt" is null order by "sortKey"`;
const COMPANY_ROWS = `select c.name, c.domains, c.emails, c.phones, c.street, c."vatId", c."legalForm", c.lifecycle, c."customerSince",
  c."keyAccount", c.tags, c."externalId", p.name as parent from company c left join company p on p.id = c."parentId"
  where c."deletedAt" is null order by c."sortKey"`;
const EMPLOYMENT_ROWS = `select p.name as person, c.name as company, e."jobTitle" from employment e join person p on p.id = e."personId"
  join company c on c.id = e."companyId" order by p."sortKey"`;

const fill = async ({ app, olga }: World): Promise<void> => {
  const [mother, daughter, ada] = [app.newId(), app.newId(), app.newId()];
  await apply(olga, 'company.create', {
    id: daughter,
    fields: {
      name: '=Töchter; "GmbH"',
      domains: ['tochter.example', 'zweite.example'],
      emails: [{ email: 'info@tochter.example', label: 'Zentrale' }],
      legalForm: 'GmbH',
      customerSince: '2020-02-29',
      keyAccount: true,
      lifecycle: 'retention',
      tags: ['A, B', 'C;D'],
    },
  });
  await apply(olga, 'company.create', { id: mother, fields: { name: 'Mutter AG', externalId: 'M-1' } });
  await apply(olga, 'company.update', { id: daughter, set: { parentId: mother } });
  await apply(olga, 'person.create', {
    id: ada,
    fields: {
      salutation: 'frau',
      title: 'Dr.',
      firstName: 'Ada',
      lastName: '-Müller',
      emails: [
        { email: 'ada@tochter.example', label: '' },
        { email: 'ada@privat.example', label: 'privat (neu)' },
      ],
      phones: [
        { number: '+4951112345', label: 'work' },
        { number: '+491711234567', label: 'mobile' },
        { number: 'bitte; nicht', label: '' },
      ],
      street: 'Weg 1',
      postcode: '01067',
      city: 'Dresden',
      country: 'DE',
      website: 'https://ada.example',
      language: 'de',
      lifecycle: 'winback',
      ownerId: olga.id,
      externalId: '007',
      tags: ['VIP'],
      optOut: true,
    },
  });
  await apply(olga, 'person.create', { id: app.newId(), fields: { lastName: 'Ohne' } });
  await apply(olga, 'employment.create', {
    id: app.newId(),
    fields: { personId: ada, companyId: daughter, jobTitle: '@Leitung' },
  });
};

const exported = async (user: TestUser, query: string): Promise<string> => {
  const response = await user.request(`/api/v1/export?${query}`);
  return Buffer.from(await response.arrayBuffer()).toString('utf8');
};

describeOnBothEngines('an export', (engine) => {
  const inWorld = (test: (world: World) => Promise<void>) => async () => {
    const app = await createTestApp(engine);
    try {
      await test({ app, olga: await app.addUser('Olga', 'owner') });
      expect(app.bugs).toEqual([]);
    } finally {
      await app.close();
    }
  };
  const rowsOf = async ({ app }: World, sql: string): Promise<unknown[]> =>
    (await app.services.store.sql.all(sql)).map((row) => ({ ...row }));

  it.each([
    ['csv', 'de'],
    ['csv', 'en'],
    ['ndjson', 'de'],
  ])('gives the same records when it is imported into a fresh store (%s, %s)', async (format, locale) => {
    await inWorld(async (world) => {
      await fill(world);
      const before: unknown[][] = [];
      for (const sql of [PEOPLE_ROWS, COMPANY_ROWS, EMPLOYMENT_ROWS]) before.push(await rowsOf(world, sql));
      const query = `format=${format}&locale=${locale}`;
      const companies = await exported(world.olga, `what=companies&${query}`);
      const people = await exported(world.olga, `what=people&${query}`);
      await inWorld(async (fresh) => {
        const first = await importFile(fresh.app, fresh.olga, 'company', companies);
        expect(first).toMatchObject({ created: 2, failed: 0, setAside: 0 });
        const second = await importFile(fresh.app, fresh.olga, 'person', people);
        expect(second).toMatchObject({ created: 2, failed: 0, setAside: 0 });
        const after: unknown[][] = [];
        for (const sql of [PEOPLE_ROWS, COMPANY_ROWS, EMPLOYMENT_ROWS]) after.push(await rowsOf(fresh, sql));
        expect(after).toEqual(before);
      })();
    })();
  });

  it(
    'opens in a German Excel without a formula, and with telephone numbers one can read',
    inWorld(async (world) => {
      await fill(world);
      const companies = await exported(world.olga, 'what=companies&format=csv&locale=de');
      expect(companies.startsWith('\uFEFFName;Rechtsform;Domains;')).toBe(true);
      expect(companies).toContain(`"'=Töchter; ""GmbH""";GmbH;`);
      const people = await exported(world.olga, 'what=people&format=csv&locale=de');
      expect(people).toContain(";'-Müller;");
      expect(people).toContain(";'@Leitung;\r\n");
      expect(people).toContain(String.raw`+49 511 12345 (work)`);
    }),
  );

  it(
    'has a vCard for each person that is read back',
    inWorld(async (world) => {
      await fill(world);
      const cards = await exported(world.olga, 'what=people&format=vcard');
      expect(cards.match(/BEGIN:VCARD\r\nVERSION:3\.0\r\n/g)).toHaveLength(2);
      for (const line of cards.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      await inWorld(async (fresh) => {
        const done = await importFile(fresh.app, fresh.olga, 'person', cards);
        expect(done).toMatchObject({ created: 2, failed: 0, setAside: 0 });
        expect(await rowsOf(fresh, EMPLOYMENT_ROWS)).toEqual([
          { person: 'Dr. Ada -Müller', company: '=Töchter; "GmbH"', jobTitle: '@Leitung' },
        ]);
      })();
    }),
  );

  it(
    'of everything holds all the asker sees and nothing else, and is written down',
    inWorld(async (world) => {
      const { app, olga } = world;
      await fill(world);
      const uwe = await app.addUser('Uwe', 'admin');
      await apply(uwe, 'person.create', { id: app.newId(), fields: { lastName: 'Verborgen' } });
      const [hidden] = await app.services.store.sql.all<{ id: string }>(
        `select id from person where "lastName" = 'Verborgen'`,
      );
      await apply(uwe, 'record.move', { type: 'person', id: hidden!.id, visibility: 'private' });
      const everything = await exported(olga, 'what=all&format=ndjson');
      const types = everything
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { type: string }).type);
      expect(
        Object.fromEntries(types.map((type) => [type, types.filter((one) => one === type).length])),
      ).toEqual({
        person: 2,
        company: 2,
        employment: 1,
        user: 2,
      });
      expect(everything).not.toContain('Verborgen');
      const plain = await app.addUser('Tim');
      expect((await plain.request('/api/v1/export?what=all&format=ndjson')).status).toBe(403);
      expect((await olga.request('/api/v1/export?what=all&format=csv')).status).toBe(400);
      expect(
        await rowsOf(
          world,
          `select action, "recordId", outcome from audit where action like 'export.%' order by no`,
        ),
      ).toEqual([
        { action: 'export.all', recordId: 'ndjson:7', outcome: 'applied' },
        { action: 'export.all', recordId: null, outcome: 'denied' },
      ]);
    }),
  );
});

/** Real cards, contacts and lists, imported. They lie beside the repository and are no part of it. */
import { readFile, readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { failuresOf, importFile, sendFile } from '#tests/support/import-file.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const VCARDS = 'data/vcard';
const ITEMS = 'data/msg';

describeWithOutsideData('real files', VCARDS, () => {
  describeOnBothEngines('imported', (engine) => {
    const inWorld = (test: (app: TestApp, olga: TestUser) => Promise<void>) => async () => {
      const app = await createTestApp(engine);
      try {
        await test(app, await app.addUser('Olga', 'owner'));
        expect(app.bugs).toEqual([]);
      } finally {
        await app.close();
      }
    };
    const count = async (app: TestApp, what: string): Promise<number> =>
      (await app.services.store.sql.get<{ n: number }>(`select count(*) as n from ${what}`))!.n;

    it(
      'every address card of 17 files becomes a person',
      inWorld(async (app, olga) => {
        const names = (await readdir(outsidePath(VCARDS))).filter((name) => name.endsWith('.vcf'));
        expect(names).toHaveLength(17);
        for (const name of names) {
          const content = await readFile(outsidePath(VCARDS, name));
          const done = await importFile(app, olga, 'person', content, { name });
          expect([name, done.state, done.failed]).toEqual([name, 'done', 0]);
          expect(done.created + done.updated + done.unchanged).toBe(done.done);
        }
        expect(await count(app, 'person')).toBeGreaterThan(15);
        expect(await count(app, 'employment')).toBeGreaterThan(10);
      }),
    );

    it(
      'of 41 Outlook items the contacts become people, and the others are refused by name',
      inWorld(async (app, olga) => {
        const names = (await readdir(outsidePath(ITEMS))).filter((name) => name.endsWith('.msg'));
        expect(names).toHaveLength(41);
        const taken: string[] = [];
        for (const name of names) {
          const content = await readFile(outsidePath(ITEMS, name));
          const code = await importFile(app, olga, 'person', content, { name }).then(
            () => '',
            (error: unknown) => (error as Error).message,
          );
          if (code === '') taken.push(name);
          else expect([name, code]).toEqual([name, 'import.not_a_contact']);
        }
        expect(taken.toSorted()).toEqual(['contactAnsi.msg', 'contactUnicode.msg']);
        expect(await count(app, `person where city = 'Osaka'`)).toBe(1);
      }),
    );

    it(
      'the customers and employees of Northwind map themselves',
      inWorld(async (app, olga) => {
        const customers = await readFile(outsidePath('data/northwind/customers.csv'));
        const companies = await importFile(app, olga, 'company', customers);
        expect(companies).toMatchObject({ state: 'done', created: 91, failed: 0 });
        const people = await importFile(app, olga, 'person', customers, {
          mapping: (await sendFile(olga, 'person', customers)).run.mapping.filter(
            ({ column }) => column !== 'customerID',
          ),
        });
        expect(people).toMatchObject({ state: 'done', created: 91, failed: 0 });
        expect(await count(app, 'company')).toBe(91);
        expect(await count(app, 'employment')).toBe(91);
        const employees = await importFile(
          app,
          olga,
          'person',
          await readFile(outsidePath('data/northwind/employees.csv')),
        );
        expect(employees).toMatchObject({ state: 'done', created: 9, failed: 0 });
        expect(await count(app, `person where "lastName" = 'Davolio' and country = 'US'`)).toBe(1);
      }),
    );

    it(
      'organisations that are gone carry a tag and the reason in a note',
      inWorld(async (app, olga) => {
        const file = await readFile(outsidePath('data/companies/obsolete.ndjson'));
        const { run } = await sendFile(olga, 'company', file, 'obsolete.ndjson');
        const done = await importFile(app, olga, 'company', file, {
          mapping: [...run.mapping, { column: '=veraltet', target: 'tags' }],
        });
        expect(done).toMatchObject({ state: 'done', created: 116, failed: 0 });
        expect(await count(app, `company where tags = '["veraltet"]'`)).toBe(116);
        expect(await count(app, `activity where text like '%duplicate%'`)).toBeGreaterThan(1);
        expect(await count(app, 'activity')).toBe(116);
        expect(await failuresOf(olga, done.id)).not.toContain('\r\n2;');
      }),
    );
  });
});

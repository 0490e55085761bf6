/** Two thousand real organisations, imported twice. The list lies beside the repository; it is not part of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandScope } from '#server/auth/askers.ts';
import { findDuplicates } from '#server/duplicates/duplicates.query.ts';
import type { DuplicatePair } from '#server/duplicates/duplicates.query.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';
import { runCompanyImport } from '#tests/support/run-import.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const LIST = 'data/companies/companies.ndjson';
const FILE = outsidePath(LIST);
const ALL = 2_046;

describeWithOutsideData('the list of real companies', LIST, () => {
  describeOnBothEngines('imported by external id', (engine) => {
    let app: TestApp;
    let olga: TestUser;

    const count = async (condition: string): Promise<number> =>
      (await app.services.store.sql.get<{ n: number }>(
        `select count(*) as n from company where ${condition}`,
      ))!.n;

    beforeAll(async () => {
      app = await createTestApp(engine);
      olga = await app.addUser('Olga', 'owner');
    });
    afterAll(() => app.close());

    it('gives each once, and the second time changes nothing', async () => {
      const first = await runCompanyImport(app, FILE, 'external');
      expect(first).toMatchObject({
        tally: { created: ALL, updated: 0, unchanged: 0, failed: 0 },
        failures: [],
      });
      // One web address is mistyped in the list; it is kept in a note.
      expect(first.setAside.map(([, column, code]) => [column, code])).toEqual([['web', 'field.website']]);
      const seq = await app.services.store.sql.get('select max(seq) as seq from change');
      expect(await runCompanyImport(app, FILE, 'external')).toEqual({
        tally: { created: 0, updated: 0, unchanged: ALL, failed: 0 },
        failures: [],
        setAside: first.setAside,
      });
      expect(await app.services.store.sql.get('select max(seq) as seq from change')).toEqual(seq);
      expect(await count('"deletedAt" is null')).toBe(ALL);
    });

    it('knows the country of nearly all, and the place of nearly all German ones', async () => {
      expect(await count(`country <> ''`)).toBeGreaterThan(2_030);
      expect(await count(`country = 'DE'`)).toBe(1_350);
      expect(await count(`country = 'DE' and postcode <> '' and city <> ''`)).toBeGreaterThan(1_325);
    });

    it('finds them by name and by domain', async () => {
      const found = await olga.api.call('search', { query: { q: 'universität heidelberg' } });
      expect(found).toMatchObject({ ok: true, value: { items: [{ title: 'Universität Heidelberg' }] } });
      const panel = await olga.api.call('panel', { body: { domain: 'uni-heidelberg.de' } });
      expect(panel).toMatchObject({
        ok: true,
        value: { company: { city: 'Heidelberg', postcode: '69117' } },
      });
    });

    it('finds who is in the list twice: what is certain has the same name, and offices that answer for many do not count', async () => {
      const pairs: DuplicatePair[] = [];
      for await (const pair of findDuplicates(app.services.store.read, commandScope('de'), 'company'))
        pairs.push(pair);
      const key = (name: string): string => sortKey(name).replace('limited', 'ltd');
      const certain = pairs.filter(({ score }) => score > 80);
      // Looked at one by one: each is one organisation with several entries.
      expect(certain.length).toBeGreaterThanOrEqual(17);
      for (const { records } of certain) expect(key(records[0].name)).toBe(key(records[1].name));
      expect(pairs.length).toBeLessThan(50);
    });

    it('gives no company the domain of a platform or a mail provider', async () => {
      for (const domain of ['facebook.com', 'gmx.net', 'web.de', 'google.com']) {
        const row = await app.services.store.sql.get(
          'select domain from domain_index where domain = ?',
          domain,
        );
        expect([domain, row]).toEqual([domain, undefined]);
      }
    });
  });
});

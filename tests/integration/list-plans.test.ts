/** Sorting a million rows anew for each page would be felt: what a list asks is looked at through the engine's own plan. */
import type { KyselyPlugin, RootOperationNode } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import { LIST_RECORDS, LIST_SORTS, USUAL_COLUMNS } from '#shared/domain/list-fields.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import { bucketsOf } from '#server/core/scope.ts';
import type { Scope } from '#server/core/scope.ts';
import type { Reader } from '#server/db/store.ts';
import { listContext } from '#server/lists/list-context.ts';
import { readList } from '#server/lists/list.query.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Compiling = Reader & {
  withPlugin: (plugin: KyselyPlugin) => Compiling;
  getExecutor: () => {
    compileQuery: (
      node: RootOperationNode,
      id: { queryId: string },
    ) => { sql: string; parameters: readonly unknown[] };
  };
};
type Asked = { text: string; values: readonly (string | number)[] };

describeOnBothEngines('the plan of a list', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let scope: Scope;
  let asked: Asked[] = [];

  const CUSTOM = ['text', 'number', 'choice'] as const;

  /** The store, with every statement that goes through it written down. */
  const watched = (): Reader => {
    const read = app.services.store.read as unknown as Compiling;
    return read.withPlugin({
      transformQuery: ({ node, queryId }) => {
        const { sql, parameters } = read.getExecutor().compileQuery(node, queryId);
        const text = sql.replaceAll(/\$\d+/g, '?');
        asked.push({ text, values: parameters as Asked['values'] });
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
  };
  /** PostgreSQL reads few rows whole and sorts them: without that way it shows whether there is an index to go along. */
  const planOf = async ({ text, values }: Asked): Promise<string> => {
    const rows: object[] = [];
    const done = await app.services.store.write(async (tx) => {
      if (engine.name === 'postgres')
        for (const way of ['seqscan', 'sort', 'bitmapscan']) await tx.run(`set local enable_${way} = off`);
      const explain = engine.name === 'postgres' ? 'explain' : 'explain query plan';
      rows.push(...(await tx.all(`${explain} ${text}`, ...values)));
      return ok(null);
    });
    if (!done.ok) throw new Error(done.error.code);
    return JSON.stringify(rows);
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    const make = createRecords(app, nora);
    const olga = await app.addUser('Olga', 'owner');
    const choice = app.newId();
    const fields = { text: app.newId(), number: app.newId(), choice: app.newId() };
    for (const kind of CUSTOM)
      await apply(olga, 'custom_field.create', {
        id: fields[kind],
        fields: {
          recordType: 'person',
          kind,
          name: kind,
          choices: kind === 'choice' ? [{ id: choice, label: 'Blau' }] : [],
        },
      });
    for (let at = 0; at < 8; at += 1) {
      const ownerId = at % 2 === 0 ? nora.id : null;
      const person = await make.person({
        lastName: `Person ${at}`,
        city: at % 3 === 0 ? '' : 'Ulm',
        ownerId,
        custom: { [fields.text]: `Wort ${at}`, [fields.number]: at, [fields.choice]: choice },
      });
      await make.company({ name: `Firma ${at}`, city: 'Ulm', ownerId });
      await make.activity(person, { kind: 'call', subject: `Anruf ${at}` });
    }
    scope = {
      userId: nora.id,
      userName: 'Nora',
      role: 'user',
      teamId: 'team',
      buckets: bucketsOf(nora.id, 'team'),
      locale: 'de',
      credentialId: null,
      credentialKind: 'session',
    };
  });
  afterAll(() => app.close());

  const SORTS = LIST_RECORDS.flatMap((record) => LIST_SORTS[record].map((by) => [record, by] as const));
  const SORTING = /temp b-tree|"Sort |->  Sort|Sort Key/i;

  it.each(SORTS)('of each %s by %s goes along an index in every place and direction', async (record, by) => {
    const reader = watched();
    const context = await listContext(app.services.store, scope, record, toInstant(app.clock.now()));
    asked = [];
    for (const descending of [false, true]) {
      const sort = { by, descending };
      const columns = [...USUAL_COLUMNS[record]];
      let after: string | null = null;
      do {
        const top = { filter: EVERYTHING, sort, columns, limit: 3 };
        const query = after === null ? top : { ...top, after };
        const page = await readList(reader, context, query);
        if (!page.ok) throw new Error(page.error.code);
        const { after: next, before } = page.value;
        if (before !== null) {
          expect(await readList(reader, context, { ...top, before })).toMatchObject({ ok: true });
        }
        after = next;
      } while (after !== null);
    }
    const walks = asked.filter(({ text }) => text.startsWith('select') && / order by "(?!e"|r")/.test(text));
    expect(walks.length).toBeGreaterThan(6);
    const texts = new Map(walks.map((walk) => [walk.text, walk]));
    for (const walk of texts.values()) {
      const plan = await planOf(walk);
      expect(plan, walk.text).toMatch(new RegExp(`${record}_by_\\w+`));
      expect(plan, walk.text).not.toMatch(SORTING);
    }
  });

  it.each(CUSTOM)('of people by a field of an admin (%s) goes along its values', async (kind) => {
    const reader = watched();
    const context = await listContext(app.services.store, scope, 'person', toInstant(app.clock.now()));
    const { key } = [...context.fields.values()].find(({ custom }) => custom?.kind === kind)!;
    asked = [];
    for (const descending of [false, true]) {
      const query = { filter: EVERYTHING, sort: { by: key, descending }, columns: ['name'], limit: 2 };
      const top = await readList(reader, context, query);
      if (!top.ok) throw new Error(top.error.code);
      await readList(reader, context, { ...query, after: top.value.after! });
    }
    const walks = asked.filter(({ text }) => /from "custom_value".* order by/.test(text));
    expect(walks.length).toBeGreaterThan(3);
    for (const walk of walks) {
      const plan = await planOf(walk);
      expect(plan, walk.text).toMatch(/custom_value_pkey|SEARCH own USING PRIMARY KEY/);
      expect(plan, walk.text).not.toMatch(SORTING);
    }
  });

  it('that has no index shows that it sorts', async () => {
    const text = 'select id from person where "deletedAt" is null order by street, no limit 1';
    expect(await planOf({ text, values: [] })).toMatch(SORTING);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CUSTOM_KINDS } from '#shared/domain/custom-field.ts';
import type { CustomKind, CustomValue } from '#shared/domain/custom-field.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { bucketsOf } from '#server/core/scope.ts';
import type { Scope } from '#server/core/scope.ts';
import { fewRows } from '#server/lists/few-rows.ts';
import { listContext } from '#server/lists/list-context.ts';
import type { ListContext } from '#server/lists/filter-sql.ts';
import { countList, readList } from '#server/lists/list.query.ts';
import { indexEarlierWords } from '#server/search/word-index.ts';
import { ok } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { COLOURS, NAMES, TAGS, fill, filterFor } from '#tests/support/list-cases.ts';
import type { Ids } from '#tests/support/list-cases.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp } from '#tests/support/test-app.ts';

const RECORDS = ['person', 'company'] as const;
type Named = (typeof RECORDS)[number];

describeOnBothEngines('the few rows a filter can leave', (engine) => {
  let app: TestApp;
  let ids: Ids;
  const contexts = new Map<Named, ListContext>();

  /** What passes, by the whole list, which is short enough to be read from end to end. */
  const passing = async (record: Named, filter: ListFilter): Promise<Set<string>> => {
    const page = await readList(app.services.store.read, contexts.get(record)!, {
      filter,
      sort: { by: 'name', descending: false },
      columns: ['name'],
      limit: 200,
    });
    if (!page.ok) throw new Error(page.error.code);
    expect(page.value.after).toBeNull();
    return new Set(page.value.items.map(({ id }) => id));
  };
  /** Null where no index helps. */
  const candidates = async (record: Named, filter: ListFilter): Promise<Set<string> | null> => {
    const { read } = app.services.store;
    const among = await fewRows(read, contexts.get(record)!, filter);
    if (!among) return null;
    const rows = await read
      .selectFrom(record as 'person')
      .select('id')
      .where('deletedAt', 'is', null)
      .where(among)
      .execute();
    return new Set(rows.map(({ id }) => id));
  };
  const all = (...of: ListFilter['of']): ListFilter => ({ match: 'all', of });

  beforeAll(async () => {
    app = await createTestApp(engine);
    const olga = await app.addUser('Olga', 'owner');
    const make = createRecords(app, olga);
    const choices = COLOURS.map((id, at) => ({ id, label: `Farbe ${at}` }));
    const fields: { id: string; recordType: Named; kind: CustomKind }[] = [];
    for (const recordType of RECORDS)
      for (const kind of CUSTOM_KINDS) {
        const field = { id: app.newId(), recordType, kind };
        fields.push(field);
        await apply(olga, 'custom_field.create', {
          id: field.id,
          fields: {
            recordType,
            kind,
            name: `${kind} ${recordType}`,
            choices: kind.startsWith('choice') ? choices : [],
          },
        });
      }
    const linked = await make.company({ name: 'Verknüpft' });
    const values: Record<CustomKind, (at: number) => CustomValue> = {
      text: (at) => [...NAMES, ...TAGS][at % (NAMES.length + TAGS.length)]!,
      number: (at) => (at % 9) - 4,
      money: (at) => (at % 4) * 50_000,
      day: (at) => ['2015-03-01', '2026-11-23'][at % 2]!,
      choice: (at) => COLOURS[at % 2]!,
      choices: (at) => [COLOURS[at % 2]!],
      link: () => linked,
      yesno: (at) => at % 3 === 0,
    };
    const companies = await fill(app, make, [olga.id], (record, at) =>
      Object.fromEntries(
        fields
          .filter(({ recordType }, index) => recordType === record && (at + index) % 3 > 0)
          .map(({ id, kind }) => [id, values[kind](at)]),
      ),
    );
    for (const tag of ['Ångström', 'Aangstroem', 'Øre', 'aal'])
      await make.person({ lastName: tag, tags: [tag], city: tag, interests: [`${tag} & Co`] });
    const teams = await app.services.store.read.selectFrom('team').select('id').execute();
    ids = { owners: [olga.id], teams: teams.map(({ id }) => id), companies: [linked, ...companies] };
    const { store } = app.services;
    const teamId = ids.teams[0]!;
    const scope: Scope = {
      userId: olga.id,
      userName: 'Olga',
      role: 'owner',
      teamId,
      buckets: bucketsOf(olga.id, teamId),
      locale: 'de',
      credentialId: null,
      credentialKind: 'session',
    };
    for (const record of RECORDS)
      contexts.set(record, await listContext(store, scope, record, toInstant(app.clock.now())));
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it.each(RECORDS)('hold each %s that passes, however the filter is nested', async (record) => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(filterFor(contexts.get(record)!.fields, ids, 3), async (filter) => {
        const few = await candidates(record, filter);
        if (!few) return;
        found += 1;
        for (const id of await passing(record, filter)) expect(few).toContain(id);
      }),
      { numRuns: 1_500 },
    );
    expect(found).toBeGreaterThan(80);
  });

  it.each([
    ['a tag', all({ field: 'tags', op: 'any_of', value: ['aangstroem'] }), 2],
    ['an interest', all({ field: 'interests', op: 'any_of', value: ['Øre & Co'] }), 1],
    ['part of a town', all({ field: 'city', op: 'contains', value: 'ngstr' }), 2],
    ['a name', all({ field: 'lastName', op: 'is', value: 'Øre' }), 1],
    [
      'a name among other conditions',
      all({ field: 'street', op: 'empty' }, { field: 'lastName', op: 'begins', value: 'aal' }),
      1,
    ],
    [
      'one of two',
      {
        match: 'any',
        of: [
          { field: 'lastName', op: 'is', value: 'Øre' },
          { field: 'city', op: 'is', value: 'aal' },
        ],
      },
      2,
    ],
  ] satisfies [string, ListFilter, number][])('are no more than needed for %s', async (_, filter, count) => {
    const few = await candidates('person', filter);
    expect(few?.size).toBe(count);
    expect(await passing('person', filter)).toEqual(few);
  });

  it('are not known where one of several conditions is enough and another has no index, or none may hold', async () => {
    const tagged = { field: 'tags', op: 'any_of' as const, value: ['Øre'] };
    expect(await candidates('person', { match: 'none', of: [tagged] })).toBeNull();
    expect(
      await candidates('person', {
        match: 'any',
        of: [tagged, { field: 'street', op: 'contains', value: 'x' }],
      }),
    ).toBeNull();
    expect(await candidates('person', { match: 'any', of: [] })).toBeNull();
  });

  it('are the same for records from before there was an index of words', async () => {
    const { store } = app.services;
    const tagged = all({ field: 'tags', op: 'any_of', value: ['süd'] });
    const before = await candidates('company', tagged);
    expect(before!.size).toBeGreaterThan(5);
    await store.write(async (tx) => {
      await tx.run('delete from record_word');
      await tx.run("delete from meta where key = 'record_words'");
      return ok(null);
    });
    expect((await candidates('company', tagged))!.size).toBe(0);
    expect(await indexEarlierWords(store)).toEqual(ok(null));
    expect(await candidates('company', tagged)).toEqual(before);
    expect(await countList(store.read, contexts.get('company')!, { filter: tagged })).toMatchObject({
      value: { count: (await passing('company', tagged)).size },
    });
  });
});

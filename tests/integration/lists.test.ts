import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CUSTOM_KINDS } from '#shared/domain/custom-field.ts';
import type { CustomField, CustomKind, CustomValue } from '#shared/domain/custom-field.ts';
import { COMPANY_FIELDS, PERSON_FIELDS } from '#shared/domain/record-fields.ts';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import { LIST_SORTS, USUAL_COLUMNS, listFieldsOf } from '#shared/domain/list-fields.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import { matchesFilter } from '#shared/domain/list-match.ts';
import type { ListQuery, ListRow } from '#shared/domain/list-page.ts';
import { LIFECYCLES } from '#shared/domain/lifecycle.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import { fillListKeys } from '#server/lists/list-keys.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';
import { NAMES, COLOURS, TAGS, KEPT_VIEW, fill, filterFor } from '#tests/support/list-cases.ts';
import type { Ids } from '#tests/support/list-cases.ts';

describeOnBothEngines('lists', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let olga: TestUser;
  let make: Records;
  let ids: Ids;
  let custom: readonly CustomField[];

  const ENDPOINT = { person: 'listPeople', company: 'listCompanies', activity: 'listActivities' } as const;
  const page = async (record: ListRecord, query: Partial<ListQuery> = {}, user = nora) => {
    const answer = await user.api.call(ENDPOINT[record], {
      body: {
        filter: EVERYTHING,
        sort: { by: LIST_SORTS[record][0]!, descending: false },
        columns: [...USUAL_COLUMNS[record]],
        limit: 25,
        ...query,
      },
    });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const whole = async (record: ListRecord, query: Partial<ListQuery> = {}): Promise<ListRow[]> => {
    const rows: ListRow[] = [];
    for (let after: string | null = null; ;) {
      const { items, after: next } = await page(record, { ...query, ...(after === null ? {} : { after }) });
      rows.push(...items);
      if (next === null) return rows;
      after = next;
    }
  };
  const all = (record: 'person' | 'company') =>
    app.services.store.sql.all(`select * from ${record} where "deletedAt" is null order by no`);
  const customFields = async () => {
    const answer = await nora.api.call('customFields', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    const zoe = await app.addUser('Zoë');
    const aron = await app.addUser('Äron');
    olga = await app.addUser('Olga', 'owner');
    make = createRecords(app, nora);
    const [blue, red] = COLOURS as [string, string];
    const choices = [
      { id: blue, label: 'Blau', labelEn: 'Blue' },
      { id: red, label: 'Rot' },
    ];
    for (const recordType of ['person', 'company'] as const)
      for (const kind of CUSTOM_KINDS)
        await apply(olga, 'custom_field.create', {
          id: app.newId(),
          fields: {
            recordType,
            kind,
            name: `${kind} ${recordType}`,
            choices: kind.startsWith('choice') ? choices : [],
          },
        });
    custom = await customFields();
    const linked = await make.company({ name: 'Verknüpft' });
    const values: Record<CustomKind, (at: number) => CustomValue> = {
      text: (at) => [...NAMES, ...TAGS][at % (NAMES.length + TAGS.length)]!,
      number: (at) => (at % 9) - 4 + (at % 2) / 2,
      money: (at) => (at % 4) * 50_000,
      day: (at) => ['2015-03-01', '2015-03-02', '2026-11-23', '2026-11-01'][at % 4]!,
      choice: (at) => COLOURS[at % 2]!,
      choices: (at) => (at % 4 === 0 ? [...COLOURS] : [COLOURS[at % 2]!]),
      link: () => linked,
      yesno: (at) => at % 3 === 0,
    };
    const companies = await fill(app, make, [nora.id, zoe.id, aron.id], (record, at) =>
      Object.fromEntries(
        custom
          .filter(({ recordType }, index) => recordType === record && (at + index) % 3 > 0)
          .map(({ id, kind }) => [id, values[kind](at)]),
      ),
    );
    await nora.mutate('company.delete', { id: companies[1]! });
    const teams = await app.services.store.read.selectFrom('team').select('id').execute();
    ids = {
      owners: [nora.id, zoe.id, aron.id],
      teams: teams.map(({ id }) => id),
      companies: [linked, ...companies],
    };
    await make.person({ lastName: 'Team', teamId: ids.teams[0]! });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it.each(['person', 'company'] as const)(
    'of each %s show exactly what passes the filter, however it is nested, in one order',
    async (record) => {
      const now = toInstant(app.clock.now());
      const rows = await all(record);
      const fields = listFieldsOf(record, custom);
      const companies = new Map((await all('company')).map((row) => [row['id'], row['name'] as string]));
      const jobs = await app.services.store.sql.all<{ personId: string; companyId: string }>(
        'select "personId", "companyId" from employment',
      );
      const open = await app.services.store.sql.all<{ id: string }>(
        'select "personId" as id from task where done = 0 and "deletedAt" is null',
      );
      const values = rows.map((row) => ({
        ...row,
        ...Object.fromEntries(
          [
            'emails',
            'phones',
            'tags',
            'domains',
            'addresses',
            'equipment',
            'interests',
            'attitudes',
            'personalValues',
            'custom',
          ].map((key) => [key, JSON.parse((row[key] as string) ?? '[]')]),
        ),
        ...(record === 'person'
          ? {
              company: jobs
                .filter(({ personId, companyId }) => personId === row['id'] && companies.has(companyId))
                .map(({ companyId }) => ({ id: companyId, name: companies.get(companyId)! })),
            }
          : { 'parentId.name': companies.get(row['parentId']) ?? '' }),
        openTasks: open.filter(({ id }) => id === row['id']).length,
      })) as Record<string, unknown>[];
      await fc.assert(
        fc.asyncProperty(
          filterFor(fields, ids, 3),
          fc.constantFrom(...LIST_SORTS[record]),
          fc.boolean(),
          async (filter, by, descending) => {
            const found = await whole(record, { filter, sort: { by, descending } });
            const expected = values.filter((one) => matchesFilter(fields, filter, one, now));
            expect(new Set(found.map(({ id }) => id))).toEqual(new Set(expected.map((one) => one['id'])));
            expect(found.length).toBe(expected.length);
          },
        ),
        { numRuns: 120 },
      );
    },
  );

  it.each(['person', 'company'] as const)(
    'of each %s stand in the order they are asked for, what is empty last, and the same way back',
    async (record) => {
      const rows = new Map((await all(record)).map((row) => [row['id'], row]));
      const users = await app.services.store.read.selectFrom('user_account').select(['id', 'name']).execute();
      const keys: Record<string, (row: Record<string, unknown>) => string> = {
        name: (row) => row['sortKey'] as string,
        city: (row) => sortKey(row['city'] as string),
        lifecycle: (row) => String(LIFECYCLES.indexOf(row['lifecycle'] as never)),
        ownerId: (row) => sortKey(users.find(({ id }) => id === row['ownerId'])?.name ?? ''),
        createdAt: (row) => row['createdAt'] as string,
        updatedAt: (row) => row['updatedAt'] as string,
        lastContactAt: (row) => (row['lastContactAt'] as string | null) ?? '',
      };
      for (const by of LIST_SORTS[record]) {
        for (const descending of [false, true]) {
          const listed = await whole(record, { sort: { by, descending } });
          expect([by, listed.length]).toEqual([by, rows.size]);
          const sorted = listed.map(({ id }) => keys[by]!(rows.get(id)!));
          const filled = sorted.filter(Boolean);
          expect([by, sorted.slice(filled.length).join('')]).toEqual([by, '']);
          const expected = filled.toSorted((one, other) =>
            Buffer.compare(Buffer.from(one), Buffer.from(other)),
          );
          expect([by, filled]).toEqual([by, descending ? expected.toReversed() : expected]);
          const back: ListRow[] = [];
          let before: string | null = (await page(record, { sort: { by, descending }, limit: rows.size - 1 }))
            .after;
          while (before !== null) {
            const upwards = await page(record, { sort: { by, descending }, before, limit: 20 });
            back.unshift(...upwards.items);
            before = upwards.before;
          }
          expect([by, back.map(({ id }) => id)]).toEqual([
            by,
            listed.slice(0, rows.size - 2).map(({ id }) => id),
          ]);
        }
      }
    },
    60_000,
  );

  it('find the people of a company by its own people as well as by going through all of them', async () => {
    const [first, , , third] = ids.companies.slice(1) as [string, string, string, string];
    const works: ListFilter = {
      match: 'any',
      of: [{ field: 'company', op: 'any_of', value: [first, third] }],
    };
    const nobody: ListFilter = { match: 'all', of: [{ field: 'lastName', op: 'is', value: 'Niemand' }] };
    const placed: ListFilter = { match: 'all', of: [{ field: 'city', op: 'filled' }] };
    const found = async (filter: ListFilter) => (await whole('person', { filter })).map(({ id }) => id);
    // Nobody is called so: of two of which one has to pass, everybody is looked at.
    const throughAll = await found({ match: 'any', of: [works, nobody] });
    expect(throughAll.length).toBeGreaterThan(5);
    expect(await found(works)).toEqual(throughAll);
    expect(await found({ match: 'all', of: [works] })).toEqual(throughAll);
    expect(await found({ match: 'all', of: [placed, works] })).toEqual(
      await found({ match: 'all', of: [placed, { match: 'any', of: [works, nobody] }] }),
    );
    const others = await found({ match: 'none', of: [works] });
    expect(new Set([...others, ...throughAll]).size).toBe((await found(EVERYTHING)).length);
    expect(others.some((id) => throughAll.includes(id))).toBe(false);
  });

  it('begin at a letter, and go on upwards from there', async () => {
    const from = await page('person', { from: 'Mü' });
    expect(from.items.length).toBe(25);
    expect(sortKey(from.items[0]!.title)).toContain('mueller'.slice(0, 1));
    const listed = await whole('person');
    const at = listed.findIndex(({ id }) => id === from.items[0]!.id);
    const above = await page('person', { before: from.before!, limit: 5 });
    expect(above.items.map(({ id }) => id)).toEqual(listed.slice(at - 5, at).map(({ id }) => id));
  });

  it('end where their last page ends', async () => {
    const [listed, end] = [await whole('person'), await page('person', { last: true, limit: 7 })];
    expect(end.items.map(({ id }) => id)).toEqual(listed.slice(-7).map(({ id }) => id));
    expect(end.after).toBeNull();
    const above = await page('person', { before: end.before!, limit: 5 });
    expect(above.items.map(({ id }) => id)).toEqual(listed.slice(-12, -7).map(({ id }) => id));
  });

  it('keep their place when a row above is added or the last one seen is taken away', async () => {
    const first = await page('company', { limit: 3 });
    const added = await make.company({ name: '0 Anfang' });
    const gone = first.items.at(-1)!.id;
    await nora.mutate('company.delete', { id: gone });
    const next = await page('company', { limit: 3, after: first.after! });
    const listed = (await whole('company')).map(({ id }) => id);
    expect(next.items.map(({ id }) => id)).toEqual(listed.slice(3, 6));
    expect(listed[0]).toBe(added);
  });

  it('show the last contact everybody may see, and no private one', async () => {
    const lastContact = async (id: string) =>
      (await whole('person', { columns: ['lastContactAt'] })).find((row) => row.id === id)?.values[
        'lastContactAt'
      ];
    const person = await make.person({ lastName: 'Kontakt' });
    expect(await lastContact(person)).toBeNull();
    const call = { kind: 'call' as const, occurredAt: '2026-01-05T10:00:00.000Z' };
    const first = await make.activity(person, call);
    await make.activity(person, { ...call, occurredAt: '2026-02-05T10:00:00.000Z', visibility: 'private' });
    await make.activity(person, { kind: 'note', occurredAt: '2026-03-05T10:00:00.000Z', text: 'x' });
    expect(await lastContact(person)).toBe(call.occurredAt);
    await nora.mutate('activity.delete', { id: first });
    expect(await lastContact(person)).toBeNull();
  });

  it('of activities go by time and say whom they are about', async () => {
    const { items, names } = await page('activity', {
      sort: { by: 'occurredAt', descending: true },
      limit: 200,
    });
    const times = items.map(({ values }) => values['occurredAt'] as string);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(items.find(({ title }) => title === 'Anruf 4')?.values['about']).toMatch(/Uwe 4/);
    expect(items.find(({ title }) => title === 'Anruf 4')?.opens).toMatchObject({ type: 'person' });
    expect(names[nora.id]).toBe('Nora');
    const calls = { match: 'all' as const, of: [{ field: 'subject', op: 'is' as const, value: 'anruf 7' }] };
    expect((await page('activity', { filter: calls })).items.map(({ title }) => title)).toEqual(['Anruf 7']);
  });

  it('are counted beside themselves', async () => {
    const filter: ListFilter = { match: 'all', of: [{ field: 'city', op: 'is', value: 'köln' }] };
    const found = await whole('person', { filter });
    const answer = await nora.api.call('countList', { body: { record: 'person', filter } });
    expect(answer).toMatchObject({ value: { count: found.length, more: false } });
    expect(found.length).toBeGreaterThan(20);
  });

  it.each([
    ['list.filter', { filter: { match: 'all', of: [{ field: 'city', op: 'before', value: '2026-01-01' }] } }],
    ['list.filter', { filter: { match: 'all', of: [{ field: 'custom.gone', op: 'empty' }] } }],
    ['list.sort', { sort: { by: 'street', descending: false } }],
    ['list.column', { columns: ['secretHash'] }],
    ['request.cursor', { after: 'WzAsWyJhIl0sIngiXQ' }],
    ['list.from', { from: 'x', sort: { by: 'updatedAt', descending: true } }],
  ] satisfies [string, Partial<ListQuery>][])('say %s where nothing could answer', async (code, query) => {
    await expect(page('person', query)).rejects.toThrow(code);
  });

  it('show the fields of an admin, and say of one that is archived that there is none', async () => {
    const field = custom.find(({ recordType, kind }) => recordType === 'person' && kind === 'link')!;
    const key = `custom.${field.id}`;
    const { items, names } = await page('person', { columns: ['name', key], limit: 90 });
    const linked = items.find(({ values }) => values[key]);
    expect(names[linked?.values[key] as string]).toBe('Verknüpft');
    const view = { id: app.newId(), fields: { ...KEPT_VIEW, columns: ['name', key] } };
    await apply(nora, 'saved_view.create', view);
    await apply(olga, 'custom_field.archive', { id: field.id });
    await expect(page('person', { columns: [key] })).rejects.toThrow('list.column');
    const empty = { match: 'all' as const, of: [{ field: key, op: 'empty' as const }] };
    await expect(page('person', { filter: empty })).rejects.toThrow('list.filter');
    // The view keeps it: it comes back with the field.
    await apply(nora, 'saved_view.update', { id: view.id, set: { columns: [key, 'name'] } });
    await apply(olga, 'custom_field.restore', { id: field.id });
    expect((await page('person', { columns: [key] })).items.length).toBeGreaterThan(0);
  });

  it('take no filter nested deeper than five groups', async () => {
    const deep = (depth: number): ListFilter => ({ match: 'none', of: depth > 1 ? [deep(depth - 1)] : [] });
    await page('person', { filter: deep(5) });
    await expect(page('person', { filter: deep(6) })).rejects.toThrow('request.invalid');
  });

  it('sort records from before there were lists as if they had always been there', async () => {
    const { store } = app.services;
    const before = await all('person');
    await store.write(async (tx) => {
      await tx.run('update person set "cityKey" = \'\', "lastContactAt" = null');
      await tx.run('delete from meta where key = ?', 'list_keys');
      return ok(null);
    });
    expect(await all('person')).not.toEqual(before);
    expect(await fillListKeys(store)).toMatchObject({ ok: true });
    expect(await all('person')).toEqual(before);
  });

  it('know every field people and companies have', () => {
    expect([...listFieldsOf('person').values()]).toEqual(expect.arrayContaining([...PERSON_FIELDS]));
    expect([...listFieldsOf('company').values()]).toEqual(expect.arrayContaining([...COMPANY_FIELDS]));
  });
});

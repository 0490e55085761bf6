import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import type { ListPage, ListQuery, ListRow } from '#shared/domain/list-page.ts';
import { bucketsOf } from '#server/core/scope.ts';
import type { Store } from '#server/db/store.ts';
import { listContext } from '#server/lists/list-context.ts';
import type { ListContext } from '#server/lists/filter-sql.ts';
import { QUICK_LOOK } from '#server/lists/list-scan.ts';
import { readList } from '#server/lists/list.query.ts';
import { seedStore } from '#server/seed/seed-store.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { openEmptyStore } from '#tests/support/empty-store.ts';

const PEOPLE = QUICK_LOOK * 4;
const LIMIT = 4;

/** Long enough for a list to give up walking and ask who can pass. */
describeOnBothEngines('a long list with a filter few pass', (engine) => {
  let store: Store;
  let context: ListContext;

  const page = async (filter: ListFilter, query: Partial<ListQuery>): Promise<ListPage> => {
    const asked = {
      filter,
      sort: { by: 'name', descending: false },
      columns: ['name'],
      limit: LIMIT,
      ...query,
    };
    const answer = await readList(store.read, context, asked);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const forwards = async (filter: ListFilter, sort: ListQuery['sort']): Promise<ListRow[]> => {
    const rows: ListRow[] = [];
    for (let after: string | null = null; ;) {
      const { items, after: next } = await page(filter, { sort, ...(after === null ? {} : { after }) });
      rows.push(...items);
      if (next === null) return rows;
      after = next;
    }
  };
  const backwards = async (filter: ListFilter, sort: ListQuery['sort']): Promise<ListRow[]> => {
    const last = await page(filter, { sort, last: true });
    const rows = [...last.items];
    for (let { before } = last; before !== null;) {
      const above: ListPage = await page(filter, { sort, before });
      rows.unshift(...above.items);
      ({ before } = above);
    }
    return rows;
  };

  beforeAll(async () => {
    store = await openEmptyStore(engine);
    const size = { people: PEOPLE, companies: 400, activities: 50, orders: 0, seed: 3 };
    expect(await seedStore(store, size)).toMatchObject({ ok: true });
    const user = await store.sql.get<{ id: string; name: string; teamId: string }>(
      'select id, name, "teamId" from user_account order by id limit 1',
    );
    const { id: userId, name: userName, teamId } = user!;
    context = await listContext(
      store,
      {
        userId,
        userName,
        role: 'owner',
        teamId,
        buckets: bucketsOf(userId, teamId),
        locale: 'de',
        credentialId: null,
        credentialKind: 'session',
      },
      'person',
      '2026-11-01T08:00:00.000Z',
    );
  });
  afterAll(() => store?.close());

  const one = (field: string, op: 'is' | 'contains', value: string): ListFilter => ({
    match: 'all',
    of: [{ field, op, value }],
  });

  it.each([
    ['a name', one('lastName', 'is', 'Krüger'), `"lastName" = 'Krüger'`],
    ['a part of a town', one('city', 'contains', 'köl'), `city = 'Köln'`],
  ])('shows everybody with %s once, in order, both ways and in every sort', async (_, filter, where) => {
    const expected = await store.sql.all<{ id: string }>(
      `select id from person where "deletedAt" is null and ${where} order by "sortKey", no`,
    );
    expect(expected.length).toBeGreaterThan(LIMIT);
    const ids = expected.map(({ id }) => id);
    for (const by of ['name', 'city', 'createdAt', 'lifecycle', 'ownerId', 'lastContactAt'])
      for (const descending of [false, true]) {
        const sort = { by, descending };
        const down = (await forwards(filter, sort)).map(({ id }) => id);
        expect([by, down.toSorted()]).toEqual([by, ids.toSorted()]);
        if (by === 'name') expect(down).toEqual(descending ? ids.toReversed() : ids);
        expect([by, (await backwards(filter, sort)).map(({ id }) => id)]).toEqual([by, down]);
      }
  });
});

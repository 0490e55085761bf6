/** Lists in the order of fields an admin thought up: as plain evaluation has it, what is empty last, page by page and back. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CUSTOM_KINDS } from '#shared/domain/custom-field.ts';
import type { CustomField, CustomKind, CustomValue } from '#shared/domain/custom-field.ts';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import { listFieldsOf, sortsOf } from '#shared/domain/list-fields.ts';
import { matchesFilter } from '#shared/domain/list-match.ts';
import type { ListQuery } from '#shared/domain/list-page.ts';
import { typedTest } from '#shared/domain/list-typed.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { COLOURS, NAMES, fill } from '#tests/support/list-cases.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

type Values = Record<string, unknown>;
type Key = string | number;

/** In the order of their bytes, as both engines compare. */
const compare = (one: Key, other: Key): number =>
  typeof one === 'number'
    ? one - (other as number)
    : Buffer.compare(Buffer.from(one), Buffer.from(String(other)));

describeOnBothEngines('lists by fields of an admin', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let olga: TestUser;
  let custom: readonly CustomField[];
  let people: Values[];

  const field = (kind: CustomKind): CustomField =>
    custom.find((one) => one.recordType === 'person' && one.kind === kind)!;
  const keyOf = (kind: CustomKind): string => `custom.${field(kind).id}`;
  const page = async (query: Partial<ListQuery>) => {
    const answer = await nora.api.call('listPeople', {
      body: {
        filter: EVERYTHING,
        sort: { by: 'name', descending: false },
        columns: ['name'],
        limit: 13,
        ...query,
      },
    });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
  const whole = async (query: Partial<ListQuery>): Promise<string[]> => {
    const rows: string[] = [];
    for (let after: string | null = null; ;) {
      const read = await page({ ...query, ...(after === null ? {} : { after }) });
      rows.push(...ids(read.items));
      if (read.after === null) return rows;
      ({ after } = read);
    }
  };
  const backwards = async (query: Partial<ListQuery>): Promise<string[]> => {
    let read = await page({ ...query, last: true });
    const rows = ids(read.items);
    while (read.before !== null) {
      read = await page({ ...query, before: read.before });
      rows.unshift(...ids(read.items));
    }
    return rows;
  };

  /** What a record is sorted by; null for no value. */
  const sortedBy = ({ id, kind, choices }: CustomField, record: Values): Key | null => {
    const value = (record['custom'] as Record<string, CustomValue>)[id];
    if (value === undefined) return null;
    if (kind === 'choice') return choices.findIndex((choice) => choice.id === value);
    return kind === 'text' ? sortKey(value as string) : typeof value === 'string' ? value : Number(value);
  };
  /** The same order, of the records themselves. */
  const inOrder = (records: readonly Values[], by: CustomField, descending: boolean): unknown[] => {
    const turn = descending ? -1 : 1;
    const filled = records.filter((record) => sortedBy(by, record) !== null);
    const equal = by.kind === 'choice' ? 1 : turn;
    const sorted = filled.toSorted(
      (one, other) =>
        turn * compare(sortedBy(by, one)!, sortedBy(by, other)!) ||
        equal * compare(one['id'] as string, other['id'] as string),
    );
    // Those without a value stand by their names.
    return [...sorted, ...records.filter((record) => sortedBy(by, record) === null)].map(({ id }) => id);
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    olga = await app.addUser('Olga', 'owner');
    const make = createRecords(app, nora);
    const [blue, red] = COLOURS as [string, string];
    // The later id comes first: the order is that of the field.
    const choices = [
      { id: red, label: 'Rot' },
      { id: blue, label: 'Blau' },
    ];
    for (const kind of CUSTOM_KINDS)
      await apply(olga, 'custom_field.create', {
        id: app.newId(),
        fields: {
          recordType: 'person',
          kind,
          name: kind,
          choices: kind.startsWith('choice') ? choices : [],
        },
      });
    const answer = await nora.api.call('customFields', {});
    custom = answer.ok ? answer.value.items : [];
    const linked = await make.company({ name: 'Verknüpft' });
    const values: Record<CustomKind, (at: number) => CustomValue> = {
      text: (at) => NAMES[at % NAMES.length]!,
      number: (at) => [10, -4, 2.5, 9, 100, 0, -0.5][at % 7]!,
      money: (at) => [100_000, 9_900, -500, 0][at % 4]!,
      day: (at) => ['2015-03-01', '2015-03-02', '2026-11-23'][at % 3]!,
      choice: (at) => COLOURS[at % 2]!,
      choices: (at) => [COLOURS[at % 2]!],
      link: () => linked,
      yesno: (at) => at % 3 === 0,
    };
    await fill(app, make, [nora.id], (record, at) =>
      record === 'company'
        ? {}
        : Object.fromEntries(
            custom.flatMap(({ id, kind }, index) => ((at + index) % 4 > 0 ? [[id, values[kind](at)]] : [])),
          ),
    );
    const gone = await make.person({ lastName: 'Weg', custom: { [field('text').id]: 'A' } });
    await nora.mutate('person.delete', { id: gone });
    const rows = await app.services.store.sql.all<Values>(
      'select * from person where "deletedAt" is null order by "sortKey", no',
    );
    people = rows.map((row) => ({
      ...row,
      ...Object.fromEntries(
        ['emails', 'phones', 'tags', 'custom'].map((key) => [key, JSON.parse(row[key] as string) as unknown]),
      ),
    }));
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are offered for what has one value, and for nothing else', () => {
    const fields = listFieldsOf('person', custom);
    expect(new Set(sortsOf('person', fields).filter((by) => by.startsWith('custom.')))).toEqual(
      new Set((['text', 'number', 'money', 'day', 'choice', 'yesno'] as const).map(keyOf)),
    );
  });

  it('stand as plain evaluation has them, with any filter and anything typed, and the same from the end', async () => {
    const fields = listFieldsOf('person', custom);
    const now = toInstant(app.clock.now());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('text', 'number', 'money', 'day', 'choice', 'yesno'),
        fc.boolean(),
        fc.constantFrom('', 'koln', 'ulm'),
        fc.constantFrom('', 'uwe', 'mull', 'obrien'),
        async (kind, descending, city, q) => {
          const filter: ListQuery['filter'] = city
            ? { match: 'all', of: [{ field: 'city', op: 'is', value: city }] }
            : EVERYTHING;
          const test = typedTest('person', fields, q);
          const expected = inOrder(
            people.filter((one) => matchesFilter(fields, filter, one, now) && (!test || test(one))),
            field(kind),
            descending,
          );
          const query = { filter, q, sort: { by: keyOf(kind), descending } };
          expect(await whole(query)).toEqual(expected);
          expect(await backwards(query)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('begin at a letter or a day', async () => {
    const listed = await whole({ sort: { by: keyOf('text'), descending: false } });
    const from = await page({ sort: { by: keyOf('text'), descending: false }, from: 'Mü' });
    const at = listed.indexOf(from.items[0]!.id);
    const text = (id: string) =>
      sortedBy(
        field('text'),
        people.find((one) => one['id'] === id)!,
      ) as string;
    expect(at).toBeGreaterThan(0);
    expect(text(listed[at]!) >= 'mu').toBe(true);
    expect(text(listed[at - 1]!) < 'mu').toBe(true);
    expect(ids(from.items)).toEqual(listed.slice(at, at + 13));
    const days = { by: keyOf('day'), descending: true };
    const until = await page({ sort: days, from: '2015-03-02' });
    expect(ids(until.items)).toEqual(
      (await whole({ sort: days }))
        .filter((id) => {
          const day = sortedBy(
            field('day'),
            people.find((one) => one['id'] === id)!,
          );
          return day === null || day <= '2015-03-02';
        })
        .slice(0, 13),
    );
    await expect(page({ sort: { by: keyOf('number'), descending: false }, from: 'x' })).rejects.toThrow(
      'list.from',
    );
  });

  it('keep their place when a value changes, and say when the field is archived', async () => {
    const sort = { by: keyOf('number'), descending: false };
    const first = await page({ sort });
    const moved = first.items[0]!.id;
    await apply(nora, 'person.update', { id: moved, set: { custom: { [field('number').id]: 1_000 } } });
    const next = await page({ sort, after: first.after! });
    expect(ids(next.items)).not.toContain(first.items.at(-1)!.id);
    expect((await whole({ sort })).length).toBe(people.length);
    expect((await page({ sort: { ...sort, descending: true } })).items[0]?.id).toBe(moved);
    const view = {
      record: 'person' as const,
      visibility: 'private' as const,
      filter: EVERYTHING,
      columns: ['name'],
    };
    const id = app.newId();
    await apply(nora, 'saved_view.create', { id, fields: { ...view, name: 'Nach Zahl', sort } });
    await apply(olga, 'custom_field.archive', { id: field('number').id });
    await expect(page({ sort })).rejects.toThrow('list.sort');
    await apply(nora, 'saved_view.update', { id, set: { name: 'Nach einer Zahl', sort } });
    await apply(olga, 'custom_field.restore', { id: field('number').id });
    await expect(page({ sort: { by: keyOf('choices'), descending: false } })).rejects.toThrow('list.sort');
    await expect(page({ sort, after: first.before ?? 'x' })).rejects.toThrow('request.cursor');
  });
});

/** A list out of what a device holds, in the order of fields an admin thought up: the same rows as the server's, page by page. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApiClient } from '#shared/api/client.ts';
import { CUSTOM_KINDS } from '#shared/domain/custom-field.ts';
import type { CustomKind, CustomValue } from '#shared/domain/custom-field.ts';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import type { ListPage, ListQuery } from '#shared/domain/list-page.ts';
import type { Result } from '#shared/lib/result.ts';
import { COLOURS } from '#tests/support/list-cases.ts';
import { createStoreWorld, storeOf } from '#tests/support/store-world.ts';

const SORTABLE = ['text', 'number', 'money', 'day', 'choice', 'yesno'] as const;
const [BLUE, RED] = COLOURS as [string, string];
const GONE = '019a0000-0000-7000-8000-00000000000c';
const LONG = 'Lang '.repeat(60);
/** Values that are told apart by little, or by nothing: those stand in the order they were made. */
const VALUES: Readonly<Record<CustomKind, readonly CustomValue[]>> = {
  text: [
    'Müller',
    'mueller',
    'Größe',
    'Grosse',
    '!!!',
    '50%',
    '😀',
    '\ufa0e',
    '\u{10330}',
    `${LONG}b`,
    `${LONG}a`,
    'Ärger',
    'Adam 2',
  ],
  number: [10, -4, 2.5, 9, 100, 0, -0.5],
  money: [100_000, 9_900, -500, 0],
  day: ['2015-03-01', '2015-03-02', '2026-11-23'],
  choice: [BLUE, RED, GONE],
  choices: [[BLUE], [BLUE, RED]],
  link: [],
  yesno: [true, false],
};
const NAMES = [
  'Adam',
  'Adam 0',
  'Adam B',
  'Çelik',
  'ÖZTÜRK',
  'Oezturk',
  "O'Brien",
  '😀 Smile',
  '\ufa0e',
  '\u{10330}',
  '',
];
const CITIES = ['', '!!!', 'Köln', 'Koeln', 'Ulm', 'Ulm 2'];

type Query = Pick<ListQuery, 'filter' | 'q' | 'sort' | 'from'>;
type Ask = (query: ListQuery) => Promise<Result<ListPage>>;

/** Page by page; the code where it is refused. */
const whole = async (ask: Ask, query: Query): Promise<readonly string[] | string> => {
  const rows: string[] = [];
  let place: Pick<ListQuery, 'after' | 'from'> = query.from === undefined ? {} : { from: query.from };
  for (;;) {
    const { filter, q, sort } = query;
    const page = await ask({ filter, q, sort, columns: ['name'], limit: 13, ...place });
    if (!page.ok) return page.error.code;
    rows.push(...page.value.items.map(({ id }) => id));
    if (page.value.after === null) return rows;
    place = { after: page.value.after };
  }
};

const office = async () => {
  const world = await createStoreWorld();
  const { envelope, newId, people } = world;
  const device = world.addDevice(people[0]!, 'all');
  await world.open(device);
  const store = storeOf(device);
  const fields = Object.fromEntries(CUSTOM_KINDS.map((kind) => [kind, newId()])) as Record<
    CustomKind,
    string
  >;
  const choices = [
    // The later id comes first: the order is that of the field. One is not offered any more.
    { id: RED, label: 'Rot' },
    { id: GONE, label: 'Weg', archived: true },
    { id: BLUE, label: 'Blau' },
  ];
  await store.save(
    CUSTOM_KINDS.map((kind) =>
      envelope('custom_field.create', {
        id: fields[kind],
        fields: {
          recordType: 'person',
          kind,
          name: kind,
          choices: kind.startsWith('choice') ? choices : [],
        },
      }),
    ),
  );
  await world.pass(4);
  const custom = (at: number): Record<string, CustomValue> =>
    Object.fromEntries(
      CUSTOM_KINDS.flatMap((kind, index) => {
        const values = VALUES[kind];
        return values.length > 0 && (at + index) % 4 > 0
          ? [[fields[kind], values[(at * 7 + index) % values.length]!] as const]
          : [];
      }),
    );
  await store.save(
    Array.from({ length: 80 }, (_, at) =>
      envelope('person.create', {
        id: newId(),
        fields: {
          lastName: NAMES[(at * 3) % NAMES.length]!,
          firstName: at % 5 === 0 ? '' : `Uwe ${at % 3}`,
          city: CITIES[at % CITIES.length]!,
          emails: [{ email: `p${at}@haus.example`, label: '' }],
          custom: custom(at),
        },
      }),
    ),
  );
  await world.pass(60);
  const api = createApiClient({
    baseUrl: '',
    token: () => device.tokenOf(people[0]!),
    fetch: world.server.serve as typeof fetch,
  });
  const held = (await store.workingSet())!;
  return {
    keyOf: (kind: CustomKind) => `custom.${fields[kind]}`,
    here: (query: Query) => whole((page) => held.list('person', page), query),
    there: (query: Query) => whole((page) => api.call('listPeople', { body: page }), query),
  };
};

test('without the server people stand in the same order by each field, either way, filtered, typed and begun at', async () => {
  const { keyOf, here, there } = await office();
  expect(await here({ filter: EVERYTHING, q: '', sort: { by: 'name', descending: false } })).toHaveLength(80);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SORTABLE.map(keyOf), 'name', 'city'),
      fc.boolean(),
      fc.constantFrom('', 'koln', 'ulm'),
      fc.constantFrom('', 'uwe', 'adam'),
      fc.option(fc.constantFrom('Mü', 'a', 'zz', '2015-03-02', '2030-01-01', 'Ulm', 'lang'), {
        nil: undefined,
      }),
      async (by, descending, city, q, from) => {
        const filter: ListQuery['filter'] = city
          ? { match: 'all', of: [{ field: 'city', op: 'is', value: city }] }
          : EVERYTHING;
        const query = { filter, q, sort: { by, descending }, ...(from === undefined ? {} : { from }) };
        expect(await here(query)).toEqual(await there(query));
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('what a row shows is the same without the server, with the names of what is linked', async () => {
  const world = await createStoreWorld();
  const { envelope, newId, people } = world;
  const device = world.addDevice(people[0]!, 'all');
  await world.open(device);
  const store = storeOf(device);
  const types = ['person', 'company', 'deal'] as const;
  const [field, linked] = [types.map(newId), types.map(newId)];
  const custom = Object.fromEntries(field.map((id, at) => [id, linked[at]!]));
  await store.save([
    ...types.map((linkType, at) =>
      envelope('custom_field.create', {
        id: field[at]!,
        fields: { recordType: 'person', kind: 'link', name: linkType, linkType },
      }),
    ),
    envelope('person.create', { id: linked[0]!, fields: { firstName: 'Ada', lastName: 'Winter' } }),
    envelope('company.create', { id: linked[1]!, fields: { name: 'Brandt Pumpen' } }),
    envelope('deal.create', { id: linked[2]!, fields: { title: 'Zehn Pumpen', personId: linked[0]! } }),
  ]);
  await world.pass(4);
  await store.save([
    envelope('person.create', {
      id: newId(),
      fields: {
        lastName: 'Zuletzt',
        addresses: [{ label: 'home', street: 'Weg 1', postcode: '53111', city: 'Bonn', country: 'DE' }],
        custom,
      },
    }),
  ]);
  await world.pass(60);
  const api = createApiClient({
    baseUrl: '',
    token: () => device.tokenOf(people[0]!),
    fetch: world.server.serve as typeof fetch,
  });
  const query: ListQuery = {
    filter: EVERYTHING,
    sort: { by: 'name', descending: true },
    columns: ['name', 'addresses', 'ownerId', ...field.map((id) => `custom.${id}`)],
    limit: 1,
  };
  const there = await api.call('listPeople', { body: query });
  const here = await (await store.workingSet())!.list('person', query);
  const shown = (page: typeof here) => page.ok && { items: page.value.items, names: page.value.names };
  expect(shown(here)).toEqual(shown(there));
  expect(shown(here)).toMatchObject({
    items: [{ title: 'Zuletzt', values: { addresses: ['Weg 1, 53111 Bonn'] } }],
    names: Object.fromEntries(
      linked.map((id, at) => [id, ['Ada Winter', 'Brandt Pumpen', 'Zehn Pumpen'][at]!]),
    ),
  });
});

/** What is typed above a list: one meaning, whichever engine is asked, along every order of the list. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVERYTHING } from '#shared/domain/list-filter.ts';
import type { ListFilter } from '#shared/domain/list-filter.ts';
import { LIST_SORTS, listFieldsOf } from '#shared/domain/list-fields.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import { matchesFilter } from '#shared/domain/list-match.ts';
import type { ListQuery, ListRow } from '#shared/domain/list-page.ts';
import { typedTest } from '#shared/domain/list-typed.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { fill } from '#tests/support/list-cases.ts';
import { logMail, makeMail } from '#tests/support/log-mail.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const WORDS = [
  'mül',
  'muel',
  'MUL',
  'mueller',
  'uwe 4',
  'größe',
  'gros',
  "o'brien",
  'obrien',
  'çel',
  'a_b',
  '50%',
  'haus.example',
  'möwe',
  'max7',
  'max1@haus',
  'gmbh',
  'köln',
  'messe',
  'süd halle',
  '4',
  'nirgendwo',
  '30159',
  'uwe koln',
  'mueller köln',
  'zürich uwe 4',
];
const NUMBERS = [
  '0511 123',
  '(00) 30159',
  '+30159',
  '+49 511 12345',
  '49511',
  '(0511) 12345-2',
  '12345',
  '---',
  '  ',
];

const BY_CITY = { by: 'city', descending: true };

describeOnBothEngines('what is typed above a list', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;
  let hall: string;

  const ENDPOINT = { person: 'listPeople', company: 'listCompanies', activity: 'listActivities' } as const;
  const page = async (record: ListRecord, query: Partial<ListQuery>, user = nora) => {
    const answer = await user.api.call(ENDPOINT[record], {
      body: {
        filter: EVERYTHING,
        sort: { by: LIST_SORTS[record][0]!, descending: false },
        columns: record === 'activity' ? ['subject', 'preview'] : ['name'],
        limit: 7,
        ...query,
      },
    });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const whole = async (record: ListRecord, query: Partial<ListQuery>, user = nora): Promise<ListRow[]> => {
    const rows: ListRow[] = [];
    for (let after: string | null = null; ;) {
      const read = await page(record, { ...query, ...(after === null ? {} : { after }) }, user);
      rows.push(...read.items);
      if (read.after === null) return rows;
      ({ after } = read);
    }
  };
  const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

  beforeAll(async () => {
    app = await createTestApp(engine);
    const olga = await app.addUser('Olga', 'owner');
    nora = await app.addUser('Nora');
    make = createRecords(app, nora);
    hall = app.newId();
    for (const recordType of ['person', 'company'] as const) {
      const id = recordType === 'person' ? hall : app.newId();
      await apply(olga, 'custom_field.create', { id, fields: { recordType, kind: 'text', name: 'Halle' } });
    }
    await fill(app, make, [nora.id], (record, at) =>
      record === 'person' && at % 4 === 0 ? { [hall]: `Süd Halle ${at}` } : {},
    );
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it.each(['person', 'company'] as const)(
    'leaves of each %s what has its words, in the order of the list, with its filter',
    async (record) => {
      const custom = await nora.api.call('customFields', {});
      const fields = listFieldsOf(record, custom.ok ? custom.value.items : []);
      const now = toInstant(app.clock.now());
      const rows = await app.services.store.sql.all(
        `select * from ${record} where "deletedAt" is null order by "sortKey", no`,
      );
      const values: Record<string, unknown>[] = rows.map((row) => ({
        ...row,
        ...Object.fromEntries(
          ['emails', 'phones', 'tags', 'domains', 'custom', 'addresses'].map((key) => [
            key,
            JSON.parse((row[key] as string) ?? '[]'),
          ]),
        ),
      }));
      const named: ListFilter = { match: 'any', of: [{ field: 'city', op: 'contains', value: 'koln' }] };
      const hits = new Set<number>();
      for (const q of [...WORDS, ...NUMBERS]) {
        for (const filter of [EVERYTHING, named]) {
          const test = typedTest(record, fields, q);
          const expected = values.filter(
            (one) => (!test || test(one)) && matchesFilter(fields, filter, one, now),
          );
          const asked = { filter, q };
          const found = await whole(record, asked);
          expect([q, ids(found)]).toEqual([q, expected.map((one) => one['id'])]);
          hits.add(found.length);
          const backwards = { sort: { by: 'lastContactAt', descending: true }, ...asked };
          expect([q, new Set(ids(await whole(record, backwards)))]).toEqual([q, new Set(ids(found))]);
          const counted = await nora.api.call('countList', { body: { record, ...asked } });
          expect([q, counted]).toMatchObject([q, { value: { count: found.length } }]);
        }
      }
      // Of all, of some and of none.
      expect(Math.max(...hits)).toBe(values.length);
      expect(hits.size).toBeGreaterThan(8);
      expect(hits).toContain(0);
    },
    60_000,
  );

  it('is the same upwards as downwards, and from the end', async () => {
    const q = { q: 'uwe' };
    const listed = ids(await whole('person', q));
    expect(listed.length).toBeGreaterThan(50);
    const end = await page('person', { ...q, last: true });
    expect(ids(end.items)).toEqual(listed.slice(-7));
    const above = await page('person', { ...q, before: end.before! });
    expect(ids(above.items)).toEqual(listed.slice(-14, -7));
  });

  it('finds the same where beginnings are so common that the list itself, or all of them together, is looked through', async () => {
    const asked: Partial<ListQuery>[] = [{ q: 'uwe' }, { q: 'uwe muller' }, { q: 'uwe', sort: BY_CITY }];
    const found = async () => (await Promise.all(asked.map((query) => whole('person', query)))).map(ids);
    const few = await found();
    expect(few[1]?.length).toBeGreaterThan(0);
    // So many others that they are not read first: other ones for each word, then the same ones.
    for (const [word, first] of [
      ['uwe', 1_000_000],
      ['muller', 1_100_000],
      ['muller', 1_000_000],
    ] as const) {
      await app.services.store.write(async (tx) => {
        await tx.run(
          `insert into search_token (token, kind, "recordNo")
             with recursive others(no) as (select 1 union all select no + 1 from others where no < 4100)
             select '${word}', 1, no + ${first} from others`,
        );
        return ok(null);
      });
      expect(await found()).toEqual(few);
    }
    await app.services.store.write(async (tx) => {
      await tx.run('delete from search_token where "recordNo" > 1000000');
      return ok(null);
    });
  });

  it('is looked for in the whole text of what happened, private mails of others aside', async () => {
    const person = await make.person({ lastName: 'Leser', email: 'leser@blatt.example' });
    const long = `${'Vorab viel Text. '.repeat(60)}Danach das Wörterbuch der Gebrüder.`;
    for (let at = 0; at < 20; at += 1)
      await make.activity(person, {
        kind: at % 2 === 0 ? 'note' : 'call',
        subject: `Gespräch ${at}`,
        text: at % 4 === 0 ? long : 'Kurz',
        occurredAt: `2026-05-${String(at + 1).padStart(2, '0')}T10:00:00.000Z`,
      });
    const mail = makeMail({
      subject: 'Vertraulich',
      text: 'Geheimes Wörterbuch',
      participants: [{ role: 'from', email: 'leser@blatt.example', name: '' }],
      sentAt: '2026-06-01T10:00:00.000Z',
    });
    await logMail(nora, mail, { visibility: 'private' });
    const mia = await app.addUser('Mia', 'user', 'Service');
    for (const q of ['worterbuch', 'WOERTERB', 'gebr wörterbuch', 'gespräch', 'leser@blatt.example']) {
      for (const descending of [false, true]) {
        const sort = { by: 'occurredAt', descending };
        const listed = await whole('activity', { q, sort, limit: 3 });
        const ends = await page('activity', { q, sort, limit: 3, last: true });
        expect([q, ids(ends.items)]).toEqual([q, ids(listed.slice(-3))]);
        if (ends.before !== null) {
          const above = await page('activity', { q, sort, limit: 2, before: ends.before });
          expect([q, ids(above.items)]).toEqual([q, ids(listed.slice(0, -3).slice(-2))]);
        }
      }
    }
    const titles = async (query: Partial<ListQuery>, user = nora) =>
      (await whole('activity', query, user)).map(({ title }) => title);
    const newest = { sort: { by: 'occurredAt', descending: true } };
    expect(await titles({ q: 'wörterbuch', ...newest })).toEqual([
      'Vertraulich',
      ...[16, 12, 8, 4, 0].map((at) => `Gespräch ${at}`),
    ]);
    expect(await titles({ q: 'wörterbuch', ...newest }, mia)).not.toContain('Vertraulich');
    const notes: ListFilter = { match: 'all', of: [{ field: 'kind', op: 'any_of', value: ['call'] }] };
    expect(await titles({ q: 'gespräch', filter: notes, limit: 3 })).toEqual(
      [1, 3, 5, 7, 9, 11, 13, 15, 17, 19].map((at) => `Gespräch ${at}`),
    );
    const rows = await whole('activity', { q: 'wörterbuch', columns: ['preview'] });
    expect(rows[0]?.values['preview']).toMatch(/^…Danach das Wörterbuch|^….{0,40}Wörterbuch/);
  });

  it('goes along with the list into its file', async () => {
    const olga = await app.addUser('Oda', 'owner');
    const body = {
      record: 'person' as const,
      filter: EVERYTHING,
      sort: { by: 'name', descending: false },
      columns: ['name'],
      q: 'obrien uwe',
      format: 'csv' as const,
    };
    const response = await olga.request('/api/v1/lists/export', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const lines = (await response.text()).split('\r\n').filter(Boolean);
    expect(lines.length - 1).toBe((await whole('person', { q: 'obrien uwe' })).length);
    expect(lines.slice(1).every((line) => line.includes("O'Brien"))).toBe(true);
  });
});

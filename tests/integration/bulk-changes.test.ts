/** One change for many records, against the real server: previewed, carried out, taken back, also after a reload. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { bulkFields } from '#shared/domain/bulk-change.ts';
import type { BulkChange, BulkOp } from '#shared/domain/bulk-change.ts';
import type { CustomValue } from '#shared/domain/custom-field.ts';
import { listFieldsOf } from '#shared/domain/list-fields.ts';
import { fail } from '#shared/lib/result.ts';
import { createBulk } from '#server/web/pages/lists/bulk/bulk.model.ts';
import type { Bulk, BulkState, Wanted } from '#server/web/pages/lists/bulk/bulk.model.ts';
import { createRunKeeper } from '#server/web/pages/lists/bulk/kept-run.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const createShelf = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

describeOnBothEngines('a change of many records', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let zoe: TestUser;
  let make: Records;
  let shelf = createShelf();

  const bulkOf = (client: ApiClient = nora.api, record: 'person' | 'company' = 'person'): Bulk =>
    createBulk({
      client,
      clock: app.clock,
      newId: app.newId,
      record,
      keeper: createRunKeeper(shelf, nora.id),
    });
  const change = async (
    key: string,
    op: BulkOp,
    value: CustomValue | null = null,
    record: 'person' | 'company' = 'person',
  ): Promise<BulkChange> => {
    const custom = await nora.api.call('customFields', {});
    if (!custom.ok) throw new Error(custom.error.code);
    const field = bulkFields(listFieldsOf(record, custom.value.items)).find((one) => one.key === key);
    if (!field) throw new Error(`no ${key}`);
    return { field, op, value };
  };
  const wanted = async (...asked: Parameters<typeof change>): Promise<Wanted> => [await change(...asked)];
  const previewOf = (bulk: Bulk) => {
    const state: BulkState = bulk.state.value;
    if (state.status !== 'preview') throw new Error(state.status);
    return state.preview;
  };
  const carryOut = async (bulk: Bulk, ids: readonly string[], what: Wanted): Promise<BulkState> => {
    expect(await bulk.preview(ids, what)).toMatchObject({ ok: true });
    await bulk.apply();
    return bulk.state.value;
  };
  const valuesOf = async (ids: readonly string[], column: string) => {
    const answer = await nora.api.call('listRows', {
      body: { record: 'person', ids: ids.slice(0, 200), columns: [column] },
    });
    if (!answer.ok) throw new Error(answer.error.code);
    const found = new Map(answer.value.items.map(({ id, values }) => [id, values[column]]));
    return ids.map((id) => found.get(id));
  };
  const people = (tags: readonly (readonly string[])[]) =>
    Promise.all(tags.map((some, at) => make.person({ lastName: `Viele ${at}`, tags: [...some] })));

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'admin');
    zoe = await app.addUser('Zoë');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('says beforehand what changes and what stays, and changes just that', async () => {
    const ids = await people([['Messe'], ['messe', 'VIP'], [], ['VIP']]);
    const bulk = bulkOf();
    await bulk.preview([...ids, app.newId()], await wanted('tags', 'add', ['Messe']));
    expect(previewOf(bulk)).toMatchObject({
      same: 2,
      gone: 1,
      refused: [],
      entries: [{ steps: [{ after: ['Messe'] }] }, { steps: [{ after: ['VIP', 'Messe'] }] }],
    });
    await bulk.apply();
    expect(bulk.state.value).toMatchObject({ status: 'done', changed: 2, left: 0, failed: [] });
    expect(await valuesOf(ids, 'tags')).toEqual([['Messe'], ['messe', 'VIP'], ['Messe'], ['VIP', 'Messe']]);
    await carryOut(bulkOf(), ids, await wanted('tags', 'remove', ['MESSE']));
    expect(await valuesOf(ids, 'tags')).toEqual([[], ['VIP'], [], ['VIP']]);
  });

  it('is taken back as a whole after a reload, more of them than one batch holds', async () => {
    shelf = createShelf();
    const ids = await people(Array.from({ length: 130 }, () => []));
    const done = await carryOut(bulkOf(), ids, await wanted('ownerId', 'set', zoe.id));
    expect(done).toMatchObject({ status: 'done', changed: 130 });
    const later = bulkOf();
    expect(later.last.value).toMatchObject({ total: 130, isWhole: true, pending: [] });
    await later.undo();
    expect(later.state.value).toMatchObject({ status: 'undone', changed: 130, failed: [] });
    expect(new Set(await valuesOf(ids, 'ownerId'))).toEqual(new Set([null]));
    expect(bulkOf().last.value).toBeNull();
  });

  it('leaves what a colleague changed since, and says so', async () => {
    const ids = await people([[], []]);
    const bulk = bulkOf();
    await carryOut(bulk, ids, await wanted('lifecycle', 'set', 'retention'));
    await apply(zoe, 'person.update', { id: ids[0]!, set: { lifecycle: 'winback' } });
    await bulk.undo();
    expect(bulk.state.value).toMatchObject({
      status: 'undone',
      changed: 1,
      failed: [{ count: 1, failure: { error: { code: 'undo.changed_since' } } }],
    });
    expect(await valuesOf(ids, 'lifecycle')).toEqual(['winback', 'acquisition']);
  });

  it('writes the fields of an admin as well, empties them, and says what is refused and why', async () => {
    const id = app.newId();
    const fields = { recordType: 'person' as const, kind: 'number' as const, name: 'Bedarf' };
    await apply(nora, 'custom_field.create', { id, fields });
    const ids = await people([[], []]);
    await carryOut(bulkOf(), ids, await wanted(`custom.${id}`, 'set', 7));
    expect(await valuesOf(ids, `custom.${id}`)).toEqual([7, 7]);
    await carryOut(bulkOf(), ids, await wanted(`custom.${id}`, 'empty'));
    expect(await valuesOf(ids, `custom.${id}`)).toEqual([null, null]);
    const refused = await carryOut(bulkOf(), ids, await wanted('householdSize', 'set', 2.5));
    expect(refused).toMatchObject({ changed: 0, failed: [{ count: 2, titles: ['Viele 0', 'Viele 1'] }] });
  });

  it('cut off in the middle says what was done, and takes back also what arrived without an answer', async () => {
    shelf = createShelf();
    const ids = await people(Array.from({ length: 150 }, () => []));
    let batches = 0;
    const dying: ApiClient = {
      call: async (name, input) => {
        const answer = await nora.api.call(name, input);
        if (name === 'mutate') batches += 1;
        return name === 'mutate' && batches === 2 ? fail('network.unreachable') : answer;
      },
    };
    const cut = await carryOut(bulkOf(dying), ids, await wanted('city', 'set', 'Ulm'));
    expect(cut).toMatchObject({ changed: 100, left: 50, failed: [{ count: 1 }] });
    const later = bulkOf();
    expect(later.last.value).toMatchObject({ isWhole: false, total: 150 });
    expect(later.last.value?.pending.length).toBe(50);
    await later.undo();
    expect(later.state.value).toMatchObject({ status: 'undone', changed: 150, failed: [] });
    expect(new Set(await valuesOf(ids, 'city'))).toEqual(new Set(['']));
  });

  it('of several fields at once is one change for each record, and goes back as one', async () => {
    const id = app.newId();
    const fields = { recordType: 'person' as const, kind: 'text' as const, name: 'Halle' };
    await apply(nora, 'custom_field.create', { id, fields });
    const ids = await people([['Messe'], []]);
    await apply(nora, 'person.update', { id: ids[0]!, set: { city: 'Ulm', interests: ['Segeln'] } });
    const several = [
      await change('city', 'set', 'Ulm'),
      await change('postcode', 'set', '89073'),
      await change('country', 'set', 'DE'),
      await change('tags', 'add', ['Messe']),
      await change('interests', 'add', ['Messen']),
      await change('website', 'set', 'https://haus.example/'),
      await change(`custom.${id}`, 'set', 'A7'),
    ];
    const bulk = bulkOf();
    await bulk.preview(ids, several);
    const { entries } = previewOf(bulk);
    // What is so already is not said to change.
    expect(entries.map(({ steps }) => steps.map(({ field }) => field.key.replace(id, '')))).toEqual([
      ['postcode', 'country', 'interests', 'website', 'custom.'],
      ['city', 'postcode', 'country', 'tags', 'interests', 'website', 'custom.'],
    ]);
    await bulk.apply();
    expect(bulk.state.value).toMatchObject({ status: 'done', changed: 2, failed: [] });
    const columns = ['city', 'postcode', 'country', 'tags', 'interests', 'website', `custom.${id}`];
    const now = await Promise.all(columns.map((column) => valuesOf(ids, column)));
    const interests = [['Segeln', 'Messen'], ['Messen']];
    expect(now).toEqual([
      ['Ulm', 'Ulm'],
      ['89073', '89073'],
      ['DE', 'DE'],
      [['Messe'], ['Messe']],
      interests,
      ['https://haus.example/', 'https://haus.example/'],
      ['A7', 'A7'],
    ]);
    await bulk.undo();
    expect(bulk.state.value).toMatchObject({ status: 'undone', changed: 2, failed: [] });
    const back = await Promise.all(columns.map((column) => valuesOf(ids, column)));
    expect(back).toEqual([
      ['Ulm', ''],
      ['', ''],
      ['', ''],
      [['Messe'], []],
      [['Segeln'], []],
      ['', ''],
      [null, null],
    ]);
  });

  it('puts companies under another one, but none under itself or what stands below it', async () => {
    const [top, mid, leaf] = [
      await make.company({ name: 'Dach' }),
      await make.company({ name: 'Mitte' }),
      await make.company({ name: 'Blatt' }),
    ];
    await apply(nora, 'company.update', { id: top, set: { parentId: mid } });
    const parents = async (): Promise<unknown[]> => {
      const answer = await nora.api.call('listRows', {
        body: { record: 'company', ids: [top, mid, leaf], columns: ['parentId'] },
      });
      const rows = answer.ok ? answer.value.items : [];
      return [top, mid, leaf].map((id) => rows.find((row) => row.id === id)?.values['parentId']);
    };
    const bulk = bulkOf(nora.api, 'company');
    const under = await wanted('parentId', 'set', top, 'company');
    const done = await carryOut(bulk, [top, mid, leaf], under);
    expect(done).toMatchObject({ status: 'done', changed: 1, failed: [{ count: 2 }] });
    expect(await parents()).toEqual([mid, null, top]);
    await bulk.undo();
    expect(await parents()).toEqual([mid, null, null]);
    await carryOut(bulkOf(nora.api, 'company'), [top], await wanted('parentId', 'empty', null, 'company'));
    expect(await parents()).toEqual([null, null, null]);
  });

  it('deletes many, and brings them back', async () => {
    const ids = await people([['Weg'], ['Weg']]);
    const bulk = bulkOf();
    expect(await carryOut(bulk, ids, null)).toMatchObject({ status: 'done', changed: 2 });
    expect(await valuesOf(ids, 'tags')).toEqual([undefined, undefined]);
    await bulk.undo();
    expect(await valuesOf(ids, 'tags')).toEqual([['Weg'], ['Weg']]);
  });
});

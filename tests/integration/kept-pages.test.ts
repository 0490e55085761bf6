import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import type { SyncActivity } from '#shared/domain/sync.ts';
import { readEpoch } from '#server/sync/epoch.ts';
import { indexEarlierTitles } from '#server/search/title-index.ts';
import { moveToBucket } from '#tests/support/buckets.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll } from '#tests/support/pull-all.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const PAGE = { url: 'https://www.brandt.example/messe', title: 'Brandt auf der Messe' };

describeOnBothEngines('what was written beside a web page', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;
  let company: string;

  const panel = async (query: object = { company }, user = nora): Promise<PanelAnswer> => {
    const answer = await user.api.call('panel', { body: query });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    make = createRecords(app, nora);
    company = await make.company({ name: 'Brandt', domains: ['brandt.example'] });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('keeps the page, as note, follow-up and deal', async () => {
    const links = [{ type: 'company' as const, id: company }];
    const note = await make.activity(company, { text: 'Neues Werk', page: PAGE, links });
    await make.activity(company, { text: 'Ohne Seite', links });
    const task = await make.task({ title: 'Zur Messe einladen', companyId: company, page: PAGE });
    const deal = app.newId();
    await apply(nora, 'deal.create', {
      id: deal,
      fields: { title: 'Pumpen', companyId: company, amountMinor: 1_250_000, page: PAGE },
    });
    const { timeline, tasks, deals } = await panel();
    expect(timeline.map(({ preview, page }) => [preview, page])).toEqual([
      ['Ohne Seite', undefined],
      ['Neues Werk', PAGE],
    ]);
    expect(tasks).toMatchObject([{ id: task, page: PAGE }]);
    expect(deals).toEqual([
      {
        id: deal,
        title: 'Pumpen',
        stage: 'new',
        amountMinor: 1_250_000,
        currency: 'EUR',
        companyId: company,
        personId: null,
        page: PAGE,
      },
    ]);
    const one = await nora.api.call('activity', { params: { id: note } });
    expect(one.ok && one.value.item.page).toEqual(PAGE);
    const own = await nora.api.call('tasks', {});
    expect(own.ok && own.value.items[0]?.page).toEqual(PAGE);
  });

  it('goes to devices with it', async () => {
    const epoch = await readEpoch(app.services.store.sql);
    const cursor = engine.name === 'postgres' ? '0-0' : '0';
    const docs = await pullAll(app, nora, { clientId: app.newId(), epoch, cursor });
    const pages = docs.puts
      .filter(({ data }) => data['page'])
      .map(({ type, data }) => [type, (data as SyncActivity).page] as const);
    expect(pages).toHaveLength(3);
    expect(Object.fromEntries(pages)).toEqual({ activity: PAGE, task: PAGE, deal: PAGE });
  });

  it('takes nothing but web addresses', async () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://a:b@c.example/',
      'x',
    ]) {
      const args = { id: app.newId(), fields: { title: 'x', page: { url, title: '' } } };
      for (const name of ['task.create', 'deal.create'] as const)
        expect(await nora.mutate(name, args), url).toMatchObject({ error: { code: 'request.invalid' } });
    }
  });

  it('is taken back with the page, and comes again with it', async () => {
    const mutationId = app.newId();
    const id = app.newId();
    await nora.mutate(
      'deal.create',
      { id, fields: { title: 'Nur kurz', companyId: company, page: PAGE } },
      mutationId,
    );
    const undo = app.newId();
    await nora.mutate('change.undo', { mutationId }, undo);
    expect((await panel()).deals?.map(({ title }) => title)).toEqual(['Pumpen']);
    await apply(nora, 'change.undo', { mutationId: undo });
    expect((await panel()).deals?.find((deal) => deal.id === id)?.page).toEqual(PAGE);
  });

  it('loses the name of somebody who is erased', async () => {
    const gone = await make.person({
      firstName: 'Quentin',
      lastName: 'Quast',
      email: 'quast@brandt.example',
    });
    const links = [
      { type: 'person' as const, id: gone },
      { type: 'company' as const, id: company },
    ];
    const page = { url: 'https://www.brandt.example/team', title: 'Unser Team: Quentin Quast' };
    const note = await make.activity(gone, { text: 'Gelesen', page, links });
    await apply(nora, 'person.erase', { id: gone });
    const one = await nora.api.call('activity', { params: { id: note } });
    expect(one.ok && one.value.item.page).toEqual({ ...page, title: 'Unser Team: …' });
    const rows = await app.services.store.sql.all('select fields from change');
    expect(JSON.stringify(rows)).not.toContain('Quast');
  });
});

describeOnBothEngines('deals', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let company: string;

  const deal = async (title: string, fields: object = { companyId: company }): Promise<string> => {
    const id = app.newId();
    await apply(nora, 'deal.create', { id, fields: { title, ...fields } });
    return id;
  };
  const find = async (q: string, user = nora, limit = '20') => {
    const answer = await user.api.call('search', { query: { q, limit } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };
  const titles = async (q: string, user = nora): Promise<string[]> =>
    (await find(q, user)).map(({ title }) => title);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    company = await createRecords(app, nora).company({ name: 'Brandt' });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are found by the words of their title in any spelling, with their company', async () => {
    const id = await deal('Angebot 2026-118: Kühlpumpen');
    const found = [
      expect.objectContaining({ type: 'deal', id, title: 'Angebot 2026-118: Kühlpumpen', detail: 'Brandt' }),
    ];
    for (const q of ['kühlp', 'kuehlpumpen', '2026-118', 'angebot 118', 'KUHL ANGEB'])
      expect(await find(q), q).toEqual(found);
    expect(await find('angebot 119')).toEqual([]);
  });

  it('are found by their new name alone, and not once they are deleted, until that is undone', async () => {
    const id = await deal('Ventile');
    await apply(nora, 'deal.update', { id, set: { title: 'Schieber' } });
    expect([await titles('ventile'), await titles('schieber')]).toEqual([[], ['Schieber']]);
    const mutationId = app.newId();
    await nora.mutate('deal.delete', { id }, mutationId);
    expect(await titles('schieber')).toEqual([]);
    await apply(nora, 'change.undo', { mutationId });
    expect(await titles('schieber')).toEqual(['Schieber']);
  });

  it('that are closed come after those that are open', async () => {
    await deal('Turbine Nord', { stage: 'won' });
    await deal('Turbine Süd');
    expect(await titles('turbine')).toEqual(['Turbine Süd', 'Turbine Nord']);
  });

  it('leave room for people and companies of the same name, and the other way round', async () => {
    const make = createRecords(app, nora);
    for (let count = 0; count < 6; count += 1) {
      await deal(`Kessel ${count}`);
      await make.company({ name: `Kessel ${count} GmbH` });
    }
    const types = (await find('kessel', nora, '6')).map(({ type }) => type);
    expect(types).toEqual(['company', 'company', 'company', 'company', 'deal', 'deal']);
  });

  it('are not found by colleagues who may not see them', async () => {
    const thomas = await app.addUser('Thomas', 'user', 'Service');
    const id = await deal('Geheimauftrag');
    expect(await titles('geheimauf', thomas)).toEqual(['Geheimauftrag']);
    await moveToBucket(app, nora, 'deal', id, `private:${nora.id}`);
    expect([await titles('geheimauf', thomas), await titles('geheimauf')]).toEqual([[], ['Geheimauftrag']]);
  });

  it('from before there was a search for them are taken in at the next start', async () => {
    await deal('Altbestand');
    const { store } = app.services;
    await store.write(async (tx) => {
      await tx.run('delete from deal_token');
      return { ok: true, value: null };
    });
    expect(await titles('altbestand')).toEqual([]);
    expect(await indexEarlierTitles(store)).toEqual({ ok: true, value: null });
    expect(await titles('altbestand')).toEqual(['Altbestand']);
    expect(await indexEarlierTitles(store)).toEqual({ ok: true, value: null });
  });

  it('are found by why they were lost, also those lost before that counted', async () => {
    const id = await deal('Alter Verlust');
    await apply(nora, 'deal.update', { id, set: { stage: 'lost', lostReason: 'Budget gestrichen' } });
    expect(await titles('verlust budget')).toEqual(['Alter Verlust']);
    const { store } = app.services;
    await store.write(async (tx) => {
      await tx.run('delete from deal_token where token in (?, ?)', 'budget', 'gestrichen');
      await tx.run('delete from meta where key = ?', 'deals_by_lost_reason');
      return { ok: true, value: null };
    });
    expect(await titles('budget')).toEqual([]);
    expect(await indexEarlierTitles(store)).toEqual({ ok: true, value: null });
    expect(await titles('verlust budget')).toEqual(['Alter Verlust']);
    await apply(nora, 'deal.update', { id, set: { lostReason: '' } });
    expect([await titles('budget'), await titles('alter verl')]).toEqual([[], ['Alter Verlust']]);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { moveToBucket } from '#tests/support/buckets.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('a company that belongs to another one', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;
  let holding: string;
  let pumps: string;

  const ask = async (query: Record<string, unknown>, user = nora): Promise<PanelAnswer> => {
    const answer = await user.api.call('panel', { body: query });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const setParent = (id: string, parentId: string | null) =>
    nora.mutate('company.update', { id, set: { parentId } });
  const namesOf = ({ subsidiaries = [] }: PanelAnswer): string[] => subsidiaries.map(({ name }) => name);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner', 'Vertrieb');
    thomas = await app.addUser('Thomas', 'user', 'Service');
    make = createRecords(app, nora);
    holding = await make.company({ name: 'Nordlicht Holding AG', domains: ['nordlicht.example'] });
    pumps = await make.company({ name: 'Nordlicht Pumpen GmbH', domains: ['nordlicht-pumpen.example'] });
    await apply(nora, 'company.update', { id: pumps, set: { parentId: holding } });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is shown on its own domain, with the one it belongs to by name', async () => {
    const answer = await ask({ domain: 'www.nordlicht-pumpen.example' });
    expect(answer.company?.name).toBe('Nordlicht Pumpen GmbH');
    expect(answer.parent).toEqual({ id: holding, name: 'Nordlicht Holding AG' });
    expect(answer.subsidiaries).toBeUndefined();
  });

  it('is named by the one above it, with the others in the order of their names', async () => {
    await make.company({ name: 'Ästhetik Licht GmbH', parentId: holding });
    expect(namesOf(await ask({ domain: 'nordlicht.example' }))).toEqual([
      'Ästhetik Licht GmbH',
      'Nordlicht Pumpen GmbH',
    ]);
  });

  it('never stands above itself, over however many companies', async () => {
    const circle = { status: 'rejected', error: { code: 'company.circle' } };
    expect(await setParent(holding, holding)).toMatchObject(circle);
    expect(await setParent(holding, pumps)).toMatchObject(circle);
    const valves = await make.company({ name: 'Nordlicht Ventile KG', parentId: pumps });
    expect(await setParent(holding, valves)).toMatchObject({
      ...circle,
      error: { fields: { 'args.set.parentId': 'company.circle' } },
    });
    expect((await ask({ company: holding })).parent).toBeUndefined();
  });

  it('is let go of and taken back by undoing', async () => {
    const loose = await make.company({ name: 'Polarlicht GmbH', parentId: holding });
    const id = app.newId();
    await apply({ mutate: (name, args) => nora.mutate(name, args, id) }, 'company.update', {
      id: loose,
      set: { parentId: null },
      was: { parentId: holding },
    });
    expect((await ask({ company: loose })).parent).toBeUndefined();
    await apply(nora, 'change.undo', { mutationId: id });
    expect((await ask({ company: loose })).parent).toEqual({ id: holding, name: 'Nordlicht Holding AG' });
  });

  it('stands alone while the one above it is deleted, and a deleted one is named nowhere', async () => {
    const gone = await make.company({ name: 'Vergangen AG' });
    const below = await make.company({ name: 'Untere GmbH', parentId: gone });
    expect(namesOf(await ask({ company: gone }))).toEqual(['Untere GmbH']);
    await apply(nora, 'company.delete', { id: gone });
    expect((await ask({ company: below })).parent).toBeUndefined();
    expect(await setParent(pumps, gone)).toMatchObject({ error: { code: 'record.not_found' } });
    const other = await make.company({ name: 'Obere GmbH' });
    await apply(nora, 'company.update', { id: below, set: { parentId: other } });
    await apply(nora, 'company.delete', { id: below });
    expect(namesOf(await ask({ company: other }))).toEqual([]);
  });

  it('names to nobody what they do not see', async () => {
    const secret = await make.company({ name: 'Geheim Holding' });
    const open = await make.company({ name: 'Offen GmbH', parentId: secret });
    const below = await make.company({ name: 'Verborgene Tochter', parentId: open });
    await moveToBucket(app, nora, 'company', secret, `private:${nora.id}`);
    await moveToBucket(app, nora, 'company', below, `private:${nora.id}`);
    const seen = await ask({ company: open }, thomas);
    expect(seen.parent).toBeUndefined();
    expect(seen.subsidiaries).toBeUndefined();
    const own = await ask({ company: open });
    expect(own.parent?.name).toBe('Geheim Holding');
    expect(namesOf(own)).toEqual(['Verborgene Tochter']);
  });

  it('comes to devices with what it belongs to', async () => {
    const query = { clientId: app.newId(), set: 'all' as const, customers: [holding, pumps].join(',') };
    const page = await nora.api.call('syncBootstrap', { query });
    if (!page.ok) throw new Error(page.error.code);
    const parents = new Map(page.value.docs.map(({ id, data }) => [id, data['parentId']]));
    expect(parents.get(pumps)).toBe(holding);
    expect(parents.get(holding)).toBeNull();
  });

  it('is asked about, never guessed, where a domain belongs to several', async () => {
    await make.company({ name: 'Zwilling Eins', domains: ['zwilling.example'] });
    await make.company({ name: 'Zwilling Zwei', domains: ['zwilling.example', 'zwei.example'] });
    const answer = await ask({ domain: 'www.zwilling.example' });
    expect(answer.company).toBeNull();
    expect(answer.companyChoices?.map(({ name }) => name)).toEqual(['Zwilling Eins', 'Zwilling Zwei']);
    expect((await ask({ domain: 'zwei.example' })).company?.name).toBe('Zwilling Zwei');
  });

  it('has as many domains as it is given, and none that many share', async () => {
    const id = await make.company({ name: 'Viele Namen', domains: ['eins.example'] });
    await apply(nora, 'company.update', {
      id,
      set: {
        domains: ['eins.example', 'www.Neun.example', 'gmx.de', 'laden.jimdosite.com', 'jimdosite.com'],
      },
      was: { domains: ['eins.example'] },
    });
    const { company } = await ask({ company: id });
    expect(company?.domains).toEqual(['eins.example', 'neun.example', 'laden.jimdosite.com']);
    // Two people add one each without knowing of the other's.
    await apply(thomas, 'company.update', {
      id,
      set: { domains: ['eins.example', 'drei.example'] },
      was: { domains: ['eins.example'] },
    });
    expect((await ask({ domain: 'drei.example' })).company?.id).toBe(id);
    expect((await ask({ domain: 'neun.example' })).company?.id).toBe(id);
  });
});

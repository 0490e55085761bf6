import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import type { Result } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describeOnBothEngines('people who have to do with each other', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const panel = async (user: TestUser, body: { person?: string; company?: string }): Promise<PanelAnswer> =>
    must(await user.api.call('panel', { body }));
  const relate = async (personId: string, otherId: string, kind: 'reports_to' | 'spouse' = 'reports_to') => {
    const id = app.newId();
    await apply(nora, 'relationship.create', { id, fields: { personId, otherId, kind } });
    return id;
  };
  const seen = async (user: TestUser, person: string): Promise<string[]> =>
    ((await panel(user, { person })).relationships ?? []).map(
      ({ personName, kind, otherName }) => `${personName} ${kind} ${otherName}`,
    );

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    tom = await app.addUser('Tom');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are shown from both ends, corrected, taken away and back', async () => {
    const ada = await make.person({ lastName: 'Ada' });
    const bea = await make.person({ lastName: 'Bea' });
    const id = await relate(ada, bea);
    expect(await seen(tom, ada)).toEqual(['Ada reports_to Bea']);
    expect(await seen(tom, bea)).toEqual(['Ada reports_to Bea']);
    await apply(tom, 'relationship.update', {
      id,
      set: { kind: 'assistant_of' },
      was: { kind: 'reports_to' },
    });
    expect(await seen(nora, bea)).toEqual(['Ada assistant_of Bea']);
    const removal = app.newId();
    await nora.mutate('relationship.delete', { id }, removal);
    expect(await seen(nora, ada)).toEqual([]);
    await apply(nora, 'change.undo', { mutationId: removal });
    expect(await seen(nora, ada)).toEqual(['Ada assistant_of Bea']);
  });

  it('are two: nobody is connected with themselves, also under an older id', async () => {
    const ada = await make.person({ lastName: 'Allein' });
    const twin = await make.person({ lastName: 'Allein' });
    await apply(nora, 'person.merge', { id: ada, otherId: twin });
    const fields = { personId: ada, otherId: twin, kind: 'sibling' } as const;
    expect(await nora.mutate('relationship.create', { id: app.newId(), fields })).toMatchObject({
      error: { code: 'relationship.same', fields: { 'args.fields.otherId': 'relationship.same' } },
    });
  });

  it('are told only to whoever sees both', async () => {
    const ada = await make.person({ lastName: 'Offen' });
    const secret = await make.person({ lastName: 'Verborgen' });
    await relate(ada, secret);
    await relate(secret, ada, 'spouse');
    await apply(nora, 'record.move', { type: 'person', id: secret, visibility: 'private' });
    expect(await seen(tom, ada)).toEqual([]);
    expect(await seen(nora, ada)).toHaveLength(2);
  });

  it('stay with whoever remains of two, each once, and come apart again', async () => {
    const [kept, other] = [await make.person({ lastName: 'Eins' }), await make.person({ lastName: 'Zwei' })];
    const [boss, wife] = [await make.person({ lastName: 'Chefin' }), await make.person({ lastName: 'Frau' })];
    await relate(kept, boss);
    await relate(other, boss);
    await relate(kept, wife, 'spouse');
    await relate(wife, other, 'spouse');
    await relate(kept, other);
    const merge = app.newId();
    await nora.mutate('person.merge', { id: kept, otherId: other }, merge);
    expect(await seen(tom, kept)).toEqual(['Eins reports_to Chefin', 'Eins spouse Frau']);
    await apply(nora, 'change.undo', { mutationId: merge });
    expect(await seen(tom, other)).toEqual([
      'Zwei reports_to Chefin',
      'Frau spouse Zwei',
      'Eins reports_to Zwei',
    ]);
  });

  it('work at several companies: what lasts first, the company knows who was there', async () => {
    const ada = await make.person({ lastName: 'Viel' });
    const [first, second] = [await make.company({ name: 'Erste' }), await make.company({ name: 'Zweite' })];
    const job = await make.employ(ada, first, 'Einkauf');
    await make.employ(ada, second, 'Beirat');
    await apply(nora, 'employment.update', { id: job, set: { toDay: '2026-06-30' }, was: { toDay: null } });
    const jobs = (await panel(tom, { person: ada })).employments ?? [];
    expect(jobs.map(({ companyName, toDay }) => [companyName, toDay])).toEqual([
      ['Zweite', null],
      ['Erste', '2026-06-30'],
    ]);
    const staff = await panel(tom, { company: first });
    expect(staff.people).toEqual([]);
    expect(staff.employments).toMatchObject([
      { personName: 'Viel', jobTitle: 'Einkauf', toDay: '2026-06-30' },
    ]);
  });
});

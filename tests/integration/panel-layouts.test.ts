import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PanelLayout } from '#shared/domain/panel-cards.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines("the panel's cards, arranged", (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;

  const cardsOf = async (user: TestUser): Promise<PanelLayout | undefined> => {
    const answer = await user.api.call('me', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.cards;
  };
  const layout = { order: ['timeline', 'tasks'], hidden: ['deals'] };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner', 'Vertrieb');
    thomas = await app.addUser('Thomas', 'user', 'Service');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are the same for everybody until somebody arranges them', async () => {
    expect(await cardsOf(thomas)).toBeUndefined();
  });

  it('stand for a role as an owner puts them, and go back by undoing it', async () => {
    const { id } = await apply(nora, 'panel.arrange', { target: { role: 'user' }, layout });
    expect(id).toBeTypeOf('string');
    expect(await cardsOf(thomas)).toEqual(layout);
    expect(await cardsOf(nora)).toBeUndefined();
    await apply(nora, 'panel.arrange', { target: { role: 'user' }, layout: null });
    expect(await cardsOf(thomas)).toBeUndefined();
    await apply(nora, 'panel.arrange', { target: { role: 'user' }, layout });
    expect(await cardsOf(thomas)).toEqual(layout);
  });

  it('of a team count before those of a role', async () => {
    const listed = await nora.api.call('panelLayouts', {});
    if (!listed.ok) throw new Error(listed.error.code);
    const service = listed.value.items.find(({ name }) => name === 'Service');
    const own = { order: ['people'], hidden: [] };
    await apply(nora, 'panel.arrange', { target: service!.target, layout: own });
    expect(await cardsOf(thomas)).toEqual(own);
    await apply(nora, 'panel.arrange', { target: service!.target, layout: null });
    expect(await cardsOf(thomas)).toEqual(layout);
  });

  it('are arranged by owners and admins alone, and for teams that are there', async () => {
    expect(await thomas.mutate('panel.arrange', { target: { role: 'user' }, layout: null })).toMatchObject({
      error: { code: 'access.denied' },
    });
    expect(await thomas.api.call('panelLayouts', {})).toMatchObject({ error: { code: 'access.denied' } });
    const unknown = await nora.mutate('panel.arrange', { target: { team: app.newId() }, layout });
    expect(unknown).toMatchObject({ error: { code: 'record.not_found' } });
  });
});

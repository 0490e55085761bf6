import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TemplateFields } from '#shared/domain/template.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('templates', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let olga: TestUser;

  const create = async (user: TestUser, fields: Partial<TemplateFields> & { name: string }) => {
    const id = app.newId();
    expect(await user.mutate('template.create', { id, fields })).toMatchObject({ status: 'applied' });
    return id;
  };
  const listOf = async (user: TestUser) => {
    const answer = await user.api.call('templates', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };
  const namesOf = async (user: TestUser) => (await listOf(user)).map(({ name }) => name);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    olga = await app.addUser('Olga', 'owner');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('are their author’s alone until they are given to the company', async () => {
    const id = await create(nora, { name: 'Angebot', text: '{{salutation}},' });
    expect(await listOf(nora)).toMatchObject([
      { id, name: 'Angebot', language: 'de', form: 'formal', text: '{{salutation}},', shared: false },
    ]);
    expect(await listOf(thomas)).toEqual([]);
    expect(await listOf(olga)).toEqual([]);
    await nora.mutate('template.update', { id, set: { shared: true } });
    expect(await listOf(thomas)).toMatchObject([{ id, shared: true }]);
    await nora.mutate('template.update', { id, set: { shared: false } });
    expect(await listOf(thomas)).toEqual([]);
  });

  it('of the company are changed by their author and by whoever administers', async () => {
    const id = await create(nora, { name: 'Termin', language: 'en', form: 'personal', shared: true });
    const byThomas = await thomas.mutate('template.update', { id, set: { text: 'x' } });
    expect(byThomas).toMatchObject({ status: 'rejected', error: { code: 'access.denied' } });
    expect(await olga.mutate('template.update', { id, set: { text: 'Hello' } })).toMatchObject({
      status: 'applied',
    });
    expect(await listOf(thomas)).toMatchObject([{ text: 'Hello', language: 'en', form: 'personal' }]);
    // Taken back by the owner it is Nora's again, not the owner's.
    await olga.mutate('template.update', { id, set: { shared: false } });
    expect(await namesOf(olga)).toEqual([]);
    expect(await namesOf(nora)).toContain('Termin');
  });

  it('come back when their removal is undone', async () => {
    const id = await create(thomas, { name: 'Absage' });
    const mutationId = app.newId();
    await thomas.mutate('template.delete', { id }, mutationId);
    expect(await namesOf(thomas)).toEqual([]);
    await thomas.mutate('change.undo', { mutationId });
    expect(await namesOf(thomas)).toEqual(['Absage']);
  });

  it('need a name', async () => {
    const id = app.newId();
    expect(await nora.mutate('template.create', { id, fields: { name: '  ' } })).toMatchObject({
      status: 'rejected',
      error: { code: 'request.invalid' },
    });
  });
});

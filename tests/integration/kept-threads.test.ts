import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('a conversation somebody keeps on logging', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;

  const isKept = async (user: TestUser, conversationId: string, compose = false): Promise<boolean> => {
    const body = { conversationId, messageId: '<one@brandt.example>', ...(compose ? { compose } : {}) };
    const answer = await user.api.call('panel', { body });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.keepsThread === true;
  };
  const keep = (conversationId: string, wanted: boolean) =>
    nora.mutate('thread.keep', { id: app.newId(), conversationId, keep: wanted });

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is so for them alone and for that conversation, until they say otherwise', async () => {
    expect(await isKept(nora, 'c1')).toBe(false);
    await keep('c1', true);
    await keep('c1', true);
    expect([await isKept(nora, 'c1'), await isKept(nora, 'c2'), await isKept(thomas, 'c1')]).toEqual([
      true,
      false,
      false,
    ]);
    await keep('c1', false);
    await keep('c1', false);
    expect(await isKept(nora, 'c1')).toBe(false);
  });

  it('is taken back as any other change, in both directions', async () => {
    const on = await keep('c3', true);
    await apply(nora, 'change.undo', { mutationId: on.id });
    expect(await isKept(nora, 'c3')).toBe(false);
    await keep('c3', true);
    const off = await keep('c3', false);
    await apply(nora, 'change.undo', { mutationId: off.id });
    expect(await isKept(nora, 'c3')).toBe(true);
  });

  it('says nothing beside a mail that is being written', async () => {
    await keep('c4', true);
    expect(await isKept(nora, 'c4', true)).toBe(false);
  });
});

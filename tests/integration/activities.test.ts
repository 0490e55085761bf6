import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('what people write down', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let boss: TestUser;
  let make: Records;
  let ada: string;

  const statusOf = async (user: TestUser, id: string): Promise<number> =>
    (await user.request(`/api/v1/activities/${id}`)).status;
  const codeOf = async (answer: ReturnType<TestUser['mutate']>): Promise<string> => {
    const outcome = await answer;
    return outcome.status === 'rejected' ? outcome.error.code : 'applied';
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    boss = await app.addUser('Chefin', 'admin', 'Leitung');
    make = createRecords(app, nora);
    ada = await make.person({ firstName: 'Ada', lastName: 'Krüger' });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is a note, a call with its outcome, a meeting, a visit or a letter', async () => {
    for (const kind of ['note', 'call', 'meeting', 'visit', 'letter'] as const) {
      const id = await make.activity(ada, { kind, subject: 'Betreff', text: 'Zeile eins\n\nZeile zwei' });
      const read = await nora.api.call('activity', { params: { id } });
      expect(read).toMatchObject({
        value: {
          item: { kind, subject: 'Betreff', preview: 'Zeile eins Zeile zwei', byName: 'Nora', byId: nora.id },
          text: 'Zeile eins\n\nZeile zwei',
          mail: null,
        },
      });
    }
    const id = await make.activity(ada, { kind: 'call', direction: 'out', outcome: 'voicemail' });
    const call = await nora.api.call('activity', { params: { id } });
    expect(call).toMatchObject({ value: { item: { direction: 'out', outcome: 'voicemail' } } });
  });

  it('hangs on something', async () => {
    const args = { id: app.newId(), kind: 'note' as const, fields: {}, visibility: 'all' as const };
    expect(await codeOf(nora.mutate('activity.create', { ...args, links: [] }))).toBe('request.invalid');
    const nowhere = [{ type: 'company' as const, id: ada }];
    expect(await codeOf(nora.mutate('activity.create', { ...args, links: nowhere }))).toBe(
      'record.not_found',
    );
  });

  it('is changed and removed by who wrote it, and by owners and admins who see it', async () => {
    const id = await make.activity(ada, { text: 'alt' });
    expect(await codeOf(thomas.mutate('activity.update', { id, set: { text: 'fremd' } }))).toBe(
      'access.denied',
    );
    expect(await codeOf(thomas.mutate('activity.delete', { id }))).toBe('access.denied');
    await apply(nora, 'activity.update', { id, set: { text: 'neu' } });
    await apply(boss, 'activity.update', { id, set: { subject: 'Wichtig' } });
    const read = await thomas.api.call('activity', { params: { id } });
    expect(read).toMatchObject({ value: { text: 'neu', item: { subject: 'Wichtig', preview: 'neu' } } });
    await apply(nora, 'activity.delete', { id });
    expect(await statusOf(nora, id)).toBe(404);
  });

  it('is seen by oneself, the team or everybody, and moves when that changes', async () => {
    const id = await make.activity(ada, { text: 'Geheim', visibility: 'private' });
    const seenBy = async (): Promise<number[]> => [
      await statusOf(nora, id),
      await statusOf(thomas, id),
      await statusOf(boss, id),
    ];
    expect(await seenBy()).toEqual([200, 404, 404]);
    expect(await codeOf(boss.mutate('activity.update', { id, set: {} }))).toBe('record.not_found');
    await apply(nora, 'activity.update', { id, set: {}, visibility: 'team' });
    expect(await seenBy()).toEqual([200, 200, 404]);
    await apply(nora, 'activity.update', { id, set: {}, visibility: 'all' });
    expect(await seenBy()).toEqual([200, 200, 200]);
    const panel = await boss.api.call('panel', { body: { person: ada } });
    expect(panel.ok && panel.value.timeline.some((item) => item.id === id)).toBe(true);
    await apply(nora, 'activity.update', { id, set: {}, visibility: 'private' });
    expect(await seenBy()).toEqual([200, 404, 404]);
    const hidden = await boss.api.call('panel', { body: { person: ada } });
    expect(hidden.ok && hidden.value.timeline.some((item) => item.id === id)).toBe(false);
  });

  it('joins further records and leaves them', async () => {
    const company = await make.company({ name: 'Brandt' });
    const id = await make.activity(ada, { text: 'auch für Brandt' });
    const link = { type: 'company' as const, id: company };
    const history = async (): Promise<string[]> => {
      const answer = await nora.api.call('timeline', { body: { type: 'company', id: company } });
      return answer.ok ? answer.value.items.map((item) => item.id) : [answer.error.code];
    };
    await apply(thomas, 'activity.link', { id, link });
    await apply(nora, 'activity.link', { id, link });
    expect(await history()).toEqual([id]);
    await apply(nora, 'activity.unlink', { id, link });
    expect(await history()).toEqual([]);
    expect(await codeOf(nora.mutate('activity.unlink', { id, link }))).toBe('record.not_found');
  });

  it('leaves a logged mail as it was written', async () => {
    const id = await make.mail(makeMail('ada@brandt.example', { messageId: '<fest@brandt.example>' }));
    expect(await codeOf(nora.mutate('activity.update', { id, set: { text: 'x' } }))).toBe(
      'activity.mail_is_fixed',
    );
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Link } from '#shared/domain/activity.ts';
import type { Mail } from '#shared/domain/mail.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { pullAll } from '#tests/support/pull-all.ts';
import { readableEnd } from '#tests/support/readable-end.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const KARLA = 'karla@brandt.example';

describeOnBothEngines('a mail that belongs to a deal or a follow-up', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let make: Records;
  let company: string;
  let karla: string;
  let counter = 0;

  const ask = async (query: Record<string, unknown>, user = nora): Promise<PanelAnswer> => {
    const answer = await user.api.call('panel', { body: query });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const openDeal = async (title: string, fields: object = { companyId: company }): Promise<string> => {
    const id = app.newId();
    await apply(nora, 'deal.create', { id, fields: { title, ...fields } });
    return id;
  };
  const nextMail = (fields: Partial<Mail> = {}): Mail => {
    counter += 1;
    return makeMail(KARLA, { messageId: `<${counter}@deals.example>`, ...fields });
  };
  type Log = { links?: Link[]; offered?: Link[]; visibility?: 'all' | 'team' | 'private' };
  const log = async (mail: Mail, { links = [], offered, visibility = 'all' }: Log, user = nora) => {
    const named = { links, ...(offered ? { offered } : {}) };
    const args = { id: app.newId(), mail, visibility, direction: 'in' as const, source: 'test', ...named };
    return (await apply(user, 'mail.log', args))['id'] as string;
  };
  const titles = async ({ messageId }: Mail, user = nora): Promise<string[]> =>
    ((await ask({ messageId }, user)).log?.links ?? []).map(({ title }) => title);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    thomas = await app.addUser('Thomas');
    make = createRecords(app, nora);
    company = await make.company({ name: 'Brandt', domains: ['brandt.example'] });
    karla = await make.person({ firstName: 'Karla', lastName: 'Brandt', email: KARLA });
    await make.employ(karla, company);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('says so beside those in it, and stands in the history of the company once', async () => {
    const status = await nora.api.call('syncStatus', { query: {} });
    const epoch = status.ok ? status.value.epoch : '';
    const cursor = await readableEnd(app.services.store);
    const deal = await openDeal('Angebot 2026-118');
    const task = await make.task({ title: 'Lieferzeit klären', personId: karla });
    const mail = nextMail();
    const links = [
      { type: 'deal' as const, id: deal },
      { type: 'task' as const, id: task },
    ];
    const id = await log(mail, { links });
    expect(await titles(mail)).toEqual(['Karla Brandt', 'Brandt', 'Angebot 2026-118', 'Lieferzeit klären']);
    const ofCompany = (await ask({ company })).timeline.filter((item) => item.id === id);
    expect(ofCompany).toHaveLength(1);
    // A device hears of it with the mail.
    const { puts } = await pullAll(app, nora, { clientId: nora.id, epoch, cursor });
    const doc = puts.find((one) => one.type === 'activity' && one.id === id);
    expect(doc?.data['links']).toEqual(expect.arrayContaining(links));
  });

  it('is hung on a deal later, taken off, and goes back by undo', async () => {
    const deal = await openDeal('Wartung');
    const mail = nextMail();
    const id = await log(mail, {});
    const link = { type: 'deal' as const, id: deal };
    await apply(nora, 'activity.link', { id, link });
    expect(await titles(mail)).toContain('Wartung');
    const mutationId = app.newId();
    await nora.mutate('activity.unlink', { id, link }, mutationId);
    expect(await titles(mail)).not.toContain('Wartung');
    await apply(nora, 'change.undo', { mutationId });
    expect(await titles(mail)).toContain('Wartung');
  });

  it('is offered the open deals of those in it, the one that changed last first, and no closed one', async () => {
    const other = await make.company({ name: 'Anders', domains: ['anders.example'] });
    const older = await openDeal('Älter', { companyId: other });
    const newer = await openDeal('Neuer', { companyId: other });
    await openDeal('Gewonnen', { companyId: other, stage: 'won' });
    await openDeal('Verloren', { companyId: other, stage: 'lost' });
    const gone = await openDeal('Gelöscht', { companyId: other });
    await apply(nora, 'deal.delete', { id: gone });
    const participants = [{ email: 'wer@anders.example' }];
    app.clock.advance(1_000);
    await apply(nora, 'deal.update', { id: newer, set: { stage: 'offer' } });
    const open = { amountMinor: null, currency: 'EUR', companyId: other, personId: null };
    const deals = [
      { ...open, id: newer, title: 'Neuer', stage: 'offer' },
      { ...open, id: older, title: 'Älter', stage: 'new' },
    ];
    expect((await ask({ messageId: '<neu@anders.example>', participants })).deals).toEqual(deals);
    expect((await ask({ company: other })).deals).toEqual(deals);
    expect(await ask({ participants: [{ email: 'wer@ganz-anders.example' }] })).not.toHaveProperty('deals');
  });

  it('takes over what its conversation hangs on until it is logged itself', async () => {
    const deal = await openDeal('Rahmenvertrag');
    const conversationId = 'conversation-1';
    await log(nextMail({ conversationId }), { links: [{ type: 'deal', id: deal }] });
    const reply = nextMail({ conversationId });
    const query = { messageId: reply.messageId, conversationId, participants: [{ email: KARLA }] };
    const logged = (await ask(query)).thread?.logged;
    expect(logged?.links).toContainEqual({
      type: 'deal',
      id: deal,
      title: 'Rahmenvertrag',
      reason: 'thread',
    });
    await log(reply, { offered: [{ type: 'deal', id: deal }] });
    expect(await titles(reply)).toContain('Rahmenvertrag');
    expect(await ask(query)).not.toHaveProperty('thread');
  });

  it('tells nobody of a conversation that is somebody else’s', async () => {
    const deal = await openDeal('Vertraulich');
    const conversationId = 'conversation-2';
    await log(nextMail({ conversationId }), { links: [{ type: 'deal', id: deal }], visibility: 'private' });
    const query = { messageId: '<neu@deals.example>', conversationId, participants: [{ email: KARLA }] };
    expect((await ask(query)).thread?.logged?.links.map(({ title }) => title)).toContain('Vertraulich');
    expect(await ask(query, thomas)).not.toHaveProperty('thread');
  });

  it('is read by nobody more because of it', async () => {
    const deal = await openDeal('Für alle');
    const mail = nextMail();
    const id = await log(mail, { links: [{ type: 'deal', id: deal }], visibility: 'private' });
    expect((await ask({ company }, thomas)).timeline.map((item) => item.id)).not.toContain(id);
    expect(await thomas.api.call('activity', { params: { id } })).toMatchObject({ ok: false });
  });

  it('does not name the deal to those who may not see it, nor offer it', async () => {
    const deal = await openDeal('Nur für Nora');
    const mail = nextMail({ conversationId: 'conversation-3' });
    await log(mail, { links: [{ type: 'deal', id: deal }] });
    await apply(nora, 'record.move', { type: 'deal', id: deal, visibility: 'private' });
    expect(await titles(mail)).toContain('Nur für Nora');
    expect(await titles(mail, thomas)).toEqual(['Karla Brandt', 'Brandt']);
    const query = {
      messageId: '<x@deals.example>',
      conversationId: 'conversation-3',
      participants: [{ email: KARLA }],
    };
    expect(JSON.stringify(await ask(query))).toContain('Nur für Nora');
    expect(JSON.stringify(await ask(query, thomas))).not.toContain('Nur für Nora');
    // What was preselected before it was hidden is left out, and the mail is kept.
    const reply = nextMail();
    await log(reply, { offered: [{ type: 'deal', id: deal }] }, thomas);
    expect(await titles(reply)).toEqual(['Karla Brandt', 'Brandt']);
  });

  it('is logged though what was preselected is gone, but not though what was picked is', async () => {
    const deal = await openDeal('Zurückgezogen');
    await apply(nora, 'deal.delete', { id: deal });
    const link = { type: 'deal' as const, id: deal };
    await expect(log(nextMail(), { links: [link] })).rejects.toThrow('record.not_found');
    const mail = nextMail();
    await log(mail, { offered: [link] });
    expect(await titles(mail)).toEqual(['Karla Brandt', 'Brandt']);
  });

  it('forgets a deal that is deleted, and knows it again when that is undone', async () => {
    const deal = await openDeal('Kommt wieder');
    const mail = nextMail();
    await log(mail, { links: [{ type: 'deal', id: deal }] });
    const mutationId = app.newId();
    await nora.mutate('deal.delete', { id: deal }, mutationId);
    expect(await titles(mail)).not.toContain('Kommt wieder');
    await apply(nora, 'change.undo', { mutationId });
    expect(await titles(mail)).toContain('Kommt wieder');
  });

  it('stays on its deal when two records of its sender become one', async () => {
    const twin = await make.person({ firstName: 'K.', lastName: 'Brandt', email: 'k@brandt.example' });
    const deal = await openDeal('Bleibt dran', { personId: twin });
    const mail = nextMail();
    await log(mail, { links: [{ type: 'deal', id: deal }] });
    await apply(nora, 'person.merge', { id: karla, otherId: twin });
    expect(await titles(mail)).toContain('Bleibt dran');
  });

  it('lets go of the follow-ups and deals of somebody who is erased', async () => {
    const email = 'ulla@privat.example';
    const ulla = await make.person({ firstName: 'Ulla', lastName: 'Weg', email });
    const task = await make.task({ title: 'Ulla Weg anrufen', personId: ulla });
    const deal = await openDeal('Haus Weg', { personId: ulla });
    const links = [
      { type: 'task' as const, id: task },
      { type: 'deal' as const, id: deal },
    ];
    const mail = nextMail();
    await log(mail, { links });
    const note = await make.activity(ulla, { text: 'Nur über Ulla', links: [links[1]!] });
    await apply(nora, 'person.erase', { id: ulla });
    expect(await titles(mail)).toEqual(['Karla Brandt', 'Brandt']);
    const left = await app.services.store.sql.all(
      'select id from activity_link where "recordId" in (?, ?)',
      task,
      deal,
    );
    expect(left).toEqual([]);
    expect(await nora.api.call('activity', { params: { id: note } })).toMatchObject({ ok: false });
  });
});

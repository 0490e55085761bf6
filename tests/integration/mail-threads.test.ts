import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mail } from '#shared/domain/mail.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { logMail, makeMail, readActivity } from '#tests/support/log-mail.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('threads and history', (engine) => {
  let app: TestApp;
  let nora: TestUser;

  const log = async (change: Partial<Mail>): Promise<string> => (await logMail(nora, makeMail(change))).id;
  const threadOf = async (id: string): Promise<string[]> =>
    ((await readActivity(nora, id))?.thread ?? []).map((item) => item.id).toSorted();
  const linksOf = async (id: string): Promise<string[]> =>
    ((await readActivity(nora, id))?.log.links ?? []).map((link) => link.id).toSorted();
  const addPerson = async (lastName: string, email: string): Promise<string> => {
    const id = app.newId();
    const fields = { lastName, emails: [{ email, label: '' }] };
    expect(await nora.mutate('person.create', { id, fields })).toMatchObject({ status: 'applied' });
    return id;
  };
  const addCompany = async (name: string, domains: string[] = []): Promise<string> => {
    const id = app.newId();
    expect(await nora.mutate('company.create', { id, fields: { name, domains } })).toMatchObject({
      status: 'applied',
    });
    return id;
  };
  const historyOf = async (type: 'person' | 'company', id: string): Promise<string[]> => {
    const page = await nora.api.call('timeline', { body: { type, id } });
    return page.ok ? page.value.items.map((item) => item.id) : [];
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('follow References, and a reply that arrives before the mail it answers', async () => {
    const reply = await log({ messageId: '<t2@x.example>', inReplyTo: '<t1@x.example>' });
    const third = await log({
      messageId: '<t3@x.example>',
      references: ['<t1@x.example>', '<t2@x.example>'],
    });
    const first = await log({ messageId: '<t1@x.example>' });
    expect(await threadOf(first)).toEqual([reply, third].toSorted());
    expect(await threadOf(third)).toEqual([first, reply].toSorted());
  });

  it('become one when a mail refers to both', async () => {
    const one = await log({ messageId: '<v1@x.example>' });
    const two = await log({ messageId: '<v2@x.example>' });
    expect(await threadOf(one)).toEqual([]);
    const both = await log({ references: ['<v1@x.example>', '<v2@x.example>'] });
    expect(await threadOf(one)).toEqual([two, both].toSorted());
  });

  it('are found when mails of one conversation arrive at the same time', async () => {
    const ids = await Promise.all([
      log({ messageId: '<g1@x.example>' }),
      log({ messageId: '<g2@x.example>', inReplyTo: '<g1@x.example>' }),
      log({ messageId: '<g3@x.example>', references: ['<g1@x.example>', '<g2@x.example>'] }),
    ]);
    expect(await threadOf(ids[0])).toEqual([ids[1], ids[2]].toSorted());
  });

  it("fall back to Outlook's conversation, never to the subject", async () => {
    const one = await log({ conversationId: 'AAQkAD=', subject: 'Termin' });
    const two = await log({ conversationId: 'AAQkAD=', subject: 'AW: Termin' });
    const stranger = await log({ subject: 'AW: Termin' });
    expect(await threadOf(one)).toEqual([two]);
    expect(await threadOf(stranger)).toEqual([]);
  });

  it('hang a mail on every known participant, their company and what the person picked', async () => {
    const company = await addCompany('Lindner Pumpen');
    const [lea, max] = [
      await addPerson('Lindner', 'lea@lindner.example'),
      await addPerson('Moser', 'max@moser.example'),
    ];
    await nora.mutate('employment.create', {
      id: app.newId(),
      fields: { personId: lea, companyId: company },
    });
    const picked = await addCompany('Projektgesellschaft');
    const participants: Mail['participants'] = [
      { role: 'from', email: 'LEA@lindner.example', name: 'Lea Lindner' },
      { role: 'cc', email: 'max@moser.example', name: '' },
      { role: 'to', email: nora.email, name: 'Nora' },
    ];
    const { id } = await logMail(nora, makeMail({ participants }), {
      links: [{ type: 'company', id: picked }],
    });
    expect(await linksOf(id)).toEqual([company, lea, max, picked].toSorted());
    expect(await historyOf('company', company)).toEqual([id]);
    expect(await historyOf('person', max)).toEqual([id]);
  });

  it('hang a mail of an unknown writer on the company with that domain', async () => {
    const company = await addCompany('Sommer', ['sommer.example']);
    const id = await log({ participants: [{ role: 'from', email: 'neu@mail.sommer.example', name: '' }] });
    expect(await linksOf(id)).toEqual([company]);
  });

  it('hang it on no company where two have the domain', async () => {
    await addCompany('Nord', ['doppelt.example']);
    await addCompany('Süd', ['doppelt.example']);
    const id = await log({ participants: [{ role: 'from', email: 'wer@doppelt.example', name: '' }] });
    expect(await linksOf(id)).toEqual([]);
  });

  it('refuse a link to a record that is not there, and log nothing then', async () => {
    const mail = makeMail();
    await expect(logMail(nora, mail, { links: [{ type: 'person', id: app.newId() }] })).rejects.toThrow(
      'record.not_found',
    );
    const panel = await nora.api.call('panel', { body: { messageId: mail.messageId } });
    expect(panel).toMatchObject({ ok: true, value: { log: { activityId: null } } });
  });

  it('give earlier mails to a sender who is added later', async () => {
    const from: Mail['participants'] = [{ role: 'from', email: 'spaet@neu.example', name: 'Sven Spät' }];
    const ids = [
      await log({ participants: from }),
      await log({ participants: from, subject: 'Noch einmal' }),
    ];
    const sven = await addPerson('Spät', 'Spaet@neu.example');
    expect((await historyOf('person', sven)).toSorted()).toEqual(ids.toSorted());
    expect(await linksOf(ids[0]!)).toEqual([sven]);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mail, MailParticipant } from '#shared/domain/mail.ts';
import { newReference } from '#shared/domain/outgoing-mail.ts';
import type { OutgoingFields } from '#shared/domain/outgoing-mail.ts';
import { REFERENCE_HEADER } from '#shared/domain/reference-header.ts';
import type { Task } from '#shared/domain/task.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { logMail, loggersOf, makeMail, postMail, rawMail, readActivity } from '#tests/support/log-mail.ts';
import { createRecords } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const BERLIN = 'Europe/Berlin';

describeOnBothEngines('a mail that is logged once it is sent', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let karla: string;

  const decide = async (user: TestUser, change: Partial<OutgoingFields> = {}, id = newReference()) => {
    const fields: OutgoingFields = {
      conversationId: '',
      from: '',
      log: true,
      visibility: 'all',
      links: [],
      reminder: null,
      chosen: true,
      ...change,
    };
    const outcome = await user.mutate('mail.decide', { id, fields });
    expect(outcome).toMatchObject({ status: 'applied', result: { id } });
    return id;
  };
  const from = (email: string): MailParticipant[] => [
    { role: 'from', email, name: '' },
    { role: 'to', email: 'karla@brandt.example', name: 'Karla Brandt' },
  ];
  /** As it lies in the folder of sent items, and at whoever got a copy. */
  const sent = (reference: string, change: Partial<Mail> = {}): Mail =>
    makeMail({
      subject: 'AW: Angebot',
      participants: from(nora.email),
      headers: `Subject: Angebot\r\nX-Kontor-Ref: ${reference}\r\n`,
      ...change,
    });
  const see = async (user: TestUser, mail: Mail) => {
    const outcome = await user.mutate('mail.log_sent', { id: app.newId(), mail });
    if (outcome.status === 'rejected') throw new Error(outcome.error.code);
    return outcome.result as { id?: string; recognised: boolean };
  };
  const tasksOf = async (user: TestUser): Promise<Task[]> => {
    const answer = await user.api.call('tasks', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };
  const logOf = async (user: TestUser, mail: Mail) => {
    const answer = await user.api.call('panel', { body: { messageId: mail.messageId } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.log;
  };
  const threadOf = async (user: TestUser, conversationId: string) => {
    const answer = await user.api.call('panel', { body: { conversationId, compose: true } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.thread;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'user', 'Vertrieb');
    thomas = await app.addUser('Thomas', 'user', 'Service');
    karla = await createRecords(app, nora).person({
      firstName: 'Karla',
      lastName: 'Brandt',
      email: 'karla@brandt.example',
    });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is logged for its author by the colleague who sees it first, and only once', async () => {
    const mail = sent(await decide(nora));
    expect(await see(thomas, mail)).toMatchObject({ recognised: true });
    expect((await logOf(thomas, mail))?.entries).toMatchObject([{ userId: nora.id }]);
    expect((await logOf(thomas, mail))?.links).toMatchObject([{ type: 'person', id: karla }]);
    expect(await see(thomas, mail)).toEqual({ recognised: false });
    expect(await see(nora, mail)).toEqual({ recognised: false });
  });

  it('hangs on what the author picked, with the visibility they chose', async () => {
    const other = await createRecords(app, nora).person({ firstName: 'Ada', email: 'ada@ada.example' });
    const mail = sent(await decide(nora, { visibility: 'private', links: [{ type: 'person', id: other }] }));
    // To a colleague it looks as if nobody had decided anything.
    expect(await see(thomas, mail)).toEqual({ recognised: false });
    expect(await see(nora, mail)).toMatchObject({ recognised: true });
    expect(await logOf(nora, mail)).toMatchObject({ visibility: 'private' });
    expect((await logOf(nora, mail))?.links.map(({ id }) => id).toSorted()).toEqual(
      [karla, other].toSorted(),
    );
    expect((await logOf(thomas, mail))?.entries).toEqual([]);
  });

  it('is logged for both when a colleague logs it for themselves first, also from a raw message', async () => {
    const mail = sent(await decide(nora));
    const { id } = await logMail(thomas, mail);
    expect(await loggersOf(thomas, id)).toEqual(['Nora', 'Thomas']);
    const reference = await decide(nora);
    const raw = rawMail({
      From: nora.email,
      [REFERENCE_HEADER]: reference,
      'Message-ID': '<r@haus.example>',
    });
    const posted = await postMail(thomas, raw);
    expect(await loggersOf(thomas, posted.id)).toEqual(['Nora', 'Thomas']);
  });

  it('is as its author says who logs it by hand before it was seen', async () => {
    const reference = await decide(nora, { visibility: 'all' });
    const mail = sent(reference);
    const { id } = await logMail(nora, mail, { visibility: 'private' });
    expect(await readActivity(nora, id)).toMatchObject({ log: { visibility: 'private' } });
    expect(await nora.api.call('outgoingMail', { params: { id: reference } })).toMatchObject({
      value: { awaited: false },
    });
  });

  it('is nothing to anybody when somebody else sends its header', async () => {
    const reference = await decide(nora);
    const forged = sent(reference, { participants: from('karla@brandt.example') });
    expect(await see(thomas, forged)).toEqual({ recognised: false });
    expect(await logOf(thomas, forged)).toMatchObject({ activityId: null });
    // What was sent for a shared mailbox carries its address.
    const shared = await decide(nora, { from: 'Vertrieb@haus.example' });
    expect(await see(thomas, sent(shared, { participants: from('vertrieb@haus.example') }))).toMatchObject({
      recognised: true,
    });
  });

  it('is not logged when it was decided otherwise in the end, or by another account', async () => {
    const reference = await decide(nora);
    await decide(nora, { log: false }, reference);
    expect(await see(thomas, sent(reference))).toEqual({ recognised: false });
    const outcome = await thomas.mutate('mail.decide', {
      id: reference,
      fields: {
        conversationId: '',
        from: '',
        log: true,
        visibility: 'all',
        links: [],
        reminder: null,
        chosen: true,
      },
    });
    expect(outcome).toMatchObject({ status: 'rejected', error: { code: 'record.not_found' } });
  });

  it('tells its author what was decided, and colleagues only that it is waited for', async () => {
    const reference = await decide(thomas, {
      conversationId: 'c-own',
      reminder: { days: 3, timeZone: BERLIN },
    });
    const asked = (user: TestUser) => user.api.call('outgoingMail', { params: { id: reference } });
    expect(await asked(thomas)).toMatchObject({
      value: { awaited: true, own: { conversationId: 'c-own', reminder: { days: 3 } } },
    });
    expect(await asked(nora)).toEqual({ ok: true, value: { awaited: true, own: null } });
    await see(thomas, sent(reference, { participants: from(thomas.email) }));
    expect(await asked(nora)).toEqual({ ok: true, value: { awaited: false, own: null } });
  });

  it('passes its decision on to the next one in the thread, each author their own', async () => {
    await decide(nora, { conversationId: 'c-1', log: false });
    app.clock.advance(1_000);
    // What followed from the recipients alone is nobody's decision.
    await decide(nora, { conversationId: 'c-1', log: true, chosen: false });
    expect(await threadOf(nora, 'c-1')).toMatchObject({ decision: { log: false }, logged: null });
    expect(await threadOf(thomas, 'c-1')).toEqual({ decision: null, logged: null });
    // A mail that begins a conversation has no id of one before it is sent.
    const first = await decide(nora, { visibility: 'team', links: [{ type: 'person', id: karla }] });
    await see(nora, sent(first, { conversationId: 'c-2' }));
    expect((await threadOf(nora, 'c-2'))?.decision).toMatchObject({
      log: true,
      visibility: 'team',
      links: [{ id: karla, title: 'Karla Brandt' }],
    });
  });

  it('takes over from the last logged mail of the thread, as far as one sees it', async () => {
    await logMail(nora, makeMail({ conversationId: 'c-3' }), { visibility: 'all' });
    const later = makeMail({ conversationId: 'c-3', sentAt: '2026-11-21T08:00:00.000Z' });
    const { id } = await logMail(thomas, later, { visibility: 'all' });
    await logMail(nora, later, { visibility: 'private', id });
    expect((await threadOf(nora, 'c-3'))?.logged).toMatchObject({ visibility: 'private' });
    expect((await threadOf(thomas, 'c-3'))?.logged).toMatchObject({
      visibility: 'all',
      links: [{ type: 'person', id: karla, reason: 'thread' }],
    });
  });

  it('begins its reminder when it is seen sent, and an answer ends it', async () => {
    const reference = await decide(nora, { reminder: { days: 3, timeZone: BERLIN } });
    expect(await tasksOf(nora)).toEqual([]);
    const mail = sent(reference, { messageId: '<q1@haus.example>', sentAt: '2026-11-19T22:30:00.000Z' });
    const { id: activityId } = await see(thomas, mail);
    // Half past eleven at night of Thursday; three days on is a Sunday.
    expect(await tasksOf(nora)).toMatchObject([
      {
        title: 'Noch keine Antwort: Angebot',
        dueOn: '2026-11-23',
        remindAt: '2026-11-23T08:00:00.000Z',
        activityId,
        personId: karla,
        createdById: nora.id,
      },
    ]);
    const answer = { inReplyTo: '<q1@haus.example>', sentAt: '2026-11-20T07:00:00.000Z' };
    await logMail(thomas, makeMail({ ...answer, headers: 'Auto-Submitted: auto-replied\r\n' }));
    await logMail(thomas, makeMail({ ...answer, participants: from(thomas.email) }));
    await logMail(thomas, makeMail(answer), { visibility: 'private' });
    expect(await tasksOf(nora)).toHaveLength(1);
    const mutationId = app.newId();
    await logMail(thomas, makeMail(answer), { mutationId });
    expect(await tasksOf(nora)).toEqual([]);
    await thomas.mutate('change.undo', { mutationId });
    expect(await tasksOf(nora)).toHaveLength(1);
    await logMail(nora, makeMail(answer), { visibility: 'private' });
    expect(await tasksOf(nora)).toEqual([]);
  });

  it('reminds of nothing when the answer was there first', async () => {
    const reference = await decide(nora, { reminder: { days: 7, timeZone: BERLIN } });
    await logMail(nora, makeMail({ inReplyTo: '<q2@haus.example>', sentAt: '2026-11-21T07:00:00.000Z' }));
    await see(nora, sent(reference, { messageId: '<q2@haus.example>' }));
    expect(await tasksOf(nora)).toEqual([]);
  });

  it('keeps the reminder of a private mail to its author', async () => {
    const reference = await decide(nora, { visibility: 'private', reminder: { days: 3, timeZone: BERLIN } });
    await see(nora, sent(reference, { subject: 'Vertraulich' }));
    const shown = async (user: TestUser) => {
      const answer = await user.api.call('panel', { body: { person: karla } });
      return answer.ok ? answer.value.tasks.map(({ title }) => title) : [];
    };
    expect(await shown(nora)).toContain('Noch keine Antwort: Vertraulich');
    expect(await shown(thomas)).not.toContain('Noch keine Antwort: Vertraulich');
  });

  it('is forgotten when it was never sent', async () => {
    const reference = await decide(nora);
    app.clock.advance(91 * 86_400_000);
    await decide(nora);
    expect(await nora.api.call('outgoingMail', { params: { id: reference } })).toMatchObject({ ok: false });
  });
});

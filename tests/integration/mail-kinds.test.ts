import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mail } from '#shared/domain/mail.ts';
import { MAIL_KINDS, isContactMail } from '#shared/domain/mail-kind.ts';
import type { MailKind } from '#shared/domain/mail-kind.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import type { Result } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { postMail, rawMail } from '#tests/support/log-mail.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const WRITTEN = '2026-11-20T08:00:00.000Z';
const LATER = '2026-11-21T08:00:00.000Z';

describeOnBothEngines('mails that nobody wrote', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;
  let count = 0;

  const panelOf = async (person: string): Promise<PanelAnswer> =>
    must(await nora.api.call('panel', { body: { person } }));
  /** Somebody with one mail they wrote. */
  const customer = async (): Promise<{ id: string; email: string }> => {
    count += 1;
    const email = `kunde${count}@kunde.example`;
    const id = await make.person({ lastName: `Kunde ${count}`, email });
    await make.mail(makeMail(email, { messageId: `<first-${count}@x.example>`, sentAt: WRITTEN }));
    return { id, email };
  };
  const log = async (mail: Mail, kind?: MailKind): Promise<string> => {
    const id = app.newId();
    const args = { id, mail, visibility: 'all', direction: 'in', links: [], source: 'test' } as const;
    await apply(nora, 'mail.log', { ...args, links: [], ...(kind ? { kind } : {}) });
    return id;
  };
  const unwritten = (email: string, headers: string, fields: Partial<Mail> = {}): Mail => {
    count += 1;
    return makeMail(email, { messageId: `<auto-${count}@x.example>`, sentAt: LATER, headers, ...fields });
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'owner');
    make = createRecords(app, nora);
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it.each([
    ['auto_reply', 'Auto-Submitted: auto-replied\r\n'],
    ['report', 'Content-Type: multipart/report; report-type=delivery-status\r\n'],
    ['receipt', 'Content-Type: multipart/report; report-type=disposition-notification\r\n'],
    ['automatic', 'Return-Path: <>\r\n'],
    ['bulk', 'List-Id: <news.kunde.example>\r\nPrecedence: bulk\r\n'],
  ] as const)('(%s) stand in the history as what they are, and are no contact', async (kind, headers) => {
    const { id, email } = await customer();
    await log(unwritten(email, headers));
    const answer = await panelOf(id);
    expect(answer.timeline.map(({ mailKind }) => mailKind)).toEqual([kind, undefined]);
    expect(answer.lastContactAt).toBe(WRITTEN);
  });

  it('what somebody wrote to many, sealed or as an invitation is contact', async () => {
    for (const kind of MAIL_KINDS.filter(isContactMail)) {
      const { id, email } = await customer();
      await log(unwritten(email, ''), kind);
      const answer = await panelOf(id);
      expect([answer.timeline[0]?.mailKind, answer.lastContactAt]).toEqual([kind, LATER]);
    }
  });

  it('a raw mail says by itself what it is', async () => {
    const { id, email } = await customer();
    const headers = {
      From: email,
      'Message-ID': '<raw-away@x.example>',
      Date: 'Sat, 21 Nov 2026 09:00:00 +0100',
    };
    const posted = await postMail(nora, rawMail({ ...headers, 'Auto-Submitted': 'auto-replied' }));
    expect(posted.status).toBe(201);
    const answer = await panelOf(id);
    expect(answer.timeline[0]).toMatchObject({ id: posted.id, mailKind: 'auto_reply' });
    expect(answer.lastContactAt).toBe(WRITTEN);
  });

  it('without headers it is what the mail program says, and a later copy with headers knows better', async () => {
    const { id, email } = await customer();
    const mail = unwritten(email, '');
    await log(mail);
    expect((await panelOf(id)).lastContactAt).toBe(LATER);
    await log({ ...mail, headers: 'Auto-Submitted: auto-replied\r\n' });
    expect((await panelOf(id)).lastContactAt).toBe(WRITTEN);
    await log(mail);
    expect((await panelOf(id)).timeline[0]?.mailKind).toBe('auto_reply');
  });

  it('headers have the first word', async () => {
    const { id, email } = await customer();
    await log(unwritten(email, 'Auto-Submitted: auto-replied\r\n'), 'meeting');
    expect((await panelOf(id)).timeline[0]?.mailKind).toBe('auto_reply');
  });

  it('the last contact is found behind a whole page of them', async () => {
    const { id, email } = await customer();
    for (let sent = 0; sent < 25; sent += 1) await log(unwritten(email, 'Auto-Submitted: auto-replied\r\n'));
    const answer = await panelOf(id);
    expect(answer.timeline.every(({ mailKind }) => mailKind === 'auto_reply')).toBe(true);
    expect(answer.timelineCursor).not.toBeNull();
    expect(answer.lastContactAt).toBe(WRITTEN);
  });

  it('a device is told, so that it says the same without the server', async () => {
    const { email } = await customer();
    const id = await log(unwritten(email, 'Auto-Submitted: auto-replied\r\n'));
    const clientId = app.newId();
    const ask = (after?: string) =>
      nora.api.call('syncBootstrap', { query: { clientId, set: 'all', ...(after ? { after } : {}) } });
    let page = must(await ask());
    const docs = [...page.docs];
    while (page.next !== null) {
      page = must(await ask(page.next));
      docs.push(...page.docs);
    }
    const doc = docs.find((one) => one.id === id);
    expect(doc?.data).toMatchObject({ mailKind: 'auto_reply' });
  });
});

describeOnBothEngines('what somebody does not want to be offered again', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let tom: TestUser;
  let make: Records;

  const declinedBy = async (user: TestUser, person: string): Promise<readonly string[] | undefined> =>
    must(await user.api.call('panel', { body: { person } })).declined;

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

  it('is remembered for them alone, once, and can be taken back', async () => {
    const personId = await make.person({ lastName: 'Lang' });
    const first = await nora.mutate('proposal.decline', { personId, values: ['phone:+49301234567'] });
    await apply(nora, 'proposal.decline', { personId, values: ['phone:+49301234567', 'jobTitle:leiter'] });
    expect(await declinedBy(nora, personId)).toEqual(['phone:+49301234567', 'jobTitle:leiter']);
    expect(await declinedBy(tom, personId)).toBeUndefined();
    const again = await make.person({ lastName: 'Kurz' });
    expect(await declinedBy(nora, again)).toBeUndefined();
    const last = await nora.mutate('proposal.decline', { personId: again, values: ['phone:1'] });
    await apply(nora, 'change.undo', { mutationId: last.id });
    expect(await declinedBy(nora, again)).toBeUndefined();
    expect(first.status).toBe('applied');
  });

  it('stays small: of fifty values for one person the oldest go', async () => {
    const personId = await make.person({ lastName: 'Viel' });
    for (let from = 0; from < 60; from += 20) {
      const values = Array.from({ length: 20 }, (_, at) => `phone:${from + at}`);
      await apply(nora, 'proposal.decline', { personId, values });
    }
    const kept = await declinedBy(nora, personId);
    expect(kept).toHaveLength(50);
    expect([kept?.[0], kept?.at(-1)]).toEqual(['phone:10', 'phone:59']);
  });

  it('goes with a duplicate that is merged, and leads to the survivor by the old id', async () => {
    const one = await make.person({ lastName: 'Eins' });
    const other = await make.person({ lastName: 'Zwei' });
    await apply(nora, 'proposal.decline', { personId: other, values: ['phone:1'] });
    await apply(nora, 'person.merge', { id: one, otherId: other });
    expect(await declinedBy(nora, one)).toBeUndefined();
    await apply(nora, 'proposal.decline', { personId: other, values: ['phone:2'] });
    expect(await declinedBy(nora, one)).toEqual(['phone:2']);
  });
});

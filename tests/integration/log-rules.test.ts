import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LogRuleFields } from '#shared/domain/log-rule.ts';
import { importMails } from '#server/import/import-mails.ts';
import { importScope } from '#server/import/import-user.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { logMail, makeMail, postMail, rawMail, readActivity, sendLog } from '#tests/support/log-mail.ts';
import { apply } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

const refused = (code: string) => ({ status: 'rejected', error: { code } });

describeOnBothEngines('rules about logging', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let olga: TestUser;

  const addRule = async (
    by: TestUser,
    list: 'personal' | 'company',
    fields: Partial<LogRuleFields>,
  ): Promise<string> => {
    const id = app.newId();
    await apply(by, 'log_rule.create', { id, list, fields: { kind: 'never', ...fields } });
    return id;
  };
  const rulesOf = async (user: TestUser) => {
    const answer = await user.api.call('logRules', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.items;
  };
  const panelOf = async (user: TestUser, mail: ReturnType<typeof makeMail>) => {
    const { messageId, participants } = mail;
    const answer = await user.api.call('panel', { body: { messageId, participants } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const fromLawyer = (more: object = {}) =>
    makeMail({
      participants: [
        { role: 'from', email: 'karla@brandt.example', name: '' },
        { role: 'to', email: nora.email, name: '' },
        { role: 'cc', email: 'anwalt@post.kanzlei.example', name: '' },
      ],
      ...more,
    });

  beforeEach(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    olga = await app.addUser('Olga', 'admin');
  });
  afterEach(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('one’s own binds oneself: one blocked address blocks the mail, a colleague logs it all the same', async () => {
    await addRule(nora, 'personal', { domain: 'kanzlei.example' });
    const mail = fromLawyer();
    const outcome = await sendLog(nora, mail);
    expect(outcome).toMatchObject(refused('mail.never_log'));
    expect(outcome).toMatchObject({ error: { params: { rule: 'alle bei kanzlei.example' } } });
    expect((await panelOf(nora, mail)).log?.activityId).toBeNull();
    const { id } = await logMail(thomas, mail);
    expect(await sendLog(nora, mail)).toMatchObject(refused('mail.never_log'));
    expect((await readActivity(nora, id))?.log.entries).toHaveLength(1);
    expect(await sendLog(nora, makeMail())).toMatchObject({ status: 'applied' });
  });

  it('the company’s binds everybody by every way: panel, raw mail, import; owners and admins, too', async () => {
    await addRule(olga, 'company', { address: 'Anwalt@post.kanzlei.example' });
    for (const user of [nora, thomas, olga])
      expect(await sendLog(user, fromLawyer())).toMatchObject(refused('mail.never_log_company'));
    const raw = rawMail({ Cc: 'anwalt@post.kanzlei.example', 'Message-ID': '<a@brandt.example>' });
    expect(await postMail(nora, raw)).toMatchObject({ status: 422, code: 'mail.never_log_company' });
    const file = join(await engine.dataDir(), 'mail.eml');
    await writeFile(file, raw);
    const scope = await importScope(app.services.store.read, olga.email);
    if (!scope.ok) throw new Error(scope.error.code);
    const lines: string[] = [];
    const tally = await importMails(file, {
      mailLogger: app.services.mailLogger,
      scope: scope.value,
      visibility: undefined,
      report: {
        failed: (_, { error }) => void lines.push(error.code),
        progress: () => undefined,
      },
    });
    expect([tally, lines]).toMatchObject([{ value: { created: 0, failed: 1 } }, ['mail.never_log_company']]);
    expect(await app.services.store.sql.all('select id from activity')).toEqual([]);
  });

  it('a refused raw mail is told which rule it was and where it is changed, in the asker’s language', async () => {
    await addRule(olga, 'company', { address: 'anwalt@post.kanzlei.example', role: 'cc', direction: 'in' });
    const response = await nora.request('/api/v1/mails', {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', 'accept-language': 'de' },
      body: rawMail({ Cc: 'anwalt@post.kanzlei.example' }),
    });
    const { error } = (await response.json()) as { error: { message: string } };
    // The person before the @ is left out: failures are written down in places.
    expect(error.message).toContain('(…@post.kanzlei.example in Kopie, empfangene Mails)');
    expect(error.message).toContain('„Was abgelegt wird“');
  });

  it('only owners and admins write the company’s list, which everybody sees; an own list is nobody else’s business', async () => {
    const fields = { kind: 'never', domain: 'kanzlei.example' } as const;
    const create = { id: app.newId(), list: 'company', fields } as const;
    expect(await nora.mutate('log_rule.create', create)).toMatchObject(refused('access.denied'));
    const [company, own] = [await addRule(olga, 'company', fields), await addRule(nora, 'personal', fields)];
    expect((await rulesOf(nora)).map(({ id }) => id)).toEqual([company, own]);
    expect((await rulesOf(thomas)).map(({ id }) => id)).toEqual([company]);
    for (const [name, args] of [
      ['log_rule.update', { id: company, set: { domain: 'anders.example' } }],
      ['log_rule.delete', { id: company }],
    ] as const)
      expect(await nora.mutate(name, args)).toMatchObject(refused('access.denied'));
    for (const user of [thomas, olga])
      expect(await user.mutate('log_rule.delete', { id: own })).toMatchObject(refused('record.not_found'));
    const audit = await app.services.store.sql.all<{ action: string; outcome: string }>(
      `select action, outcome from audit where action like 'log_rule.%' and outcome = 'denied'`,
    );
    expect(audit).toHaveLength(3);
  });

  it('changed, taken away and taken back rules hold as they stand now', async () => {
    const id = await addRule(nora, 'personal', { domain: 'kanzlei.example' });
    await apply(nora, 'log_rule.update', { id, set: { direction: 'out' } });
    expect(await sendLog(nora, fromLawyer())).toMatchObject({ status: 'applied' });
    await apply(nora, 'log_rule.update', { id, set: { direction: 'in' } });
    expect(await sendLog(nora, fromLawyer())).toMatchObject(refused('mail.never_log'));
    const gone = app.newId();
    await nora.mutate('log_rule.delete', { id }, gone);
    expect(await sendLog(nora, fromLawyer())).toMatchObject({ status: 'applied' });
    await apply(nora, 'change.undo', { mutationId: gone });
    expect(await sendLog(nora, fromLawyer())).toMatchObject(refused('mail.never_log'));
  });

  it('who is no admin any more takes no change of the company’s list back', async () => {
    const mutationId = app.newId();
    const id = app.newId();
    const fields = { kind: 'never', domain: 'kanzlei.example' } as const;
    await olga.mutate('log_rule.create', { id, list: 'company', fields }, mutationId);
    const owner = await (await app.addUser('Chef', 'owner')).asPage();
    await apply(owner, 'user.update', { id: olga.id, set: { role: 'user' } });
    expect(await olga.mutate('change.undo', { mutationId })).toMatchObject(refused('access.denied'));
    expect(await rulesOf(nora)).toHaveLength(1);
  });

  it('nonsense is refused with the field it is about', async () => {
    const create = (fields: Partial<LogRuleFields>) =>
      nora.mutate('log_rule.create', {
        id: app.newId(),
        list: 'personal',
        fields: { kind: 'never', ...fields },
      });
    expect(await create({})).toMatchObject({
      error: { fields: { 'args.fields.address': 'log_rule.empty' } },
    });
    expect(await create({ address: 'kein' })).toMatchObject({
      error: { fields: { 'args.fields.address': 'field.email' } },
    });
    expect(await create({ domain: 'kein host' })).toMatchObject({
      error: { fields: { 'args.fields.domain': 'field.domain' } },
    });
    await addRule(nora, 'personal', { domain: 'kanzlei.example' });
    expect(await create({ domain: 'Kanzlei.example ' })).toMatchObject(refused('log_rule.exists'));
    expect(await create({ domain: 'kanzlei.example', role: 'cc' })).toMatchObject({ status: 'applied' });
  });

  it('the panel’s answer brings the rules about its mail and no others', async () => {
    const company = await addRule(olga, 'company', { domain: 'kanzlei.example' });
    const inside = await addRule(nora, 'personal', { internalOnly: true });
    await addRule(nora, 'personal', { domain: 'anders.example' });
    await addRule(thomas, 'personal', { domain: 'kanzlei.example' });
    expect((await panelOf(nora, fromLawyer())).logRules.map(({ id }) => id)).toEqual([company, inside]);
  });

  it('a mail among colleagues is private where nobody chose otherwise', async () => {
    const inside = { From: nora.email, To: thomas.email, 'Message-ID': '<innen@haus.example>' };
    const { id } = await postMail(nora, rawMail(inside));
    expect((await readActivity(nora, id))?.item.visibility).toBe('private');
    expect(await readActivity(thomas, id)).toBeNull();
    const open = await postMail(
      nora,
      rawMail({ ...inside, 'Message-ID': '<offen@haus.example>' }),
      '?visibility=all',
    );
    expect((await readActivity(thomas, open.id))?.item.visibility).toBe('all');
    const outside = { ...inside, Cc: 'karla@brandt.example', 'Message-ID': '<aussen@haus.example>' };
    const { id: seen } = await postMail(nora, rawMail(outside));
    expect((await readActivity(thomas, seen))?.item.visibility).toBe('all');
  });

  it('a log that was taken back is remembered for its logger alone, until it is there again', async () => {
    const mail = makeMail();
    expect((await panelOf(nora, mail)).log?.takenBack).toBeUndefined();
    const { id } = await logMail(nora, mail);
    await apply(nora, 'mail.unlog', { id });
    expect((await panelOf(nora, mail)).log).toMatchObject({ activityId: null, takenBack: true });
    expect((await panelOf(thomas, mail)).log?.takenBack).toBeUndefined();
    await logMail(nora, mail);
    expect((await panelOf(nora, mail)).log).toMatchObject({ activityId: id });
  });

  it('what was logged before a rule came stays, and its logger may take it back', async () => {
    const mail = fromLawyer();
    const { id } = await logMail(nora, mail);
    await addRule(olga, 'company', { domain: 'kanzlei.example' });
    expect((await panelOf(nora, mail)).log?.activityId).toBe(id);
    expect(await sendLog(nora, mail)).toMatchObject(refused('mail.never_log_company'));
    await apply(nora, 'mail.unlog', { id });
    expect(await readActivity(nora, id)).toBeNull();
  });
});

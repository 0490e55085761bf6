import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mail } from '#shared/domain/mail.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { contentOf } from '#shared/panel/mail-content.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { attach, logMail, makeMail, postMail, rawMail, readActivity } from '#tests/support/log-mail.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('a mail without a Message-ID', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;

  /** As a panel asks that can read the mail. */
  const logOf = async (mail: Mail, user = nora): Promise<PanelAnswer['log']> => {
    const content = await contentOf(mail);
    if (content === null) throw new Error('The mail cannot be known by its content.');
    const answer = await user.api.call('panel', { body: { content } });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.log;
  };

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('is never said not to be logged when nothing tells which mail it is', async () => {
    await postMail(nora, rawMail({ Subject: 'Ungewiss' }));
    for (const body of [{ messageId: '' }, { messageId: ' <> ' }, {}]) {
      const answer = await nora.api.call('panel', { body });
      expect(answer.ok && answer.value.log).toBeNull();
    }
  });

  it('is known to be logged by what a panel reads, whatever the raw message looked like', async () => {
    const raw = rawMail(
      { Subject: 'Ohne Kennung', To: 'Vertrieb <vertrieb@haus.example>, Lager <lager@haus.example>' },
      'Bitte rufen Sie mich zurück.\r\n> Zitat',
    );
    const { id } = await postMail(nora, raw);
    const { mail } = (await readActivity(nora, id))!;
    const shown: Mail = {
      ...mail,
      headers: '',
      html: '<p>Bitte rufen Sie mich zurück.</p>',
      text: 'Bitte rufen Sie mich  zurück.\n\n  Zitat\n',
      participants: mail.participants.toReversed(),
    };
    expect(await logOf(shown)).toMatchObject({ activityId: id, entries: [{ userName: 'Nora' }] });
    expect(await logMail(thomas, shown)).toMatchObject({ id, status: 'already_logged' });
    expect((await logOf(shown))?.entries.map(({ userName }) => userName)).toEqual(['Nora', 'Thomas']);
  });

  it('of which two raw copies differ in their headers is said to be logged, and names the other copy', async () => {
    const [one, two] = [
      await postMail(nora, rawMail({ Subject: 'Zwei Kopien', 'X-Weg': 'a' })),
      await postMail(nora, rawMail({ Subject: 'Zwei Kopien', 'X-Weg': 'b' })),
    ];
    const { mail } = (await readActivity(nora, one.id))!;
    const log = await logOf({ ...mail, headers: '' });
    const { similar } = log as { similar?: { id: string } };
    expect(new Set([log?.activityId, similar?.id])).toEqual(new Set([one.id, two.id]));
  });

  it('is the same one with other files chosen, and keeps them all', async () => {
    const mail = makeMail({ messageId: '', subject: 'Zwei Pläne' });
    const plan = await attach(nora, Buffer.from('plan'), { name: 'plan.pdf' });
    const list = await attach(nora, Buffer.from('liste'), { name: 'liste.pdf' });
    const { id } = await logMail(nora, { ...mail, attachments: [plan] });
    expect((await logMail(thomas, { ...mail, attachments: [list] })).id).toBe(id);
    expect((await readActivity(nora, id))?.mail.attachments.map(({ name }) => name)).toEqual([
      'plan.pdf',
      'liste.pdf',
    ]);
    const other = await attach(nora, Buffer.from('anderer plan'), { name: 'plan.pdf' });
    expect(await logMail(thomas, { ...mail, attachments: [other] })).toMatchObject({ id, variant: true });
  });

  it('is another one for other words, another time or other recipients', async () => {
    const mail = makeMail({ messageId: '', subject: 'Tagesmeldung', text: 'Alles in Ordnung' });
    const { id } = await logMail(nora, mail);
    const others = [
      { ...mail, text: 'Nichts in Ordnung' },
      { ...mail, sentAt: '2026-11-20T08:00:01.000Z' },
      { ...mail, participants: [mail.participants[0]!] },
    ];
    for (const other of others) {
      expect((await logOf(other))?.activityId).toBeNull();
      expect((await logMail(nora, other)).id).not.toBe(id);
    }
  });

  it('names a mail like it, before and after it is logged, and never itself', async () => {
    const mail = makeMail({ messageId: '', subject: 'Angebot', text: 'Wir bieten an' });
    const { id } = await logMail(thomas, mail);
    expect(await logOf(mail)).not.toHaveProperty('similar');
    const again = { ...mail, subject: 'AW: Angebot', sentAt: '2026-11-20T08:01:00.000Z' };
    const similar = { id, subject: 'Angebot', maybeSame: false };
    expect(await logOf(again)).toMatchObject({ activityId: null, similar });
    const logged = await logMail(nora, again);
    expect(logged.similarTo).toBe(id);
    expect(await logOf(again)).toMatchObject({ activityId: logged.id, similar });
  });

  it('that does not say when it was sent cannot be told from one like it', async () => {
    const mail = makeMail({ messageId: '', subject: 'Zeitlos', text: 'Irgendwann', sentAt: null });
    expect(await logOf(mail)).toEqual({ activityId: null, entries: [], visibility: 'all', links: [] });
    const { id } = await logMail(nora, mail);
    expect(await logOf(mail)).toMatchObject({ activityId: null, similar: { id, maybeSame: true } });
    expect((await logMail(nora, mail)).id).toBe(id);
  });

  it('that a colleague keeps private looks as if nobody had logged it or one like it', async () => {
    const mail = makeMail({ messageId: '', subject: 'Geheim', text: 'Nur für mich' });
    await logMail(nora, mail, { visibility: 'private' });
    const nothing = { activityId: null, entries: [], visibility: 'all', links: [] };
    expect(await logOf(mail, thomas)).toEqual(nothing);
    expect(await logOf({ ...mail, sentAt: null }, thomas)).toEqual(nothing);
  });
});

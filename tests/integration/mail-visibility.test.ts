import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visibility } from '#shared/domain/activity.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import {
  attach,
  logMail,
  makeMail,
  postMail,
  rawMail,
  readActivity,
  searchMails,
} from '#tests/support/log-mail.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('private, team or everybody', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let mate: TestUser;
  let other: TestUser;
  let owner: TestUser;
  let karla: string;

  /** Everywhere a mail could show: panel, history, history search, search, the mail itself, its attachment. */
  const seenBy = async (
    user: TestUser,
    mail: { messageId: string },
    id: string,
    word: string,
    hash: string,
  ) => {
    const panel = await user.api.call('panel', { body: { person: karla, messageId: mail.messageId } });
    const history = await user.api.call('timeline', { body: { type: 'person', id: karla } });
    const found = await user.api.call('timeline', { body: { type: 'person', id: karla, q: word } });
    if (!panel.ok || !history.ok || !found.ok) throw new Error('a read failed');
    const has = (items: readonly { id: string }[]): boolean => items.some((item) => item.id === id);
    return [
      panel.value.log?.activityId === id,
      has(panel.value.timeline),
      has(history.value.items),
      has(found.value.items),
      (await searchMails(user, word)).includes(id),
      (await readActivity(user, id)) !== null,
      (await user.request(`/api/v1/activities/${id}/attachments/${hash}`)).status === 200,
    ];
  };
  const EVERYWHERE = Array.from({ length: 7 }, () => true);
  const NOWHERE = Array.from({ length: 7 }, () => false);

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora', 'user', 'Vertrieb');
    mate = await app.addUser('Thomas', 'user', 'Vertrieb');
    other = await app.addUser('Miriam', 'user', 'Einkauf');
    owner = await app.addUser('Olga', 'owner', 'Leitung');
    karla = app.newId();
    const fields = { lastName: 'Brandt', emails: [{ email: 'karla@brandt.example', label: '' }] };
    await nora.mutate('person.create', { id: karla, fields });
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  const cases: readonly (readonly [Visibility, string, boolean, boolean])[] = [
    ['private', 'Geheimrezept', false, false],
    ['team', 'Mannschaftssache', true, false],
    ['all', 'Rundschreiben', true, true],
  ];
  for (const [visibility, word, teamSees, othersSee] of cases) {
    it(`a mail logged as "${visibility}" shows to those and nobody else, owners included`, async () => {
      const file = await attach(nora, Buffer.from(`Anlage ${word}`));
      const mail = makeMail({ subject: `Betreff ${word}`, attachments: [file] });
      const { id } = await logMail(nora, mail, { visibility });
      const look = (user: TestUser) => seenBy(user, mail, id, word, file.hash);
      expect(await look(nora)).toEqual(EVERYWHERE);
      expect(await look(mate)).toEqual(teamSees ? EVERYWHERE : NOWHERE);
      expect(await look(other)).toEqual(othersSee ? EVERYWHERE : NOWHERE);
      expect(await look(owner)).toEqual(othersSee ? EVERYWHERE : NOWHERE);
    });
  }

  it('the widest choice of those who logged it counts, and goes with its logger', async () => {
    const file = await attach(nora, Buffer.from('Vereinigung'));
    const mail = makeMail({ subject: 'Vereinigungsmenge', attachments: [file] });
    const { id } = await logMail(nora, mail, { visibility: 'private' });
    await logMail(other, mail, { visibility: 'all' });
    const look = (user: TestUser) => seenBy(user, mail, id, 'Vereinigungsmenge', file.hash);
    expect(await look(mate)).toEqual(EVERYWHERE);
    await other.mutate('mail.unlog', { id });
    expect(await look(mate)).toEqual(NOWHERE);
    expect(await look(nora)).toEqual(EVERYWHERE);
  });

  it('nobody learns who logged a mail privately', async () => {
    const mail = makeMail();
    const { id } = await logMail(nora, mail, { visibility: 'private' });
    await logMail(other, mail, { visibility: 'all' });
    const seen = await readActivity(mate, id);
    expect(seen?.item).toMatchObject({ byName: 'Miriam', visibility: 'all' });
    expect(seen?.log.entries.map(({ userName }) => userName)).toEqual(['Miriam']);
  });

  it('a script that sends the mail again does not open what was private', async () => {
    const raw = rawMail({ 'Message-ID': '<bleibt-privat@brandt.example>' });
    const { id } = await postMail(nora, raw, '?visibility=private');
    expect(await postMail(nora, raw)).toMatchObject({ status: 200, id });
    expect(await readActivity(mate, id)).toBeNull();
    await postMail(nora, raw, '?visibility=team');
    expect(await readActivity(mate, id)).not.toBeNull();
  });

  it('of many mails each is told which they logged themselves, whatever others did', async () => {
    const mails = [makeMail(), makeMail(), makeMail()];
    const messageIds = mails.map(({ messageId }) => messageId);
    await logMail(nora, mails[0]!, { visibility: 'private' });
    await logMail(other, mails[1]!, { visibility: 'all' });
    const ask = async (user: TestUser): Promise<unknown> => {
      const answer = await user.api.call('loggedMails', { body: { messageIds: [...messageIds, ''] } });
      return answer.ok ? answer.value.messageIds : answer.error.code;
    };
    expect(await ask(nora)).toEqual([messageIds[0]]);
    expect(await ask(other)).toEqual([messageIds[1]]);
    expect(await ask(mate)).toEqual([]);
    const many = await nora.api.call('loggedMails', {
      body: { messageIds: Array(101).fill('<a@b.example>') },
    });
    expect(many).toMatchObject({ ok: false });
  });
});

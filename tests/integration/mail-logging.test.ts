import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import {
  logMail,
  loggersOf,
  makeMail,
  postMail,
  rawMail,
  readActivity,
  searchMails,
  sendLog,
} from '#tests/support/log-mail.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('logging a mail', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;
  let users: TestUser[];

  const count = async (table: string): Promise<number> =>
    (await app.services.store.sql.get<{ n: number }>(`select count(*) as n from ${table}`))!.n;

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
    users = [nora, thomas, await app.addUser('Miriam'), await app.addUser('Jan')];
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  describe('which way a mail went', () => {
    const karla = { email: 'karla@brandt.example', name: 'Karla Brandt' };
    const box = { email: 'vertrieb@haus.example', name: 'Vertrieb' };

    it.each([
      ['in', 'a customer wrote it', { from: karla }],
      ['out', 'a colleague wrote it', { from: { email: 'THOMAS@haus.example', name: '' } }],
      [
        'out',
        'a colleague sent it for a shared mailbox',
        { from: box, sender: { email: 'thomas@haus.example', name: '' } },
      ],
      ['in', 'a customer sent it for somebody else', { from: box, sender: karla }],
    ] as const)('is "%s" where the program did not say and %s', async (direction, _, senders) => {
      const participants = (Object.keys(senders) as (keyof typeof senders)[]).map((role) => ({
        role,
        ...senders[role],
      }));
      const { id } = await logMail(nora, makeMail({ participants }));
      expect((await readActivity(nora, id))?.item).toMatchObject({ direction });
    });
  });

  describe('the same mail', () => {
    it('logged by two people is one activity that names both', async () => {
      const raw = rawMail({ 'Message-ID': '<zwei@brandt.example>' });
      const first = await postMail(nora, raw);
      const second = await postMail(thomas, raw);
      expect([first.status, first.state]).toEqual([201, 'logged']);
      expect([second.status, second.state, second.id]).toEqual([200, 'already_logged', first.id]);
      expect(await loggersOf(nora, first.id)).toEqual(['Nora', 'Thomas']);
    });

    it('sent twenty times at once by four people is one activity with four loggers', async () => {
      const raw = rawMail({ 'Message-ID': '<zugleich@brandt.example>' });
      const before = await count('activity');
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => postMail(users[index % 4]!, raw)),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect((await count('activity')) - before).toBe(1);
      expect(await loggersOf(nora, answers[0]!.id)).toEqual(['Jan', 'Miriam', 'Nora', 'Thomas']);
    });

    it('is known by its id with and without angle brackets and comments', async () => {
      const { id } = await postMail(nora, rawMail({ 'Message-ID': '<klammer@brandt.example>' }));
      const text = 'Guten Tag';
      const bare = await logMail(thomas, makeMail({ messageId: 'klammer@brandt.example', text }));
      const spaced = await logMail(thomas, makeMail({ messageId: ' < klammer@brandt.example > ', text }));
      expect([bare.id, spaced.id]).toEqual([id, id]);
    });

    it('leaves no second name behind when it is sent raw again', async () => {
      const raw = rawMail({ 'Message-ID': '<ohne-alias@brandt.example>' });
      const before = await count('alias');
      for (const user of [nora, nora, thomas]) await postMail(user, raw);
      expect((await count('alias')) - before).toBe(0);
    });

    it('is found under the id each client made for it', async () => {
      const mail = makeMail();
      const [mine, theirs] = [app.newId(), app.newId()];
      await logMail(nora, mail, { id: mine });
      const again = await logMail(thomas, mail, { id: theirs });
      expect(again.id).toBe(mine);
      expect((await readActivity(thomas, theirs))?.item.id).toBe(mine);
    });

    it('without an id is one when its bytes are the same, and only suggested when they are similar', async () => {
      const raw = rawMail({ Subject: 'Ohne Kennung' }, 'Bitte rufen Sie mich zurück.');
      const first = await postMail(nora, raw);
      expect(await postMail(thomas, raw)).toMatchObject({ status: 200, id: first.id });
      const similar = makeMail({
        messageId: '',
        subject: 'Ohne Kennung',
        text: 'Bitte rufen Sie mich  zurück.',
        sentAt: '2026-11-20T08:01:00.000Z',
      });
      const logged = await logMail(nora, similar);
      expect(logged).toMatchObject({ status: 'logged', similarTo: first.id });
      expect(logged.id).not.toBe(first.id);
    });

    it('without an id is another one for one other byte, even in a header nobody reads', async () => {
      const first = await postMail(nora, rawMail({ Subject: 'Byte für Byte', 'X-Weg': 'a' }));
      const second = await postMail(nora, rawMail({ Subject: 'Byte für Byte', 'X-Weg': 'b' }));
      expect(second).toMatchObject({ status: 201, state: 'logged' });
      expect(second.id).not.toBe(first.id);
      const again = await postMail(thomas, rawMail({ Subject: 'Byte für Byte', 'X-Weg': 'b' }));
      expect(again).toMatchObject({ status: 200, state: 'already_logged', id: second.id });
    });

    it('does not suggest a mail that a colleague keeps private', async () => {
      const mail = makeMail({
        messageId: '',
        subject: 'Vertraulich',
        text: 'Nur für mich',
        headers: 'X: 1\n',
      });
      await logMail(nora, mail, { visibility: 'private' });
      const logged = await logMail(thomas, { ...mail, headers: 'X: 2\n' });
      expect(logged.similarTo).toBeUndefined();
    });
  });

  describe('the same id with other content', () => {
    it('is kept as a version beside the first', async () => {
      const mail = makeMail({ text: 'Wir bestellen 10 Stück.' });
      const { id } = await logMail(nora, mail);
      const other = await logMail(thomas, { ...mail, text: 'Wir bestellen 1.000 Stück.' });
      expect(other).toMatchObject({ id, variant: true });
      const activity = await readActivity(nora, id);
      expect(activity?.text).toBe('Wir bestellen 10 Stück.');
      expect(activity?.variants).toMatchObject([
        { byName: 'Thomas', mail: { text: 'Wir bestellen 1.000 Stück.' } },
      ]);
      await logMail(thomas, { ...mail, text: 'Wir bestellen 1.000 Stück.' });
      expect((await readActivity(nora, id))?.variants).toHaveLength(1);
    });

    it('is found by its words, a private one by nobody', async () => {
      const mail = makeMail();
      const { id } = await logMail(nora, mail);
      await logMail(thomas, { ...mail, text: 'Fassung Quittengelee' });
      expect(await searchMails(nora, 'Quittengelee')).toEqual([id]);
      await logMail(users[2]!, { ...mail, text: 'Fassung Mirabellengeist' }, { visibility: 'private' });
      expect(await searchMails(nora, 'Mirabellengeist')).toEqual([]);
    });

    it('does not open a private mail to somebody who only knows its id', async () => {
      const mail = makeMail({ subject: 'Gehalt', text: 'Nur zwischen uns: 70.000' });
      const { id } = await logMail(nora, mail, { visibility: 'private' });
      const guess = { ...mail, subject: 'Geraten', text: 'Was steht da wohl?' };
      const guessed = await logMail(thomas, guess);
      expect(guessed.id).not.toBe(id);
      expect(await readActivity(thomas, id)).toBeNull();
      expect((await readActivity(thomas, guessed.id))?.text).toBe('Was steht da wohl?');
      expect((await logMail(thomas, guess)).id).toBe(guessed.id);
      const panel = await thomas.api.call('panel', { body: { messageId: mail.messageId } });
      expect(panel).toMatchObject({ ok: true, value: { log: { activityId: guessed.id } } });
      expect((await readActivity(nora, id))?.log.entries).toHaveLength(1);
    });

    it('keeps a version private when its logger does', async () => {
      const mail = makeMail({ text: 'Offen' });
      const { id } = await logMail(nora, mail);
      await logMail(thomas, { ...mail, text: 'Nur für Thomas' }, { visibility: 'private' });
      expect((await readActivity(nora, id))?.variants).toEqual([]);
      expect((await readActivity(thomas, id))?.variants).toHaveLength(1);
    });
  });

  describe('taking it back', () => {
    it('removes the mail when nobody else has logged it, and logging brings it back', async () => {
      const mail = makeMail({ subject: 'Zurückgenommen', text: 'Rückholaktion Zwetschgenkuchen' });
      const mutationId = app.newId();
      const { id } = await logMail(nora, mail, { mutationId });
      expect(await searchMails(nora, 'Zwetschgenkuchen')).toEqual([id]);
      expect(await nora.mutate('change.undo', { mutationId })).toMatchObject({ status: 'applied' });
      expect(await readActivity(nora, id)).toBeNull();
      expect(await searchMails(nora, 'Zwetschgenkuchen')).toEqual([]);
      expect(await logMail(thomas, mail)).toMatchObject({ id, status: 'logged' });
      expect(await readActivity(nora, id)).toMatchObject({
        item: { byName: 'Thomas' },
        log: { entries: [{ userName: 'Thomas' }] },
      });
    });

    it('leaves it to the second who logged it', async () => {
      const mail = makeMail();
      const mutationId = app.newId();
      const { id } = await logMail(nora, mail, { mutationId });
      await logMail(thomas, mail);
      await nora.mutate('change.undo', { mutationId });
      expect(await loggersOf(nora, id)).toEqual(['Thomas']);
      expect((await readActivity(nora, id))?.item.byName).toBe('Thomas');
      expect(await nora.mutate('mail.unlog', { id })).toMatchObject({ error: { code: 'record.not_found' } });
      await thomas.mutate('mail.unlog', { id });
      expect(await readActivity(thomas, id)).toBeNull();
    });

    it('undoes only the last choice where the mail was logged before', async () => {
      const mail = makeMail();
      const { id } = await logMail(nora, mail, { visibility: 'private' });
      const mutationId = app.newId();
      await logMail(nora, mail, { visibility: 'all', mutationId });
      expect(await readActivity(thomas, id)).not.toBeNull();
      expect(await nora.mutate('change.undo', { mutationId })).toMatchObject({ status: 'applied' });
      expect(await readActivity(thomas, id)).toBeNull();
      expect((await readActivity(nora, id))?.log).toMatchObject({ visibility: 'private' });
    });

    it('of somebody else is refused', async () => {
      const mutationId = app.newId();
      await logMail(nora, makeMail(), { mutationId });
      expect(await thomas.mutate('change.undo', { mutationId })).toMatchObject({
        status: 'rejected',
        error: { code: 'record.not_found' },
      });
    });
  });

  it('answers the same when the same request comes again', async () => {
    const [mail, mutationId, id] = [makeMail(), app.newId(), app.newId()];
    const first = await sendLog(nora, mail, { mutationId, id });
    const again = await sendLog(nora, mail, { mutationId, id });
    expect(first).toMatchObject({ status: 'applied', replayed: false });
    expect(again).toEqual({ ...first, replayed: true });
    const other = await sendLog(nora, { ...mail, text: 'anders' }, { mutationId, id });
    expect(other).toMatchObject({ error: { code: 'mutation.id_reused' } });
  });
});

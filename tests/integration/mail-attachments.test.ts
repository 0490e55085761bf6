import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadContent } from '#shared/store/content-upload.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import {
  attach,
  logMail,
  makeMail,
  postMail,
  putBlob,
  readActivity,
  sha256,
} from '#tests/support/log-mail.ts';
import { filePart, multipartEml } from '#tests/support/make-eml.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('attachments', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let thomas: TestUser;

  const download = async (user: TestUser, id: string, hash: string): Promise<Response> =>
    user.request(`/api/v1/activities/${id}/attachments/${hash}`);
  const codeOf = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: { code: string } }).error.code;
  const blobCount = async (): Promise<number> =>
    (await app.services.store.sql.get<{ n: number }>('select count(*) as n from blob'))!.n;

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    thomas = await app.addUser('Thomas');
  });
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  describe('sent in pieces', () => {
    it('go on where they stopped', async () => {
      const bytes = Buffer.alloc(300_000, 'Plan ');
      const hash = sha256(bytes);
      const first = await putBlob(nora, hash, bytes.subarray(0, 100_000), 0, bytes.length);
      expect(await first.json()).toEqual({ hash, received: 100_000, complete: false });
      const asked = await nora.request(`/api/v1/blobs/${hash}`);
      expect(await asked.json()).toEqual({ hash, received: 100_000, complete: false });
      const rest = await putBlob(nora, hash, bytes.subarray(100_000), 100_000, bytes.length);
      expect(await rest.json()).toEqual({ hash, received: 300_000, complete: true });
      const again = await putBlob(thomas, hash, bytes, 0, bytes.length);
      expect(await again.json()).toEqual({ hash, received: 300_000, complete: true });
    });

    it('are refused at another place than where they stopped', async () => {
      const bytes = Buffer.from('an falscher Stelle');
      const answer = await putBlob(nora, sha256(bytes), bytes.subarray(5), 5, bytes.length);
      expect([answer.status, await codeOf(answer)]).toEqual([409, 'blob.offset']);
    });

    it('are dropped when they are not what was announced', async () => {
      const [bytes, wrong] = [Buffer.from('richtig!'), Buffer.from('falsch!!')];
      const hash = sha256(bytes);
      const answer = await putBlob(nora, hash, wrong, 0, wrong.length);
      expect([answer.status, await codeOf(answer)]).toEqual([400, 'blob.mismatch']);
      const asked = await nora.request(`/api/v1/blobs/${hash}`);
      expect(await asked.json()).toEqual({ hash, received: 0, complete: false });
      expect((await putBlob(nora, hash, bytes, 0, bytes.length)).status).toBe(200);
    });

    it('are refused under a name that is no hash, and above 50 MB', async () => {
      const bytes = Buffer.from('x');
      expect(await codeOf(await putBlob(nora, 'kein-hash', bytes, 0, 1))).toBe('blob.hash');
      const large = await putBlob(nora, sha256(bytes), bytes, 0, 60 * 1024 * 1024);
      expect([large.status, await codeOf(large)]).toEqual([413, 'blob.too_large']);
    });

    it('arrive whole when two people send the same at once', async () => {
      const bytes = Buffer.alloc(200_000, 'zugleich ');
      const hash = sha256(bytes);
      const answers = await Promise.all(
        [nora, thomas, nora, thomas].map((user) => putBlob(user, hash, bytes, 0, bytes.length)),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    });
  });

  it('that lie in the folder and are not noted, as after a restore, are noted by the next upload', async () => {
    const bytes = Buffer.from('nur in der Ablage');
    const hash = sha256(bytes);
    expect(await app.services.blobs.put(hash, bytes)).toMatchObject({ ok: true });
    const asked = await nora.request(`/api/v1/blobs/${hash}`);
    expect(await asked.json()).toEqual({ hash, received: bytes.length, complete: false });
    expect(await uploadContent(nora.api, hash, new Uint8Array(bytes))).toEqual({ ok: true, value: hash });
    const again = await nora.request(`/api/v1/blobs/${hash}`);
    expect(await again.json()).toEqual({ hash, received: bytes.length, complete: true });
    const rows = await app.services.store.sql.all('select hash from blob where hash = ?', hash);
    expect(rows).toHaveLength(1);
  });

  it('are stored once, however many mails carry them', async () => {
    const bytes = Buffer.from('ein Prospekt für alle');
    const before = await blobCount();
    const mails = ['a', 'b', 'c'].map((name) =>
      multipartEml([filePart(`${name}.pdf`, bytes)], 'mixed', [`Message-ID: <${name}@prospekt.example>`]),
    );
    const answers = await Promise.all(mails.map((raw) => postMail(nora, raw)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await blobCount()) - before).toBe(1);
    const file = await download(nora, answers[2]!.id, sha256(bytes));
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('are those a person chose; others can be added by logging again', async () => {
    const [plan, offer] = [
      await attach(nora, Buffer.from('Plan')),
      await attach(thomas, Buffer.from('Angebot'), { name: 'angebot.pdf' }),
    ];
    const mail = makeMail();
    const { id } = await logMail(nora, { ...mail, attachments: [plan] });
    expect((await readActivity(nora, id))?.mail.attachments).toEqual([plan]);
    expect(await logMail(thomas, { ...mail, attachments: [offer] })).toMatchObject({ id, variant: false });
    expect((await readActivity(nora, id))?.mail.attachments).toEqual([plan, offer]);
    expect((await readActivity(nora, id))?.item).toMatchObject({ attachments: 2 });
  });

  it('of another version stay with that version and can be fetched', async () => {
    const mail = makeMail();
    const first = await attach(nora, Buffer.from('Fassung 1'));
    const second = await attach(nora, Buffer.from('Fassung 2'));
    const { id } = await logMail(nora, { ...mail, attachments: [first] });
    const again = { ...mail, attachments: [second] };
    await logMail(thomas, again);
    await logMail(thomas, again);
    const activity = await readActivity(nora, id);
    expect(activity?.mail.attachments).toEqual([first]);
    expect(activity?.variants.map((one) => one.mail.attachments)).toEqual([[second]]);
    expect(await (await download(nora, id, second.hash)).text()).toBe('Fassung 2');
  });

  it('that never arrived are named, and the mail waits', async () => {
    const file = { ...(await attach(nora, Buffer.from('da'))), hash: sha256(Buffer.from('nie gesendet')) };
    await expect(logMail(nora, makeMail({ attachments: [file] }))).rejects.toThrow('mail.attachment_missing');
  });

  it('shown inside the text are kept apart', async () => {
    const picture = await attach(nora, Buffer.from('Bild'), {
      name: 'logo.png',
      inline: true,
      contentId: 'logo',
    });
    const { id } = await logMail(nora, makeMail({ html: '<img src="cid:logo">', attachments: [picture] }));
    const activity = await readActivity(nora, id);
    expect(activity?.item).toMatchObject({ attachments: 0 });
    expect(activity?.mail.attachments).toMatchObject([{ inline: true, contentId: 'logo' }]);
  });

  it('have harmless names, whoever named them', async () => {
    const bytes = Buffer.from('Anlage');
    const raw = multipartEml([filePart('../../etc/pass\\r\\nwd.pdf', bytes)]);
    const posted = await postMail(nora, raw);
    const file = await attach(nora, bytes, { name: '..\\..\\böse\r\nSet-Cookie: x=1".html' });
    const logged = await logMail(nora, makeMail({ attachments: [file] }));
    for (const id of [posted.id, logged.id]) {
      const name = (await readActivity(nora, id))!.mail.attachments[0]!.name;
      expect(name).not.toMatch(/[\r\n/\\"]|\.\./);
      const response = await download(nora, id, sha256(bytes));
      const disposition = response.headers.get('content-disposition')!;
      expect(disposition).toMatch(/^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w%.!~-]+$/);
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });

  it('are offered with the length they have, whatever a client claimed', async () => {
    const file = await attach(nora, Buffer.from('sieben!'), { sizeBytes: 9_999 });
    const { id } = await logMail(nora, makeMail({ attachments: [file] }));
    const response = await download(nora, id, file.hash);
    expect(response.headers.get('content-length')).toBe('7');
    expect(await response.text()).toBe('sieben!');
  });
});

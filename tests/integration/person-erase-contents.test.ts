import { createHash } from 'node:crypto';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MailAttachment } from '#shared/domain/mail.ts';
import { blobFolder } from '#server/config.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { apply, createRecords, makeMail } from '#tests/support/records.ts';
import type { Records } from '#tests/support/records.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('attachments of a person who is erased', (engine) => {
  let app: TestApp;
  let nora: TestUser;
  let make: Records;

  const upload = async (text: string): Promise<MailAttachment> => {
    const hash = createHash('sha256').update(text).digest('hex');
    const sizeBytes = Buffer.byteLength(text);
    const stored = await nora.request(`/api/v1/blobs/${hash}?size=${sizeBytes}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: text,
    });
    expect(await stored.json()).toEqual({ hash, received: sizeBytes, complete: true });
    return { hash, name: 'datei.txt', contentType: 'text/plain', sizeBytes, inline: false, contentId: '' };
  };
  const files = async (): Promise<string[]> => {
    const entries = await readdir(blobFolder(app.services.config), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  const isThere = async ({ hash }: MailAttachment): Promise<[boolean, boolean]> => [
    (await files()).some((name) => name.startsWith(hash)),
    (await app.services.store.sql.get('select hash from blob where hash = ?', hash)) !== undefined,
  ];
  /** A person who sent these. */
  const sender = async (name: string, ...attachments: MailAttachment[]): Promise<string> => {
    const email = `${name}@privat.example`;
    const id = await make.person({ lastName: name, email });
    await make.mail(makeMail(email, { messageId: `<${name}@x.example>`, attachments }));
    return id;
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

  it('go with the person, those another mail has as well stay', async () => {
    const [own, common, version] = [
      await upload('eigen'),
      await upload('gemeinsam'),
      await upload('Fassung'),
    ];
    const id = await sender('rita', own, common);
    await sender('ida', common);
    // The same mail with other content is kept as a version of it.
    const other = makeMail('rita@privat.example', { messageId: '<rita@x.example>', text: 'Anders' });
    await make.mail({ ...other, attachments: [version] });
    await apply(nora, 'person.erase', { id });
    expect(await isThere(own)).toEqual([false, false]);
    expect(await isThere(version)).toEqual([false, false]);
    expect(await isThere(common)).toEqual([true, true]);
    expect(await app.services.store.sql.all('select hash from erased_blob')).toEqual([]);
  });

  it('go when the erasure is sent again, where the file could not be removed at first', async () => {
    const stuck = await upload('klemmt');
    const id = await sender('uwe', stuck);
    const inTheWay = join(blobFolder(app.services.config), stuck.hash.slice(0, 2), `${stuck.hash}.hidden`);
    await mkdir(inTheWay);
    const mutation = app.newId();
    const refused = await nora.mutate('person.erase', { id }, mutation);
    expect(refused).toMatchObject({ status: 'rejected', error: { code: 'store.unavailable' } });
    expect(await isThere(stuck)).toEqual([true, false]);
    await rmdir(inTheWay);
    expect(await nora.mutate('person.erase', { id }, mutation)).toMatchObject({ status: 'applied' });
    expect(await isThere(stuck)).toEqual([false, false]);
  });

  it('stay when somebody logs a mail with the same content at that moment, or that mail is told to bring it again', async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 15; round += 1) {
      const common = await upload(`beide ${round}`);
      const id = await sender(`a${round}`, common);
      const mail = makeMail(`b${round}@privat.example`, { messageId: `<b${round}@x.example>` });
      const visibility = 'all' as const;
      const direction = 'none' as const;
      const args = { mail: { ...mail, attachments: [common] }, visibility, direction };
      const erase = () => nora.mutate('person.erase', { id });
      const log = () => nora.mutate('mail.log', { id: app.newId(), ...args, links: [], source: 'test' });
      const [erased, logged] =
        round % 2 === 0
          ? await Promise.all([erase(), log()])
          : (await Promise.all([log(), erase()])).toReversed();
      expect(erased!.status).toBe('applied');
      if (logged!.status === 'rejected') expect(logged!.error.code).toBe('mail.attachment_missing');
      expect(await isThere(common)).toEqual(logged!.status === 'rejected' ? [false, false] : [true, true]);
      outcomes.push(logged!.status);
    }
    expect(outcomes).toContain('applied');
  });
});

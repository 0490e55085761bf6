import { truncate } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { loggersOf, rawMail, readActivity } from '#tests/support/log-mail.ts';
import { makeFolder, runMailImport } from '#tests/support/run-import.ts';
import type { Folder } from '#tests/support/run-import.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import type { TestApp, TestUser } from '#tests/support/test-app.ts';

describeOnBothEngines('kontor import mail', (engine) => {
  let app: TestApp;
  let folder: Folder;
  let olga: TestUser;
  let nora: TestUser;
  let serial = 0;

  const mail = (text = 'Guten Tag'): string =>
    rawMail({ 'Message-ID': `<m${(serial += 1)}@import.example>`, Subject: `Mail ${serial}` }, text);
  const nothing = { created: 0, updated: 0, unchanged: 0, failed: 0 };
  const newest = async (): Promise<string> =>
    (await app.services.store.sql.get<{ id: string }>('select id from activity order by no desc limit 1'))!
      .id;

  beforeAll(async () => {
    app = await createTestApp(engine);
    nora = await app.addUser('Nora');
    olga = await app.addUser('Olga', 'owner');
  });
  beforeEach(async () => {
    folder = await makeFolder();
  });
  afterEach(() => folder.remove());
  afterAll(async () => {
    expect(app.bugs).toEqual([]);
    await app.close();
  });

  it('logs a folder with all its folders, once, however often it runs', async () => {
    await folder.write('a.eml', mail());
    await folder.write('Archiv/2026/b.EML', mail());
    await folder.write('Archiv/c', mail());
    await folder.write('cur/1700000000.M1P2.host:2,S', mail());
    await folder.write('Archiv/liste.csv', 'name;ort\nAnna;Hannover\n');
    await folder.write('.versteckt/d.eml', mail());
    expect(await runMailImport(app, folder.path)).toEqual({
      tally: { ...nothing, created: 4 },
      failures: [],
      setAside: [],
    });
    expect((await runMailImport(app, folder.path)).tally).toEqual({ ...nothing, unchanged: 4 });
  });

  it('logs each mail of an mbox, and names the ones it refuses by their place', async () => {
    const date = 'From karla@brandt.example Fri Nov 20 09:00:00 2026\n';
    const box = await folder.write(
      'box.mbox',
      [mail('>From hier an'), 'kein Kopf\n', mail()].map((one) => `${date}${one}\n`).join(''),
    );
    const { tally, failures } = await runMailImport(app, box);
    expect(tally).toEqual({ ...nothing, created: 2, failed: 1 });
    expect(failures).toEqual([[`${box}#2`, 'mail.not_a_mail']]);
  });

  it('counts a mail somebody else had logged as updated', async () => {
    const file = await folder.write('a.eml', mail());
    await runMailImport(app, file, nora.email);
    expect((await runMailImport(app, file)).tally).toEqual({ ...nothing, updated: 1 });
    expect((await runMailImport(app, file)).tally).toEqual({ ...nothing, unchanged: 1 });
    expect(await loggersOf(olga, await newest())).toEqual(['Nora', 'Olga']);
  });

  it('keeps what was private, unless told otherwise', async () => {
    const file = await folder.write('a.eml', mail());
    await runMailImport(app, file, undefined, 'private');
    const id = await newest();
    expect(await readActivity(nora, id)).toBeNull();
    expect((await runMailImport(app, file)).tally).toEqual({ ...nothing, unchanged: 1 });
    expect(await readActivity(nora, id)).toBeNull();
    expect((await runMailImport(app, file, undefined, 'all')).tally).toEqual({ ...nothing, updated: 1 });
    expect(await readActivity(nora, id)).not.toBeNull();
  });

  it('reports what cannot be read and goes on', async () => {
    const broken = await folder.write('1.msg', 'kein Outlook');
    const empty = await folder.write('2.eml', '');
    const large = await folder.write('3.eml', mail());
    await truncate(large, 51 * 1024 * 1024);
    await folder.write('4.eml', mail());
    const { tally, failures } = await runMailImport(app, folder.path);
    expect(tally).toEqual({ ...nothing, created: 1, failed: 3 });
    expect(failures).toEqual([
      [broken, 'mail.not_a_mail'],
      [empty, 'mail.empty'],
      [large, 'mail.too_large'],
    ]);
  });

  it('goes on after a run that broke off', async () => {
    const files = await Promise.all([1, 2, 3].map((name) => folder.write(`${name}.eml`, mail())));
    await runMailImport(app, files[0]!);
    expect((await runMailImport(app, folder.path)).tally).toEqual({ ...nothing, created: 2, unchanged: 1 });
  });

  it('says when there is no such file, no such user, or nobody yet', async () => {
    await expect(runMailImport(app, `${folder.path}/nichts`)).rejects.toThrow('import.file_missing');
    await expect(runMailImport(app, folder.path, 'wer@haus.example')).rejects.toThrow('user.unknown');
    await app.services.store.write(async (tx) => ok(await tx.run('update user_account set disabled = 1')));
    await expect(runMailImport(app, folder.path)).rejects.toThrow('import.no_account');
  });
});

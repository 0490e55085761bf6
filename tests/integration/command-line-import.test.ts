import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { importCommand } from '#server/cli/import.command.ts';
import { withServices } from '#server/cli/with-services.ts';
import { importScope } from '#server/import/import-user.ts';
import { seedCommand } from '#server/cli/seed.command.ts';
import { userCommand } from '#server/cli/user.command.ts';
import type { Command } from '#server/cli/command.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { rawMail } from '#tests/support/log-mail.ts';
import { makeFolder } from '#tests/support/run-import.ts';
import type { Folder } from '#tests/support/run-import.ts';

const OWNER = 'add --email olga@haus.example --name Olga --role owner --password-stdin'.split(' ');

type Ran = { readonly code: string; readonly out: readonly string[]; readonly err: readonly string[] };

describeOnBothEngines('the command line', (engine) => {
  let folder: Folder;
  let env: Record<string, string>;

  const run = async (command: Command, args: readonly string[], stdin = ''): Promise<Ran> => {
    const config = readConfig(env, '/');
    if (!config.ok) throw new Error(config.error.code);
    const [out, err]: [string[], string[]] = [[], []];
    const done = await command.run({
      config: config.value,
      args,
      cwd: folder.path,
      print: (line) => void out.push(line),
      tell: (line) => void err.push(line),
      readStdin: () => Promise.resolve(stdin),
    });
    return { code: done.ok ? '' : done.error.code, out, err };
  };

  beforeEach(async () => {
    folder = await makeFolder();
    const url = await engine.databaseUrl();
    env = { KONTOR_DATA: await engine.dataDir(), ...(url ? { KONTOR_DATABASE_URL: url } : {}) };
  });
  afterEach(async () => {
    await folder.remove();
    await rm(env['KONTOR_DATA']!, { recursive: true, force: true });
  });

  it('imports mails with one line of counts, and one line for each that failed', async () => {
    expect((await run(userCommand, OWNER, 'ein langer Satz aus dem Test')).code).toBe('');
    await folder.write('post/a.eml', rawMail({ 'Message-ID': '<cli@import.example>' }));
    await folder.write('post/b.eml', '');
    const { code, out, err } = await run(importCommand, ['mail', 'post']);
    expect([code, out]).toEqual(['', ['{"created":1,"updated":0,"unchanged":0,"failed":1}']]);
    expect(err).toEqual([expect.stringMatching(/post\/b\.eml: mail\.empty \S/)]);
  });

  it('imports people and companies before the first account is there, to be taken back by whoever comes first', async () => {
    await folder.write('firmen.ndjson', '{"slug": "a", "name": "A", "web": "kein Web"}\nkaputt\n');
    await folder.write('leute.csv', 'Name;Firma\nIda Lang;A\n');
    const { code, out, err } = await run(importCommand, ['companies', 'firmen.ndjson', '--key', 'external']);
    const done = JSON.parse(out[0]!) as { import: string };
    expect([code, done]).toMatchObject([
      '',
      { created: 1, updated: 0, unchanged: 0, failed: 1, setAside: 1 },
    ]);
    expect(err).toEqual([
      expect.stringMatching(/^row 1, web: field\.website \S/),
      expect.stringMatching(/^row 2: import\.json \S/),
    ]);
    expect((await run(importCommand, ['people', 'leute.csv'])).code).toBe('');
    expect((await run(importCommand, ['list'])).out).toEqual([
      expect.stringContaining('leute.csv'),
      expect.stringContaining(done.import),
    ]);
    expect((await run(importCommand, ['mail', 'leute.csv'])).code).toBe('import.no_account');

    expect((await run(userCommand, OWNER, 'ein langer Satz aus dem Test')).code).toBe('');
    const again = await run(importCommand, ['companies', 'firmen.ndjson', '--key', 'external']);
    expect(JSON.parse(again.out[0]!)).toMatchObject({ created: 0, updated: 0, unchanged: 1, failed: 1 });
    expect((await run(importCommand, ['revert', done.import])).out).toEqual([
      JSON.stringify({ import: done.import, state: 'reverted', kept: 1 }),
    ]);
  });

  it('lists an import and takes it back as a whole', async () => {
    expect((await run(userCommand, OWNER, 'ein langer Satz aus dem Test')).code).toBe('');
    const lines = ['a', 'b'].map((slug) =>
      JSON.stringify({ slug, name: `Firma ${slug}`, web: 'https://a.example' }),
    );
    await folder.write('firmen.ndjson', `${lines.join('\n')}\n`);
    const asked = ['companies', 'firmen.ndjson', '--key', 'external'];
    const { code, out } = await run(importCommand, asked);
    expect(code).toBe('');
    const done = JSON.parse(out[0]!) as { import: string };
    expect(done).toMatchObject({ created: 2, updated: 0, unchanged: 0, failed: 0 });
    expect(JSON.parse((await run(importCommand, asked)).out[0]!)).toMatchObject({ created: 0, unchanged: 2 });
    expect((await run(importCommand, ['list'])).out.join('\n')).toContain(done.import);
    expect((await run(importCommand, ['revert', done.import])).out).toEqual([
      expect.stringContaining('"state":"reverted"'),
    ]);
    expect(JSON.parse((await run(importCommand, asked)).out[0]!)).toMatchObject({ created: 2 });
  });

  it('takes the first line for a row where it is told so', async () => {
    expect((await run(userCommand, OWNER, 'ein langer Satz aus dem Test')).code).toBe('');
    await folder.write('leute.csv', 'Uwe;Kranz\nIna;Lang\n');
    const named = ['--map', '#1=firstName', '--map', '#2=lastName'];
    const asked = ['people', 'leute.csv', '--no-header', ...named];
    expect((await run(importCommand, [...asked, '--dry-run'])).out).toEqual([
      expect.stringContaining('"dryRun":true,"created":2'),
    ]);
    const { code, out, err } = await run(importCommand, asked);
    expect([code, err]).toEqual(['', []]);
    expect(JSON.parse(out[0]!)).toMatchObject({ created: 2, failed: 0 });
  });

  it('resumes an import that was cut off, by its id, and none that is at its end', async () => {
    expect((await run(userCommand, OWNER, 'ein langer Satz aus dem Test')).code).toBe('');
    const lines = Array.from({ length: 40 }, (_, no) => `Person ${no};p${no}@haus.example`);
    const file = await folder.write('leute.csv', ['Name;E-Mail', ...lines].join('\n'));
    const config = readConfig(env, '/');
    if (!config.ok) throw new Error(config.error.code);
    let id = '';
    const cut = await withServices(config.value, async ({ store, imports }) => {
      const scope = await importScope(store.read, undefined);
      if (!scope.ok) return scope;
      const added = await imports.add(scope.value, {
        kind: 'person',
        fileName: 'leute.csv',
        source: { path: file },
        options: {},
      });
      if (!added.ok) return added;
      ({ id } = added.value.run);
      await imports.start(scope.value, id, added.value.run.mapping, 'email');
      return imports.carryOn(scope.value, id, { told: () => imports.close(), lotMs: 0 });
    });
    expect(cut).toMatchObject({ value: { state: 'running', done: 1 } });
    const { code, out } = await run(importCommand, ['resume', id]);
    expect([code, JSON.parse(out[0]!)]).toEqual([
      '',
      { import: id, state: 'done', created: 40, updated: 0, unchanged: 0, failed: 0, setAside: 0 },
    ]);
    expect((await run(importCommand, ['resume', id])).code).toBe('import.not_resumable');
    expect((await run(importCommand, ['resume', '0198f000-0000-7000-8000-000000000001'])).code).toBe(
      'record.not_found',
    );
  });

  it('says what it did not understand', async () => {
    for (const args of [
      [],
      ['mail'],
      ['orders', 'x'],
      ['mail', 'x', '--visibility', 'some'],
      ['companies', 'x', '--key', 'id'],
    ]) {
      expect([args, (await run(importCommand, args)).code]).toEqual([args, 'command.usage']);
    }
    expect((await run(importCommand, ['companies', 'fehlt.ndjson'])).code).toBe('import.file_missing');
    expect((await run(seedCommand, ['--people', 'viele'])).code).toBe('command.usage');
  });

  it('makes up data once, and more only when told twice', async () => {
    const counts = ['--people', '20', '--companies', '5', '--activities', '40', '--orders', '10'];
    const { code, out } = await run(seedCommand, counts);
    expect([code, JSON.parse(out[0]!)]).toEqual([
      '',
      expect.objectContaining({ people: 20, companies: 5, activities: 40, orders: 10 }),
    ]);
    expect((await run(seedCommand, counts)).code).toBe('seed.not_empty');
  });
});

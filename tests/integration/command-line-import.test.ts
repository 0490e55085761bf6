import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { importCommand } from '#server/cli/import.command.ts';
import { seedCommand } from '#server/cli/seed.command.ts';
import { userCommand } from '#server/cli/user.command.ts';
import type { Command } from '#server/cli/command.ts';
import { describeOnBothEngines } from '#tests/support/engines.ts';
import { rawMail } from '#tests/support/log-mail.ts';
import { makeFolder } from '#tests/support/run-import.ts';
import type { Folder } from '#tests/support/run-import.ts';

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
    const owner = [
      'add',
      '--email',
      'olga@haus.example',
      '--name',
      'Olga',
      '--role',
      'owner',
      '--password-stdin',
    ];
    expect((await run(userCommand, owner, 'ein langer Satz aus dem Test')).code).toBe('');
    await folder.write('post/a.eml', rawMail({ 'Message-ID': '<cli@import.example>' }));
    await folder.write('post/b.eml', '');
    const { code, out, err } = await run(importCommand, ['mail', 'post']);
    expect([code, out]).toEqual(['', ['{"created":1,"updated":0,"unchanged":0,"failed":1}']]);
    expect(err).toEqual([expect.stringMatching(/post\/b\.eml: mail\.empty \S/)]);
  });

  it('imports companies before the first account is there', async () => {
    await folder.write('firmen.ndjson', '{"slug": "a", "name": "A", "web": "kein Web"}\nkaputt\n');
    const { code, out, err } = await run(importCommand, ['companies', 'firmen.ndjson', '--key', 'external']);
    expect([code, out]).toEqual(['', ['{"created":1,"updated":0,"unchanged":0,"failed":1}']]);
    expect(err).toEqual([
      expect.stringMatching(/^line 2: import\.json \S/),
      expect.stringMatching(/^line 1: import\.left_over \S.* website: field\.website$/),
    ]);
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

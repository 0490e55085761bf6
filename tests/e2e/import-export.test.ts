import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { childEnvironment, root } from '#tests/support/run-command.ts';
import { SERVER_PASSWORD } from '#tests/support/test-server.ts';

describe('import and export on the command line', () => {
  let folder: string;
  const data = (): string => join(folder, 'data');

  const start = (args: readonly string[], stdin = '') => {
    const child = spawn('node', ['server/main.ts', ...args], {
      cwd: root,
      env: { ...childEnvironment(), KONTOR_DATA: data(), LANG: 'en_GB.UTF-8' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += String(text)));
    child.stderr.on('data', (text) => (err += String(text)));
    child.stdin.end(stdin);
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      child.once('close', (code) => resolve({ code, out, err }));
    });
    return { child, ended };
  };
  const kontor = (args: readonly string[], stdin = '') => start(args, stdin).ended;
  const count = (table: string): number => {
    const database = new DatabaseSync(join(data(), 'kontor.db'), { readOnly: true });
    try {
      return (database.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
    } catch {
      return 0;
    } finally {
      database.close();
    }
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-transfer-'));
    const owner = ['user', 'add', '--email', 'olga@haus.example', '--name', 'Olga', '--role', 'owner'];
    expect((await kontor([...owner, '--password-stdin'], SERVER_PASSWORD)).code).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('takes a list over, is killed, goes on, is exported and taken back', async () => {
    const list = join(folder, 'liste.csv');
    const lines = Array.from(
      { length: 1_500 },
      (_, no) => `Vor${no};Nach${no};p${no}@haus.example;Firma ${no % 50}`,
    );
    await writeFile(list, `Rufname;Familienname;Mailadresse;Betrieb\n${lines.join('\n')}\n`);
    const ask = ['import', 'people', list, '--map', 'Betrieb=company.name', '--key', 'email'];

    const probe = await kontor([...ask, '--dry-run']);
    expect(JSON.parse(probe.out)).toMatchObject({ dryRun: true, created: 1_500, failed: 0 });
    expect(count('person')).toBe(0);

    const { child, ended } = start(ask);
    await vi.waitFor(() => expect(count('import_row')).toBeGreaterThan(100), {
      timeout: 60_000,
      interval: 20,
    });
    child.kill('SIGKILL');
    await ended;
    expect(count('import_row')).toBeLessThan(1_500);

    const done = await kontor(ask);
    const { import: id, ...tally } = JSON.parse(done.out) as { import: string };
    expect(tally).toEqual({ created: 1_500, updated: 0, unchanged: 0, failed: 0, setAside: 0 });
    expect([count('person'), count('company'), count('employment')]).toEqual([1_500, 50, 1_500]);
    expect((await kontor(['import', 'list'])).out).toMatch(
      new RegExp(`^${id}\t.*\tdone\tperson\tliste\\.csv\t`),
    );

    const out = join(folder, 'leute.csv');
    expect((await kontor(['export', 'people', '--format', 'csv', '--out', out])).code).toBe(0);
    expect((await readFile(out, 'utf8')).split('\r\n')).toHaveLength(1_502);
    const twice = await kontor(['export', 'people', '--format', 'csv', '--out', out]);
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('[export.target_exists]')]);

    const reverted = await kontor(['import', 'revert', id]);
    expect(JSON.parse(reverted.out)).toEqual({ import: id, state: 'reverted', kept: 0 });
    expect(count('person where "deletedAt" is null')).toBe(0);
    expect(count('company where "deletedAt" is null')).toBe(0);
  });

  it('says what is wrong with what it is asked', async () => {
    const broken = join(folder, 'kaputt.csv');
    await writeFile(broken, 'Name,Ort\n"offen,Kiel\n');
    for (const [args, code, word] of [
      [['import', 'people', join(folder, 'fehlt.csv')], 1, 'import.file_missing'],
      [['import', 'people', broken], 1, 'import.quote_open'],
      [['import', 'people', broken, '--key', 'domain'], 2, 'command.usage'],
      [['import', 'people', broken, '--map', 'Name'], 2, 'command.usage'],
      [['export', 'all', '--format', 'vcard', '--out', 'x'], 1, 'export.format'],
    ] as const) {
      const ran = await kontor(args);
      expect([args, ran.code, ran.err]).toEqual([args, code, expect.stringContaining(`[${word}]`)]);
    }
  });
});

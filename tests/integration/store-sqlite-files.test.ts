import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { serveCommand } from '#server/cli/serve.command.ts';
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts';
import type { Store } from '#server/db/store.ts';
import { takeServingLock } from '#server/db/serving-lock.ts';
import { ok } from '#shared/lib/result.ts';
import { giveAway, withoutRoot } from '#tests/support/without-root.ts';

const FILES = ['kontor.db', 'kontor.db-wal', 'kontor.db-shm'];

// Rights of files are another matter on Windows.
describe.skipIf(process.platform === 'win32')('the files of the embedded store', () => {
  let folder: string;
  let database: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kontor-data-'));
    database = join(folder, 'kontor.db');
  });
  afterEach(async () => {
    await chmod(folder, 0o700);
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (): Promise<Store> => {
    const opened = await openSqliteStore(database);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const modeOf = async (name: string): Promise<string> =>
    ((await stat(join(folder, name))).mode & 0o777).toString(8);
  const configOf = (): Config => {
    const config = readConfig({ KONTOR_DATA: folder, KONTOR_PORT: '0' }, '/');
    if (!config.ok) throw new Error(config.error.code);
    return config.value;
  };
  /** Leaves a database behind in which something stands, owned by somebody whom rights bind. */
  const leaveDatabase = async (modes: { folder: number; file: number }): Promise<void> => {
    const store = await open();
    await store.write(async (tx) => ok(await tx.run(`insert into meta (key, value) values ('left', 'x')`)));
    await store.close();
    await chmod(database, modes.file);
    await chmod(folder, modes.folder);
    for (const path of [database, folder]) giveAway(path);
  };

  it('can be read by nobody else', async () => {
    const before = process.umask(0);
    try {
      const store = await open();
      for (const name of FILES) expect(`${name} ${await modeOf(name)}`).toBe(`${name} 600`);
      await store.close();
      const lock = takeServingLock(folder);
      expect([lock.ok, await modeOf('serving.lock')]).toEqual([true, '600']);
      if (lock.ok) lock.value.release();
    } finally {
      process.umask(before);
    }
  });

  it('keep the rights an administrator gave them', async () => {
    await (await open()).close();
    await chmod(database, 0o640);
    await (await open()).close();
    expect(await modeOf('kontor.db')).toBe('640');
  });

  it('are told to be read-only before anything runs', async () => {
    for (const modes of [
      { folder: 0o500, file: 0o600 },
      { folder: 0o700, file: 0o400 },
      { folder: 0o500, file: 0o400 },
    ]) {
      await leaveDatabase(modes);
      const opened = await withoutRoot(() => openSqliteStore(database));
      expect(opened).toMatchObject({
        ok: false,
        error: { code: 'store.read_only', fields: { KONTOR_DATA: folder } },
      });
      await chmod(folder, 0o700);
      await rm(database);
    }
  });

  it('are told to be read-only by `serve`, which says nothing else', async () => {
    await leaveDatabase({ folder: 0o500, file: 0o600 });
    const lines: string[] = [];
    const done = await withoutRoot(() =>
      serveCommand.run({
        config: configOf(),
        args: [],
        cwd: '/',
        print: (line) => void lines.push(line),
        tell: (line) => void lines.push(line),
        readStdin: () => Promise.resolve(''),
      }),
    );
    expect(done).toMatchObject({ ok: false, error: { code: 'store.read_only' } });
    expect(lines).toEqual([]);
    expect(existsSync(join(folder, 'serving.lock'))).toBe(false);
  });

  it('serve one process at a time, in this process too', async () => {
    const first = takeServingLock(folder);
    expect(takeServingLock(folder)).toMatchObject({
      ok: false,
      error: { code: 'serve.already_running', params: { folder } },
    });
    if (first.ok) first.value.release();
    const second = takeServingLock(folder);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.release();
  });
});

/**
 * The database as lines, table by table, as it stood at one moment (one transaction of `repeatable read`). The form is no
 * engine's own: a first line with the columns, then an array of values for each row.
 */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Contents } from '../contents.ts';
import { FULL_TEXT_TABLE, tableFile } from '../table-files.ts';
import { tables } from '../schema.ts';
import { pgTypes } from './types.ts';

const LOT = 2_000;
const BEGIN = 'begin transaction isolation level repeatable read, read only';

const columnsOf = (table: string): readonly string[] =>
  table === FULL_TEXT_TABLE
    ? ['activityNo', 'tokens']
    : Object.keys((tables as Readonly<Record<string, object>>)[table] ?? {});

const selectOf = (table: string): string =>
  table === FULL_TEXT_TABLE
    ? 'select "activityNo", tsvector_to_array(tokens) from activity_text'
    : `select ${columnsOf(table)
        .map((column) => `"${column}"`)
        .join(', ')} from ${table}`;

/** Answers how many rows it wrote; they are on disk then. */
const writeTable = async (client: pg.Client, table: string, path: string): Promise<number> => {
  const file = await open(path, 'wx', 0o600);
  const put = (lines: readonly unknown[]): Promise<unknown> =>
    file.writeFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  let written = 0;
  try {
    await put([columnsOf(table)]);
    await client.query(`declare rows no scroll cursor for ${selectOf(table)}`);
    for (;;) {
      const { rows } = await client.query<unknown[]>({ text: `fetch ${LOT} from rows`, rowMode: 'array' });
      await put(rows);
      written += rows.length;
      if (rows.length < LOT) break;
    }
    await client.query('close rows');
    await file.sync();
  } finally {
    await file.close();
  }
  return written;
};

/** Throws what the database or the file system says. Errors: `backup.nothing`, `backup.corrupt`. */
export const dumpPostgres = async (url: string, folder: string): Promise<Result<Contents>> => {
  const client = new pg.Client({ connectionString: url, types: pgTypes });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(BEGIN);
    const list = async (text: string): Promise<string[]> =>
      (await client.query<{ value: string }>(text)).rows.map(({ value }) => value);
    const known = new Set(
      await list('select tablename as value from pg_tables where schemaname = current_schema()'),
    );
    if (!known.has('meta')) return fail('backup.nothing', { params: { folder: new URL(url).pathname } });
    await mkdir(join(folder, 'tables'), { mode: 0o700 });
    const counts: Record<string, number> = {};
    for (const table of [...Object.keys(tables), FULL_TEXT_TABLE]) {
      const { rows } = await client.query<{ count: number }>(`select count(*) as count from ${table}`);
      counts[table] = await writeTable(client, table, join(folder, tableFile(table)));
      if (counts[table] !== rows[0]!.count) return fail('backup.corrupt', { params: { reason: table } });
    }
    return ok({
      counts,
      migrations: await list('select name as value from kysely_migration order by name'),
      epoch: (await list(`select value from meta where key = 'epoch'`))[0] ?? '',
      blobs: await list('select hash as value from blob order by hash'),
    });
  } finally {
    await client.end();
  }
};

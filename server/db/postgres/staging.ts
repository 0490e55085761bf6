/** A schema beside the current one, and the transaction in which its tables take the place of the current ones. */
import pg from 'pg';
import type { Current, Staging } from '../staging.ts';
import { openPostgresStore, sqlOver } from './postgres-store.ts';
import { pgTypes } from './types.ts';

const STAGING = 'kontor_restoring';
const LOCK_WAIT_MS = 10_000;

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, types: pgTypes });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const stagingUrl = (url: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}options=-c%20search_path%3D${STAGING}`;

const tablesOf = async (client: pg.Client, schema: string): Promise<string[]> =>
  (
    await client.query<{ name: string }>('select tablename as name from pg_tables where schemaname = $1', [
      schema,
    ])
  ).rows.map(({ name }) => name);

/** Rows came with their numbers: the counters go on behind them. */
const moveCounters = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = $1 and is_identity = 'YES'`,
    [STAGING],
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence('${STAGING}.${table}', '${column}'),
       greatest((select max("${column}") from ${STAGING}.${table}), 1))`,
    );
  }
};

const takeOver = async (client: pg.Client, aside: string): Promise<string> => {
  await client.query('begin');
  await client.query(`set local lock_timeout = ${LOCK_WAIT_MS}`);
  const { rows } = await client.query<{ name: string }>('select current_schema() as name');
  const { name: schema } = rows[0]!;
  const restored = await tablesOf(client, STAGING);
  const replaced = (await tablesOf(client, schema)).filter((table) => restored.includes(table));
  if (replaced.length > 0) await client.query(`create schema "${aside}"`);
  for (const table of replaced) await client.query(`alter table "${schema}".${table} set schema "${aside}"`);
  for (const table of restored) await client.query(`alter table ${STAGING}.${table} set schema "${schema}"`);
  await client.query(`drop schema ${STAGING}`);
  await client.query('commit');
  return replaced.length > 0 ? aside : '';
};

export const createPostgresStaging = async (url: string, aside: string): Promise<Staging> => {
  await withClient(url, async (client) => {
    await client.query(`drop schema if exists ${STAGING} cascade`);
    await client.query(`create schema ${STAGING}`);
  });
  return {
    open: async (texts) => {
      await withClient(url, moveCounters);
      return openPostgresStore(stagingUrl(url), undefined, texts);
    },
    takeOver: () => withClient(url, (client) => takeOver(client, aside)),
  };
};

/** Null also when the database holds no Kontor. */
export const openPostgresCurrent = async (url: string): Promise<Current | null> => {
  const client = new pg.Client({ connectionString: url, types: pgTypes });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select key from meta limit 1');
  } catch {
    await client.end().catch(() => {});
    return null;
  }
  return { sql: sqlOver(client), close: () => client.end() };
};

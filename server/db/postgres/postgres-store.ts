/**
 * The same store on PostgreSQL, for those who outgrow one machine. Statements are named, so that the server plans
 * each once per connection.
 *
 * Source: https://node-postgres.com/features/queries#prepared-statements
 */
import pg from 'pg';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { migrate, migrationTexts } from '../migrations/migrations.ts';
import type { Sql, Store, Tx, Value } from '../store.ts';
import { finishLoad } from '../unfinished-load.ts';
import { createPostgresBulk } from './bulk.ts';
import { createPostgresChangeFeed } from './change-feed.ts';
import { findText, postgresFullText } from './full-text.ts';
import { kyselyOverClient, kyselyOverPool } from './kysely-dialect.ts';
import { createLoadLock } from './load-lock.ts';
import { createStatementNames } from './statements.ts';
import { storable } from './storable.ts';
import { pgTypes } from './types.ts';

const POOL_MAX = 10;
const ATTEMPTS = 6;
/** Serialisation failure, deadlock: somebody else was quicker, again and again under load. */
const CROWDED = new Set(['40001', '40P01']);
/** Unique violation (two writers of one natural key), a row that what refers to it has just lost: found on the next run. */
const OVERTAKEN = new Set(['23505', '23503']);
/** A pool that cannot connect says so after this time; whoever asks is waiting. */
const CONNECT_MS = 5_000;
/** Codes of PostgreSQL (class 08, 53, 57P) and of the network. */
const UNAVAILABLE = /^(?:08|57P|53|ECONN|EPIPE$|ETIMEDOUT$|E(?:HOST|NET)UNREACH$|ENOTFOUND$|EAI_AGAIN$)/;
/** What the driver says, without a code, of a connection that is gone or does not come about. */
const GONE =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:has encountered a connection error|was closed))/;

type Client = { query: (config: pg.QueryConfig) => Promise<pg.QueryResult> };
const named = createStatementNames();

export const sqlOver = (client: Client): Sql => {
  const query = (text: string, values: Value[]): Promise<pg.QueryResult> =>
    client.query({ ...named(text), values: values.map(storable) });
  return {
    run: async (text, ...values) => void (await query(text, values)),
    get: async <T>(text: string, ...values: Value[]) => (await query(text, values)).rows[0] as T | undefined,
    all: async <T>(text: string, ...values: Value[]) => (await query(text, values)).rows as T[],
  };
};

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : '';
};

const isUnavailable = (error: unknown): boolean => {
  const code = codeOf(error);
  return code ? UNAVAILABLE.test(code) : error instanceof Error && GONE.test(error.message);
};

const createPool = (url: string, connectMs: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_MAX,
    types: pgTypes,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
  });
  // Whoever uses a connection that breaks gets the error, and the pool replaces it; the event alone, idle or not,
  // would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};

/** `url` as in `postgres://user:password@host:5432/name`. Errors: `store.cannot_open`, `store.migration`, `store.newer`. */
export const openPostgresStore = async (
  url: string,
  connectMs = CONNECT_MS,
  texts = migrationTexts,
): Promise<Result<Store>> => {
  const pool = createPool(url, connectMs);
  const db = kyselyOverPool(pool, named);
  try {
    await pool.query('select 1');
    const migrated = await migrate(db, 'postgres', texts);
    if (!migrated.ok) {
      await db.destroy();
      return migrated;
    }
  } catch (error) {
    await db.destroy();
    // Several addresses tried and refused make an error without a message.
    const reason = (error as Error).message || codeOf(error);
    return fail('store.cannot_open', { params: { reason } });
  }
  const sql = sqlOver(pool);

  const attempt = async <T>(job: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => {
    const client = await pool.connect();
    let broken = false;
    try {
      const own = sqlOver(client);
      // Made when it is asked for: a transaction of hand-written statements alone pays nothing for it.
      let kysely: Tx['db'] | undefined;
      const tx: Tx = {
        ...own,
        get db() {
          return (kysely ??= kyselyOverClient(client, named));
        },
        lock: (key) => own.run('select pg_advisory_xact_lock(hashtextextended(?, 0))', key),
        fullText: postgresFullText(own),
      };
      await client.query('begin');
      const result = await job(tx);
      await client.query(result.ok ? 'commit' : 'rollback');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

  const write: Store['write'] = async (job) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt(job);
      } catch (error) {
        const code = codeOf(error);
        if (code === '53100') return fail('store.full');
        if (code === '25006') return fail('store.read_only');
        if (isUnavailable(error)) return fail('store.unavailable');
        if (!CROWDED.has(code) && !OVERTAKEN.has(code)) throw error;
        if (tried < ATTEMPTS) continue;
        if (CROWDED.has(code)) return fail('store.busy');
        throw error;
      }
    }
  };

  const lock = createLoadLock(pool);
  const finished = await finishLoad(sql, { write, lock });
  if (!finished.ok) {
    await db.destroy();
    return finished;
  }
  return ok({
    engine: 'postgres',
    read: db,
    sql,
    write,
    bulk: createPostgresBulk(sql, write, lock),
    changes: createPostgresChangeFeed(sql),
    findText: (query) => findText(sql, query),
    version: null,
    isUnavailable,
    ping: async () => {
      try {
        return (await sql.get('select 1 as one')) !== undefined;
      } catch {
        return false;
      }
    },
    close: () => db.destroy(),
  });
};

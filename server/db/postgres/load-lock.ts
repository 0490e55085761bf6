/**
 * PostgreSQL's lock of a load: held by a connection that does nothing else, so the server sees at once when its process
 * is gone, while the load's last statement may still be running.
 */
import type pg from 'pg';
import type { LoadLock } from '../unfinished-load.ts';

const KEY = `hashtextextended('load', 0)`;
/** A connection whose process has just ended needs a moment to be noticed. */
const WAIT = '500ms';
const TIMED_OUT = '55P03';

export const createLoadLock =
  (pool: pg.Pool): LoadLock =>
  async () => {
    const client = await pool.connect();
    try {
      await client.query(`set lock_timeout = '${WAIT}'`);
      await client.query(`select pg_advisory_lock(${KEY})`);
    } catch (error) {
      client.release(true);
      if ((error as { code?: unknown }).code === TIMED_OUT) return null;
      throw error;
    }
    // The connection ends with the lock: nothing of either stays in the pool.
    return () => Promise.resolve(client.release(true));
  };

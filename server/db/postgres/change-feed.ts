/**
 * The change log without gaps while several writers commit.
 *
 * Sequence numbers are drawn before the commit: a reader that goes on behind the highest one it saw loses what an older
 * transaction commits later. So changes are read in the order of their transactions, and only those below the oldest
 * transaction still running: everything there is decided.
 * Source: https://www.postgresql.org/docs/18/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
 */
import { ok } from '#shared/lib/result.ts';
import { invalidCursor, toChange } from '../change-feed.ts';
import type { ChangeFeed, ChangeRow } from '../change-feed.ts';
import type { Sql } from '../store.ts';

const AFTER = `select xid::text as transaction, seq, "mutationId", "recordType", "recordId", op, bucket, "userId", at, fields
  from change where (xid, seq) > (?::xid8, ?::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
  order by xid, seq limit ?::bigint`;

export const createPostgresChangeFeed =
  (sql: Sql): ChangeFeed =>
  async (after, limit) => {
    const parts = /^(\d{1,19})-(\d{1,15})$/.exec(after ?? '0-0');
    if (!parts) return invalidCursor();
    const rows = await sql.all<ChangeRow & { transaction: string }>(AFTER, parts[1]!, parts[2]!, limit);
    const last = rows.at(-1);
    return ok({ changes: rows.map(toChange), cursor: last ? `${last.transaction}-${last.seq}` : parts[0] });
  };

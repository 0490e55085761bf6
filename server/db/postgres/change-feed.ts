/**
 * The change log without gaps while several writers commit.
 *
 * Sequence numbers are drawn before the commit: a reader that goes on behind the highest one it saw loses what an older
 * transaction commits later. So changes are read in the order of their transactions, and only those below the oldest
 * transaction still running: everything there is decided.
 * Source: https://www.postgresql.org/docs/18/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
 */
import { CHANGE_COLUMNS, invalidCursor, lastOlder, wholePage } from '../change-feed.ts';
import type { ChangeFeed, ChangeRow, Dated } from '../change-feed.ts';
import type { Sql } from '../store.ts';

type Row = ChangeRow & { readonly transaction: string };
type DatedRow = Dated & { readonly transaction: string };

const DECIDED = 'xid < pg_snapshot_xmin(pg_current_snapshot())';
const AFTER = `select xid::text as transaction, ${CHANGE_COLUMNS}
  from change where (xid, seq) > (?::xid8, ?::bigint) and ${DECIDED} order by xid, seq limit ?::bigint`;
const END = `select xid::text as transaction, seq from change where ${DECIDED} order by xid desc, seq desc limit 1`;
const FROM = `select xid::text as transaction, seq, at from change
  where seq >= ?::bigint and ${DECIDED} order by seq limit 1`;
const NEWEST = 'select max(seq) as seq from change';
const CURSOR = /^(\d{1,19})-(\d{1,15})$/;

const order = (cursor: string): readonly [bigint, bigint] => {
  const [, transaction = '0', seq = '0'] = CURSOR.exec(cursor) ?? [];
  return [BigInt(transaction), BigInt(seq)];
};

export const createPostgresChangeFeed = (sql: Sql): ChangeFeed => ({
  after: async (cursor, limit) => {
    const parts = CURSOR.exec(cursor ?? '0-0');
    if (!parts) return invalidCursor();
    return wholePage(
      (count) => sql.all<Row>(AFTER, parts[1]!, parts[2]!, count),
      limit,
      (row) => (row ? `${row.transaction}-${row.seq}` : parts[0]),
    );
  },
  end: async () => {
    const last = await sql.get<{ transaction: string; seq: number }>(END);
    return last ? `${last.transaction}-${last.seq}` : '0-0';
  },
  endBefore: async (instant) => {
    const newest = (await sql.get<{ seq: number | null }>(NEWEST))?.seq ?? 0;
    const row = await lastOlder(async (seq) => sql.get<DatedRow>(FROM, seq), newest, instant);
    return row ? `${row.transaction}-${row.seq}` : null;
  },
  isBehind: (cursor, other) => {
    const [one, two] = [order(cursor), order(other)];
    return one[0] < two[0] || (one[0] === two[0] && one[1] < two[1]);
  },
});

/** The change log in the order it was written: one writer, so the sequence is the order of commits. */
import { CHANGE_COLUMNS, invalidCursor, lastOlder, wholePage } from '../change-feed.ts';
import type { ChangeFeed, ChangeRow, Dated } from '../change-feed.ts';
import type { Sql } from '../store.ts';

const AFTER = `select ${CHANGE_COLUMNS} from change where seq > ? order by seq limit ?`;
const END = 'select max(seq) as seq from change';
const FROM = 'select seq, at from change where seq >= ? order by seq limit 1';

export const createSqliteChangeFeed = (sql: Sql): ChangeFeed => ({
  after: async (cursor, limit) => {
    if (cursor !== null && !/^\d{1,15}$/.test(cursor)) return invalidCursor();
    return wholePage(
      (count) => sql.all<ChangeRow>(AFTER, Number(cursor ?? 0), count),
      limit,
      (row) => String(row?.seq ?? cursor ?? 0),
    );
  },
  end: async () => String((await sql.get<{ seq: number | null }>(END))?.seq ?? 0),
  endBefore: async (instant) => {
    const newest = (await sql.get<{ seq: number | null }>(END))?.seq ?? 0;
    const row = await lastOlder(async (seq) => sql.get<Dated>(FROM, seq), newest, instant);
    return row ? String(row.seq) : null;
  },
  isBehind: (cursor, other) => Number(cursor) < Number(other),
});

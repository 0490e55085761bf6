/** The change log in the order it was written: one writer, so the sequence is the order of commits. */
import { ok } from '#shared/lib/result.ts';
import { invalidCursor, toChange } from '../change-feed.ts';
import type { ChangeFeed, ChangeRow } from '../change-feed.ts';
import type { Sql } from '../store.ts';

const AFTER = `select seq, "mutationId", "recordType", "recordId", op, bucket, "userId", at, fields from change
  where seq > ? order by seq limit ?`;

export const createSqliteChangeFeed =
  (sql: Sql): ChangeFeed =>
  async (after, limit) => {
    if (after !== null && !/^\d{1,15}$/.test(after)) return invalidCursor();
    const rows = await sql.all<ChangeRow>(AFTER, Number(after ?? 0), limit);
    return ok({ changes: rows.map(toChange), cursor: String(rows.at(-1)?.seq ?? after ?? 0) });
  };

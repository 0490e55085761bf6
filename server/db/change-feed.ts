/** What the engines' change feeds have in common. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';

export type Change = {
  readonly seq: number;
  readonly mutationId: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly op: string;
  readonly bucket: string;
  /** Where the record stood before; null for a new one and where the log does not say. */
  readonly bucketBefore: string | null;
  readonly userId: string;
  readonly at: string;
  /** Field name to its value before and after. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
};

export type ChangePage = {
  readonly changes: readonly Change[];
  /** Pass back to go on; the same again when there was nothing new. */
  readonly cursor: string;
  /** Whether there was more to read when this page was. */
  readonly more: boolean;
};

export type ChangeFeed = {
  /**
   * Committed changes after a cursor (null: from the beginning), each exactly once. `limit` is about how many; a
   * mutation is never split, unless it is a bulk load larger than any page. Errors: `request.cursor`.
   */
  readonly after: (cursor: string | null, limit: number) => Promise<Result<ChangePage>>;
  /** Behind everything that can be read now. */
  readonly end: () => Promise<string>;
  /** Behind the last change older than that instant; null when there is none. Reads a few rows, however long the log. */
  readonly endBefore: (instant: string) => Promise<string | null>;
  /** Whether one cursor stands behind another. */
  readonly isBehind: (cursor: string, other: string) => boolean;
};

export type ChangeRow = Omit<Change, 'fields'> & { readonly fields: string };
export const CHANGE_COLUMNS =
  'seq, "mutationId", "recordType", "recordId", op, bucket, "bucketBefore", "userId", at, fields';

/** Beyond this a mutation is a bulk load and comes in parts. */
const WHOLE_MAX = 20_000;

const toChange = (row: ChangeRow): Change => ({
  seq: row.seq,
  mutationId: row.mutationId,
  recordType: row.recordType,
  recordId: row.recordId,
  op: row.op,
  bucket: row.bucket,
  bucketBefore: row.bucketBefore,
  userId: row.userId,
  at: row.at,
  fields: JSON.parse(row.fields) as Change['fields'],
});

/** How many of the rows end with a whole mutation; the last row read only tells what comes next. */
const wholeRows = (rows: readonly ChangeRow[], limit: number): number => {
  if (rows.length <= limit) return rows.length;
  let count = limit;
  while (count > 0 && rows[count - 1]!.mutationId === rows[count]!.mutationId) count -= 1;
  return count;
};

/** One page out of what an engine reads (`limit` rows at most) in its own order. */
export const wholePage = async <R extends ChangeRow>(
  read: (limit: number) => Promise<R[]> | R[],
  limit: number,
  cursorOf: (row: R | undefined) => string,
): Promise<Result<ChangePage>> => {
  for (let size = limit; ; size *= 4) {
    const rows = await read(size + 1);
    const count = wholeRows(rows, size) || (size >= WHOLE_MAX ? size : 0);
    if (count === 0 && rows.length > 0) continue;
    return ok({
      changes: rows.slice(0, count).map(toChange),
      cursor: cursorOf(rows[count - 1]),
      more: rows.length > count,
    });
  }
};

export const invalidCursor = (): Failure => fail('request.cursor', { fields: { cursor: 'field.invalid' } });

export type Dated = { readonly seq: number; readonly at: string };

/**
 * The last change older than an instant, by halving: `readFrom` gives the first change at or behind a number, `newest` is
 * the highest number there is. Changes stand in the order of their instants but for clocks set back, which cost a device
 * nothing worse than an early fresh start.
 */
export const lastOlder = async <R extends Dated>(
  readFrom: (seq: number) => Promise<R | undefined>,
  newest: number,
  instant: string,
): Promise<R | undefined> => {
  let found: R | undefined;
  let [low, high] = [1, newest];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const row = await readFrom(middle);
    if (row && row.at < instant) {
      found = row;
      low = row.seq + 1;
    } else high = middle - 1;
  }
  return found;
};

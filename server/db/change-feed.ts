/** What the engines' change feeds have in common. */
import { fail } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';

export type Change = {
  readonly seq: number;
  readonly mutationId: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly op: string;
  readonly bucket: string;
  readonly userId: string;
  readonly at: string;
  /** Field name to its value before and after. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
};

export type ChangePage = {
  readonly changes: readonly Change[];
  /** Pass back to go on; the same again when there was nothing new. */
  readonly cursor: string;
};

/** Committed changes after a cursor (null: from the beginning), each exactly once. Errors: `request.cursor`. */
export type ChangeFeed = (after: string | null, limit: number) => Promise<Result<ChangePage>>;

export type ChangeRow = Omit<Change, 'fields'> & { readonly fields: string };

export const toChange = ({
  seq,
  mutationId,
  recordType,
  recordId,
  op,
  bucket,
  userId,
  at,
  fields,
}: ChangeRow): Change => ({
  seq,
  mutationId,
  recordType,
  recordId,
  op,
  bucket,
  userId,
  at,
  fields: JSON.parse(fields) as Change['fields'],
});

export const invalidCursor = (): Failure => fail('request.cursor', { fields: { cursor: 'field.invalid' } });

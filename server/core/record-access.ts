/** The checks every mutation starts with: is the id free, is the record there and visible. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext } from './mutation-definition.ts';
import type { DomainRow } from './record-table.ts';
import { BUCKET_ALL, canSee } from './scope.ts';
import type { Scope } from './scope.ts';

/** The columns every new record starts with. Errors: `record.exists`. */
export const newRecord = async (
  { write, now }: MutationContext,
  type: string,
  id: string,
  bucket: string = BUCKET_ALL,
): Promise<Result<DomainRow>> => {
  if (await write.find(type, id)) return fail('record.exists', { fields: { 'args.id': 'record.exists' } });
  return ok({ id, bucket, sample: false, createdAt: now, updatedAt: now, deletedAt: null });
};

/** Whoever a record is handed to needs an account in use. */
export const isActiveAccount = async (
  { tx }: Pick<MutationContext, 'tx'>,
  userId: string,
): Promise<boolean> =>
  (await tx.db
    .selectFrom('user_account')
    .select('id')
    .where('id', '=', userId)
    .where('disabled', '=', 0)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()) !== undefined;

/**
 * The colleague who looks after a person or company, where one is named anew. `place` is where the request named them.
 * Errors: `record.owner`.
 */
export const checkOwner = async (
  context: MutationContext,
  ownerId: string | null | undefined,
  knownId: unknown,
  place: string,
): Promise<Result<null>> => {
  if (!ownerId || ownerId === knownId || (await isActiveAccount(context, ownerId))) return ok(null);
  return fail('record.owner', { fields: { [`${place}.ownerId`]: 'record.owner' } });
};

/** Whether the row stands in a bucket the asker does not see; what has none is seen with what it hangs on. */
export const isHidden = (scope: Scope, row: DomainRow): boolean =>
  typeof row['bucket'] === 'string' && !canSee(scope, row['bucket']);
const HEAD = {
  person: 'select bucket, "deletedAt" from person where id = ?',
  company: 'select bucket, "deletedAt" from company where id = ?',
};

/** Whether a customer is there for the asker, without reading all of it. */
export const isVisibleCustomer = async (
  { tx, scope }: MutationContext,
  type: keyof typeof HEAD,
  id: string,
): Promise<boolean> => {
  const row = await tx.get<{ bucket: string; deletedAt: string | null }>(HEAD[type], id);
  return row !== undefined && row.deletedAt === null && canSee(scope, row.bucket);
};

/** The record as it stands. Unknown, deleted and invisible look the same. Errors: `record.not_found`. */
export const visibleRecord = async (
  { write, scope }: MutationContext,
  type: string,
  id: string,
): Promise<Result<DomainRow>> => {
  const row = await write.find(type, id);
  if (!row || isHidden(scope, row) || (row['deletedAt'] ?? null) !== null) return fail('record.not_found');
  return ok(row);
};

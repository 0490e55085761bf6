/** The checks every mutation starts with: is the id free, is the record there and visible. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext } from './mutation-definition.ts';
import type { DomainRow } from './record-table.ts';
import { BUCKET_ALL, canSee } from './scope.ts';
import type { Scope } from './scope.ts';

const ALIAS = 'select "targetId" from alias where id = ?';
const ERASED = 'select id from erased where id = ?';

/** The columns every new record starts with. Errors: `record.exists`, `record.erased` for an id that was erased. */
export const newRecord = async (
  { tx, write, now }: MutationContext,
  type: string,
  id: string,
  bucket: string = BUCKET_ALL,
): Promise<Result<DomainRow>> => {
  if (await write.find(type, id)) return fail('record.exists', { fields: { 'args.id': 'record.exists' } });
  if (await tx.get(ERASED, id)) return fail('record.erased');
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

/** The team that looks after a person or company, as with `checkOwner`. Errors: `record.team`. */
export const checkTeam = async (
  { tx }: MutationContext,
  teamId: string | null | undefined,
  knownId: unknown,
  place: string,
): Promise<Result<null>> => {
  if (!teamId || teamId === knownId) return ok(null);
  const team = await tx.db.selectFrom('team').select('id').where('id', '=', teamId).executeTakeFirst();
  return team ? ok(null) : fail('record.team', { fields: { [`${place}.teamId`]: 'record.team' } });
};

/** Whether the row stands in a bucket the asker does not see; what has none is seen with what it hangs on. */
export const isHidden = (scope: Scope, row: DomainRow): boolean =>
  typeof row['bucket'] === 'string' && !canSee(scope, row['bucket']);

/** The row an id means: that of the survivor where it was merged into another. */
const meantRecord = async (
  { tx, write }: MutationContext,
  type: string,
  id: string,
): Promise<DomainRow | null> => {
  const row = await write.find(type, id);
  if (row && (row['deletedAt'] ?? null) === null) return row;
  const alias = await tx.get<{ targetId: string }>(ALIAS, id);
  return alias ? write.find(type, alias.targetId) : row;
};

/** Deleted ones included, for changes that must not get lost. Errors: `record.not_found`, `record.erased`. */
export const standingRecord = async (
  context: MutationContext,
  type: string,
  id: string,
): Promise<Result<DomainRow>> => {
  const row = await meantRecord(context, type, id);
  if (!row) return fail((await context.tx.get(ERASED, id)) ? 'record.erased' : 'record.not_found');
  return isHidden(context.scope, row) ? fail('record.not_found') : ok(row);
};

/**
 * The record as it stands. Unknown, deleted and invisible look the same.
 * Errors: `record.not_found`, `record.erased`.
 */
export const visibleRecord = async (
  context: MutationContext,
  type: string,
  id: string,
): Promise<Result<DomainRow>> => {
  const found = await standingRecord(context, type, id);
  if (!found.ok) return found;
  return (found.value['deletedAt'] ?? null) === null ? found : fail('record.not_found');
};

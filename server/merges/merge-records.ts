/**
 * Two records of one person or company become one. The survivor takes over what it lacks, or what was chosen for it, and
 * everything that hangs on the other; the other's id leads to it from then on, also for changes that were made before
 * anybody knew. The other stays in the store as it was, deleted, for the day the merge is undone.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { MergeType } from './merge.table.ts';
import { moveHanging } from './move-hanging.ts';

export type Pair = { readonly survivor: DomainRow; readonly other: DomainRow };

export type MergeRequest = {
  readonly type: MergeType;
  readonly id: string;
  readonly otherId: string;
  /** What the survivor gets, checked like any change of it. */
  readonly fieldsOf: (pair: Pair) => Promise<Result<DomainRow>>;
};

/**
 * Replay: the id of the mutation is the id of the merge. Errors: `record.not_found`, `person.merge_same`,
 * `company.merge_same`, those of `fieldsOf`.
 */
export const mergeRecords = async (
  context: MutationContext,
  { type, id, otherId, fieldsOf }: MergeRequest,
): Promise<Result<MutationResult>> => {
  const { write, now, mutationId, scope, tx } = context;
  // One after the other: each has to find what the one before left.
  await tx.lock('merge');
  const survivor = await visibleRecord(context, type, id);
  if (!survivor.ok) return survivor;
  const other = await visibleRecord(context, type, otherId);
  if (!other.ok) return other;
  const [to, from] = [survivor.value['id'] as string, other.value['id'] as string];
  if (to === from) return fail(`${type}.merge_same`);
  const fields = await fieldsOf({ survivor: survivor.value, other: other.value });
  if (!fields.ok) return fields;
  // The other's addresses are free before the survivor takes them over.
  await write.remove(type, from);
  await write.update(type, to, fields.value);
  const orderIds = await moveHanging(context, { type, from, to, bucket: survivor.value['bucket'] });
  await write.insert('alias', { id: from, targetId: to, createdAt: now });
  await write.insert('merge', {
    id: mutationId,
    recordType: type,
    survivorId: to,
    otherId: from,
    orderIds,
    mergedById: scope.userId,
    createdAt: now,
    undoneAt: null,
    undoMutationId: null,
  });
  return ok({ id: to, mergedId: from, mergeId: mutationId });
};

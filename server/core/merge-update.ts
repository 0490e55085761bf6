/**
 * Changes fields of a record as its author meant them, whatever happened to it meanwhile: merged field by field, never
 * bringing back what was deleted, with everything that gave way kept as a conflict a person can restore.
 *
 * Errors: `record.not_found`, `record.erased`, `merge.ask` with the fields somebody has to decide (nothing is written).
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MergeReason } from '#shared/domain/mutation.ts';
import { conflictBucket } from '../conflicts/conflict-bucket.ts';
import { mergeFields } from './merge.ts';
import type { LostValue, MergePolicy } from './merge.ts';
import type { MutationContext } from './mutation-definition.ts';
import { standingRecord } from './record-access.ts';
import type { DomainRow } from './record-table.ts';

export type Update = {
  readonly type: string;
  readonly id: string;
  readonly set: DomainRow;
  /** What the author saw in these fields; undefined where nobody says. */
  readonly was: DomainRow | undefined;
  /** Fields that are sets though no column of the table says so, and how what becomes of one is kept. */
  readonly sets?: Readonly<Record<string, (elements: readonly unknown[]) => unknown>>;
};

/** Columns that follow from others, worked out once the fields are known. */
export type Derive = (after: DomainRow) => DomainRow;
export type Updated = { readonly id: string; readonly record: DomainRow; readonly apart: readonly string[] };

/** Keeps values beside the record, so that a person sees them and can take them. */
export const keepConflicts = async (
  context: MutationContext,
  type: string,
  record: DomainRow,
  reason: Exclude<MergeReason, 'both_kept'>,
  values: readonly LostValue[],
): Promise<void> => {
  const { write, newId, now, scope, noteConflict } = context;
  if (values.length === 0) return;
  const bucket = await conflictBucket(context, type, record);
  for (const { field, lost, kept } of values) {
    const id = newId();
    await write.insert('conflict', {
      id,
      bucket,
      recordType: type,
      recordId: record['id'],
      field,
      lost,
      kept,
      reason,
      lostById: reason === 'overwritten' ? null : scope.userId,
      resolvedAt: null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    noteConflict({ id, field, reason });
  }
};

export const mergeUpdate = async (
  context: MutationContext,
  { type, id, set, was, sets = {} }: Update,
  derive: Derive = () => ({}),
): Promise<Result<Updated>> => {
  const found = await standingRecord(context, type, id);
  if (!found.ok) return found;
  const record = found.value;
  const ownId = record['id'] as string;
  if (record['deletedAt'] !== null) {
    // Who says what they saw worked on what was there then; who does not asks for something that is gone.
    if (!was) return fail('record.not_found');
    const values = Object.entries(set).map(([field, lost]) => ({ field, lost, kept: record[field] }));
    await keepConflicts(context, type, record, 'deleted', values);
    return ok({ id: ownId, record, apart: [] });
  }
  const policies: Record<string, MergePolicy> = { ...context.write.policiesOf(type) };
  for (const field of Object.keys(sets)) policies[field] = 'elements';
  const merged = mergeFields(record, set, was ?? {}, policies);
  if (merged.asked.length > 0) {
    return fail('merge.ask', {
      fields: Object.fromEntries(merged.asked.map((field) => [field, 'merge.ask'])),
    });
  }
  const patch = Object.fromEntries(
    Object.entries(merged.patch).map(([field, value]) => {
      const keep = Array.isArray(value) ? sets[field] : undefined;
      return [field, keep ? keep(value as unknown[]) : value];
    }),
  );
  const after = { ...record, ...patch };
  await context.write.update(type, ownId, { ...patch, ...derive(after) });
  await keepConflicts(context, type, record, 'overwritten', merged.overwritten);
  await keepConflicts(context, type, record, 'outranked', merged.outranked);
  return ok({ id: ownId, record: after, apart: merged.apart });
};

/** What becomes of a kept value: taken back into the record with one click, or let go. */
import { isOpenStage } from '#shared/domain/deal-stage.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { standingRecord, visibleRecord } from '../core/record-access.ts';
import { isAdmin } from '../core/scope.ts';
import type { DomainRow } from '../core/record-table.ts';

const openConflict = async (context: MutationContext, id: string): Promise<Result<DomainRow>> => {
  const found = await visibleRecord(context, 'conflict', id);
  if (!found.ok) return found;
  return found.value['resolvedAt'] === null ? found : fail('record.not_found');
};

/** A note is changed by who wrote it, and by owners and admins, whichever way. */
const mayRestore = ({ scope }: MutationContext, type: string, record: DomainRow): boolean =>
  type !== 'activity' || record['createdById'] === scope.userId || isAdmin(scope);

/** When a follow-up was done or a deal closed, where that is what comes back. */
const followsOf = ({ now }: MutationContext, type: string, field: string, value: unknown): DomainRow => {
  if (type === 'task' && field === 'done') return { doneAt: value === true ? now : null };
  if (type !== 'deal' || field !== 'stage') return {};
  return { closedAt: isOpenStage(String(value)) ? null : now };
};

export const conflictMutations: DefinitionsOf<'conflict.restore' | 'conflict.dismiss'> = {
  /** The value now in the field goes; it stands in the history. A deleted record comes back with it. */
  'conflict.restore': async (context, { id }) => {
    const found = await openConflict(context, id);
    if (!found.ok) return found;
    const { recordType, recordId, field, lost } = found.value as {
      recordType: string;
      recordId: string;
      field: string;
      lost: unknown;
    };
    const record = await standingRecord(context, recordType, recordId);
    if (!record.ok) return record;
    if (!mayRestore(context, recordType, record.value)) return fail('access.denied');
    const ownId = record.value['id'] as string;
    if (record.value['deletedAt'] !== null) await context.write.restore(recordType, ownId);
    const follows = followsOf(context, recordType, field, lost);
    await context.write.update(recordType, ownId, { [field]: lost, ...follows });
    await context.write.update('conflict', id, { resolvedAt: context.now });
    return ok({ id: ownId });
  },
  'conflict.dismiss': async (context, { id }) => {
    const found = await openConflict(context, id);
    if (!found.ok) return found;
    await context.write.update('conflict', id, { resolvedAt: context.now });
    return ok({ id });
  },
};

/** What somebody decides about a pair. */
import { fail, ok } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';
import { dismissalId } from './dismissal.table.ts';

export const duplicateMutations: DefinitionsOf<'duplicate.dismiss'> = {
  'duplicate.dismiss': async (context, { type, ids }) => {
    const { write, scope, now } = context;
    const one = await visibleRecord(context, type, ids[0]);
    if (!one.ok) return one;
    const other = await visibleRecord(context, type, ids[1]);
    if (!other.ok) return other;
    const [oneId, otherId] = [one.value['id'] as string, other.value['id'] as string].toSorted();
    if (oneId === otherId) return fail(`${type}.merge_same`);
    const id = dismissalId(oneId!, otherId!);
    if (!(await write.find('duplicate_dismissal', id)))
      await write.insert('duplicate_dismissal', {
        id,
        recordType: type,
        oneId,
        otherId,
        dismissedById: scope.userId,
        createdAt: now,
      });
    return ok({ ids: [oneId, otherId] });
  },
};

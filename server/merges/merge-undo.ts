/**
 * Takes a merge apart again, at any later time and by anybody who sees both. What moved is read from the change log of the
 * merge, which keeps each row as it was; what happened since is seen by comparing with how things stand:
 *
 * - the other record is back as it was, with what was its own; rows that were edited meanwhile go back with their edits;
 * - a field the survivor got, and nobody changed since, has its old value again; a changed one stays and is told (`kept`);
 * - what was added since stays with the survivor, and a row that was moved on or taken away since stays where it is.
 *
 * Later merges of the same record come first, so that each finds what it left. Who was erased does not come back.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isAbove } from '../companies/company-parent.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { isHidden } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { ChangedFields } from '../core/record-writer.ts';
import { separatedFields } from './combined-fields.ts';
import type { MergeType } from './merge.table.ts';
import { changesOf, moveBack } from './move-back.ts';

type Merge = {
  readonly no: number;
  readonly type: MergeType;
  readonly survivor: DomainRow;
  readonly other: DomainRow;
  readonly orderIds: readonly string[];
};

const idOf = (row: DomainRow): string => row['id'] as string;

/** Unknown and hidden look the same. Errors: `record.not_found`, `record.erased`. */
const seenMerge = async (
  context: MutationContext,
  id: string,
): Promise<Result<Merge & { isUndone: boolean }>> => {
  const { write, scope, tx } = context;
  const row = await write.find('merge', id);
  if (!row) return fail('record.not_found');
  const type = row['recordType'] as MergeType;
  const survivor = await write.find(type, row['survivorId'] as string);
  const other = await write.find(type, row['otherId'] as string);
  if (!survivor || !other) {
    const gone = (survivor ? row['otherId'] : row['survivorId']) as string;
    const isErased = await tx.get('select id from erased where id = ?', gone);
    return fail(isErased ? 'record.erased' : 'record.not_found');
  }
  if (isHidden(scope, survivor) || isHidden(scope, other)) return fail('record.not_found');
  return ok({
    no: row['no'] as number,
    type,
    survivor,
    other,
    orderIds: row['orderIds'] as string[],
    isUndone: row['undoneAt'] !== null,
  });
};

/** The newest merge of the same record that still stands. Errors: `merge.later`, with names as far as the asker sees them. */
const checkLast = async (context: MutationContext, { no, type, survivor }: Merge): Promise<Result<null>> => {
  const later = await context.tx.db
    .selectFrom('merge')
    .select(['id', 'survivorId', 'otherId'])
    .where('no', '>', no)
    .where('undoneAt', 'is', null)
    .where((eb) => eb.or([eb('survivorId', '=', idOf(survivor)), eb('otherId', '=', idOf(survivor))]))
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!later) return ok(null);
  const nameOf = async (id: string): Promise<string> => {
    const row = await context.write.find(type, id);
    return row && !isHidden(context.scope, row) ? (row['name'] as string) : '…';
  };
  const [above, other] = [await nameOf(later.survivorId), await nameOf(later.otherId)];
  return fail('merge.later', { params: { mergeId: later.id, survivor: above, other } });
};

const without = <T>(fields: Readonly<Record<string, T>>, left: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !left.includes(field)));

const isNameless = (row: DomainRow): boolean =>
  !row['firstName'] && !row['lastName'] && (row['emails'] as unknown[]).length === 0;

/** What the survivor gives back of its fields; parents follow once the other is back (`moveBack`). */
const separate = async (
  { write }: MutationContext,
  { type, survivor }: Merge,
  changed: ChangedFields,
): Promise<readonly string[]> => {
  const { patch, kept } = separatedFields(survivor, without(changed, ['parentId']));
  if (type === 'person' && isNameless({ ...survivor, ...patch })) {
    // Everything else it had was taken away since: the name it got is all it has.
    await write.update(type, idOf(survivor), without(patch, ['firstName', 'lastName']));
    return [...kept, 'lastName'];
  }
  await write.update(type, idOf(survivor), patch);
  return kept;
};

const parentBack = async (
  context: MutationContext,
  { survivor }: Merge,
  change: readonly [unknown, unknown] | undefined,
): Promise<readonly string[]> => {
  if (!change) return [];
  const [before, after] = change;
  const now = (await context.write.find('company', idOf(survivor)))?.['parentId'] ?? null;
  if (now !== after) return now === before ? [] : ['parentId'];
  if (before !== null && (await isAbove(context, idOf(survivor), before as string))) return ['parentId'];
  await context.write.update('company', idOf(survivor), { parentId: before });
  return [];
};

/**
 * Errors: `record.not_found`, `record.erased`, `merge.undone`, `merge.later` with the merge that has to be undone first. `kept` of the
 * answer are the fields of the survivor that stay because somebody changed them since.
 */
export const undoMerge = async (context: MutationContext, id: string): Promise<Result<MutationResult>> => {
  const { write, now, mutationId, tx } = context;
  await tx.lock('merge');
  const found = await seenMerge(context, id);
  if (!found.ok) return found;
  const merge = found.value;
  if (merge.isUndone) return fail('merge.undone');
  const last = await checkLast(context, merge);
  if (!last.ok) return last;
  const { type, survivor, other } = merge;
  const [to, from] = [idOf(survivor), idOf(other)];
  const changes = await changesOf(context, id);
  const isGone = survivor['deletedAt'] !== null;
  // Its look-ups are kept in step only while it is there.
  if (isGone) await write.restore(type, to);
  const own = changes.find(
    ({ recordType, recordId, op }) => recordType === type && recordId === to && op === 'update',
  );
  const kept = [...(await separate(context, merge, own?.fields ?? {}))];
  await write.remove('alias', from);
  await write.restore(type, from);
  await moveBack(context, { type, from, to, changes, orderIds: merge.orderIds });
  kept.push(...(await parentBack(context, merge, own?.fields['parentId'])));
  if (isGone) await write.remove(type, to);
  await write.update('merge', id, { undoneAt: now, undoMutationId: mutationId });
  return ok({ id: to, otherId: from, kept });
};

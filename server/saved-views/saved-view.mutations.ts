/** Saved views: kept, changed, shown to the team or to everybody. */
import { filterProblem } from '#shared/domain/list-filter.ts';
import { listFieldsOf, sortsOf } from '#shared/domain/list-fields.ts';
import type { SavedViewFields } from '#shared/domain/saved-view.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { newRecord, visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';
import { bucketOf, isAdmin } from '../core/scope.ts';
import { readCustomFields } from '../custom-fields/custom-field.query.ts';

/** Own ones, and for owners and admins those they see. Errors: `record.not_found`, `access.denied`. */
const editable = async (context: MutationContext, id: string): Promise<Result<DomainRow>> => {
  const found = await visibleRecord(context, 'saved_view', id);
  if (!found.ok) return found;
  const isOwn = found.value['createdById'] === context.scope.userId;
  return isOwn || isAdmin(context.scope) ? found : fail('access.denied');
};

/** Fields that are archived may stand in it: they come back. Errors: `list.filter`, `list.sort`, `list.column`. */
const sensible = async (
  { tx, scope }: MutationContext,
  record: SavedViewFields['record'],
  { filter, sort, columns }: Patch<Pick<SavedViewFields, 'filter' | 'sort' | 'columns'>>,
): Promise<Result<null>> => {
  const fields = listFieldsOf(record, await readCustomFields(tx.db, scope));
  if (filter && filterProblem(fields, filter) !== null) return fail('list.filter');
  if (sort && !sortsOf(record, fields).includes(sort.by)) return fail('list.sort');
  return columns?.some((column) => !fields.has(column)) ? fail('list.column') : ok(null);
};

export const savedViewMutations: DefinitionsOf<
  'saved_view.create' | 'saved_view.update' | 'saved_view.delete'
> = {
  'saved_view.create': async (context, { id, fields }) => {
    const fresh = await newRecord(context, 'saved_view', id);
    if (!fresh.ok) return fresh;
    const fine = await sensible(context, fields.record, fields);
    if (!fine.ok) return fine;
    const { userId, teamId } = context.scope;
    await context.write.insert('saved_view', {
      ...fresh.value,
      ...fields,
      teamId,
      bucket: bucketOf(fields.visibility, userId, teamId),
      createdById: userId,
    });
    return ok({ id });
  },
  'saved_view.update': async (context, { id, set }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    const { record, createdById, teamId } = found.value;
    const fine = await sensible(context, record as SavedViewFields['record'], set);
    if (!fine.ok) return fine;
    await context.write.update('saved_view', id, {
      ...definedOnly(set),
      // Taken back it is its author's again, and a team's is that of its author, whoever changes it.
      ...(set.visibility && { bucket: bucketOf(set.visibility, createdById as string, teamId as string) }),
    });
    return ok({ id });
  },
  'saved_view.delete': async (context, { id }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    await context.write.remove('saved_view', id);
    return ok({ id });
  },
};

/** Deals: opened, moved on, won or lost. */
import { EMPTY_DEAL } from '#shared/domain/deal.ts';
import type { DealFields } from '#shared/domain/deal.ts';
import { tidyTags } from '#shared/domain/tag.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { checkOwner, newRecord, visibleRecord } from '../core/record-access.ts';

/** The fields with every id as it stands now (merged duplicates followed). Errors: `record.not_found`, `record.owner`. */
const settled = async (
  context: MutationContext,
  fields: Patch<DealFields>,
  place: string,
): Promise<Result<Partial<DealFields>>> => {
  const patch = {
    ...definedOnly<DealFields>(fields),
    ...(fields.tags ? { tags: tidyTags(fields.tags) } : {}),
  };
  for (const [type, field] of [
    ['person', 'personId'],
    ['company', 'companyId'],
  ] as const) {
    const id = patch[field];
    if (!id) continue;
    const found = await visibleRecord(context, type, id);
    if (!found.ok) return found;
    patch[field] = found.value['id'] as string;
  }
  const owner = await checkOwner(context, patch.ownerId, null, place);
  if (!owner.ok) return owner;
  return ok(patch);
};

export const dealMutations: DefinitionsOf<'deal.create' | 'deal.update' | 'deal.delete'> = {
  'deal.create': async (context, { id, fields }) => {
    const patch = await settled(context, fields, 'args.fields');
    if (!patch.ok) return patch;
    const fresh = await newRecord(context, 'deal', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('deal', {
      ...fresh.value,
      ...EMPTY_DEAL,
      ownerId: context.scope.userId,
      ...patch.value,
    });
    return ok({ id });
  },
  'deal.update': async (context, { id, set, was }) => {
    const patch = await settled(context, set, 'args.set');
    if (!patch.ok) return patch;
    const done = await mergeUpdate(context, { type: 'deal', id, set: patch.value, was });
    return done.ok ? ok({ id: done.value.id }) : done;
  },
  'deal.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'deal', id);
    if (!found.ok) return found;
    await context.write.remove('deal', found.value['id'] as string);
    return ok({ id: found.value['id'] });
  },
};

/** Deals: opened, moved on, won or lost. */
import { isOpenStage } from '#shared/domain/deal-stage.ts';
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
import { seenCustom, settleCustom } from '../custom-fields/custom-values.ts';

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
    const custom = await settleCustom(context, 'deal', fields, 'args.fields');
    if (!custom.ok) return custom;
    const patch = await settled(context, custom.value.fields, 'args.fields');
    if (!patch.ok) return patch;
    const fresh = await newRecord(context, 'deal', id);
    if (!fresh.ok) return fresh;
    const deal = { ...EMPTY_DEAL, ownerId: context.scope.userId, ...patch.value };
    await context.write.insert('deal', {
      ...fresh.value,
      ...deal,
      ...custom.value.values,
      closedAt: isOpenStage(deal.stage) ? null : context.now,
    });
    return ok({ id });
  },
  'deal.update': async (context, { id, set, was }) => {
    const custom = await settleCustom(context, 'deal', set, 'args.set', id);
    if (!custom.ok) return custom;
    const patch = await settled(context, custom.value.fields, 'args.set');
    if (!patch.ok) return patch;
    const update = {
      type: 'deal',
      id,
      set: { ...patch.value, ...custom.value.values },
      was: seenCustom(was),
      sets: custom.value.sets,
    };
    const done = await mergeUpdate(context, update, (after) => ({
      closedAt: isOpenStage(String(after['stage'])) ? null : (after['closedAt'] ?? context.now),
    }));
    return done.ok ? ok({ id: done.value.id }) : done;
  },
  'deal.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'deal', id);
    if (!found.ok) return found;
    await context.write.remove('deal', found.value['id'] as string);
    return ok({ id: found.value['id'] });
  },
};

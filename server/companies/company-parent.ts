/** The company another one belongs to: whether it may be that. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';

/** Higher than any group of companies is built; whoever stands above that is taken as unrelated. */
const STEPS_MAX = 50;

/** Whether `id` stands somewhere above `parentId`, or is it. */
export const isAbove = async ({ write }: MutationContext, id: string, parentId: string): Promise<boolean> => {
  let above: string | null = parentId;
  for (let step = 0; above !== null && step < STEPS_MAX; step += 1) {
    if (above === id) return true;
    const row = await write.find('company', above);
    above = (row?.['parentId'] as string | null | undefined) ?? null;
  }
  return false;
};

/**
 * `place` is where the request named it, `knownId` what stands there already. Gives the id it is kept under: that of the
 * survivor where it was merged. Errors: `record.not_found`; `company.circle` for one that belongs to this one.
 */
export const checkParent = async (
  context: MutationContext,
  id: string,
  parentId: string | null | undefined,
  knownId: unknown,
  place: string,
): Promise<Result<{ readonly parentId?: string | null }>> => {
  if (parentId === undefined) return ok({});
  if (parentId === null || parentId === knownId) return ok({ parentId });
  const parent = await visibleRecord(context, 'company', parentId);
  if (!parent.ok) return parent;
  const kept = parent.value['id'] as string;
  return (await isAbove(context, id, kept))
    ? fail('company.circle', { fields: { [`${place}.parentId`]: 'company.circle' } })
    : ok({ parentId: kept });
};

/**
 * Where two companies that become one belong to: where it was chosen, there; else where the survivor belongs, or the other one where
 * that says nothing or belongs to the other itself. Errors: as `checkParent`.
 */
export const mergedParent = async (
  context: MutationContext,
  { survivor, other }: { readonly survivor: DomainRow; readonly other: DomainRow },
  chosen: string | null | undefined,
): Promise<Result<{ readonly parentId: string | null }>> => {
  const [to, from] = [survivor['id'] as string, other['id'] as string];
  const [own, theirs] = [survivor['parentId'] as string | null, other['parentId'] as string | null];
  if (chosen !== undefined) {
    const checked = await checkParent(context, to, chosen, own, 'args.fields');
    if (!checked.ok) return checked;
    const kept = checked.value.parentId ?? null;
    // What belongs to the other belongs to the survivor from now on.
    return kept !== null && (await isAbove(context, from, kept))
      ? fail('company.circle', { fields: { 'args.fields.parentId': 'company.circle' } })
      : ok({ parentId: kept });
  }
  const isBelowOther = own !== null && (await isAbove(context, from, own));
  const parentId = own === null || isBelowOther ? theirs : own;
  return ok({ parentId: parentId !== null && (await isAbove(context, to, parentId)) ? null : parentId });
};

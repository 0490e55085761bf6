/** The company another one belongs to: whether it may be that. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';

/** Higher than any group of companies is built; whoever stands above that is taken as unrelated. */
const STEPS_MAX = 50;

/** Whether `id` stands somewhere above `parentId`, or is it. */
const isAbove = async ({ write }: MutationContext, id: string, parentId: string): Promise<boolean> => {
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

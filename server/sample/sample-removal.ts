/** Takes the sample data out again: every record it brought that is still there, and nothing else. */
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';

/** What hangs on others goes first. */
const TYPES = ['task', 'activity', 'relationship', 'employment', 'person', 'company'] as const;

export const removeSample = async ({ tx, write }: MutationContext): Promise<Result<MutationResult>> => {
  let removed = 0;
  for (const type of TYPES) {
    const rows = await tx.db
      .selectFrom(type)
      .select('id')
      .where('sample', '=', 1)
      .where('deletedAt', 'is', null)
      .execute();
    for (const { id } of rows) await write.remove(type, id);
    removed += rows.length;
  }
  await tx.db.deleteFrom('customer_order').where('sample', '=', 1).execute();
  return ok({ removed });
};

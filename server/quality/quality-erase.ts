/** What was noted about the quality of records that are erased. */
import type { MutationContext } from '../core/mutation-definition.ts';

export const eraseQuality = async (
  { tx, write }: MutationContext,
  gone: readonly string[],
): Promise<void> => {
  const said = await tx.db
    .selectFrom('record_confirmation')
    .select('id')
    .where('recordId', 'in', gone)
    .execute();
  for (const { id } of said) await write.erase('record_confirmation', id);
  const later = await tx.db.selectFrom('quality_later').select('id').where('recordId', 'in', gone).execute();
  for (const { id } of later) await write.erase('quality_later', id);
  await tx.db.deleteFrom('quality_queue').where('recordId', 'in', gone).execute();
};

/** Custom fields that lead to a record: what becomes of them when that record becomes another or goes. */
import type { CustomLinkType } from '#shared/domain/custom-field.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { CUSTOM_COLUMN } from './custom-index.ts';

/** Every field of every record that leads to `from` leads to `to`; to nothing where that is null. Replay: harmless. */
export const moveCustomLinks = async (
  { tx, write }: MutationContext,
  linkType: CustomLinkType,
  from: string,
  to: string | null,
): Promise<void> => {
  const rows = await tx.db
    .selectFrom('custom_value as v')
    .innerJoin('custom_field as f', 'f.id', 'v.fieldId')
    .select(['f.id as fieldId', 'f.recordType', 'v.recordId'])
    .where('f.kind', '=', 'link')
    .where('f.linkType', '=', linkType)
    .where('v.textKey', '=', from)
    .execute();
  for (const { fieldId, recordType, recordId } of rows)
    await write.update(recordType, recordId, { [`${CUSTOM_COLUMN}.${fieldId}`]: to });
};

/** The custom fields of this Kontor, archived ones too; everybody sees them. */
import type { CustomField } from '#shared/domain/custom-field.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader, Row } from '../db/store.ts';
import { CUSTOM_FIELD_COLUMNS, customFieldTable } from './custom-field.table.ts';

/** In their order, one kind of record after the other. */
export const readCustomFields = async (db: Reader, scope: Scope): Promise<CustomField[]> => {
  const rows = await db
    .selectFrom('custom_field')
    .select(['id', ...CUSTOM_FIELD_COLUMNS, 'createdAt', 'updatedAt'])
    .where('deletedAt', 'is', null)
    .where('bucket', 'in', scope.buckets)
    .orderBy('recordType')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => fromColumns(customFieldTable, row as Row) as CustomField);
};

/** How the definitions of custom fields stand in the store: for everybody to see, for owners and admins to change. */
import type { RecordTable } from '../core/record-table.ts';

export const CUSTOM_FIELD_COLUMNS = [
  'recordType',
  'kind',
  'name',
  'nameEn',
  'choices',
  'currency',
  'linkType',
  'required',
  'position',
  'archivedAt',
] as const;

export const customFieldTable: RecordTable = {
  table: 'custom_field',
  columns: ['id', 'bucket', ...CUSTOM_FIELD_COLUMNS, 'sample', 'createdAt', 'updatedAt', 'deletedAt'],
  json: ['choices'],
  flags: ['required', 'sample'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
};

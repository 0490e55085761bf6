/** How relationships of people stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const relationshipTable: RecordTable = {
  table: 'relationship',
  columns: ['id', 'personId', 'otherId', 'kind', 'note', 'sample', 'createdAt', 'updatedAt', 'deletedAt'],
  flags: ['sample'],
  soft: true,
  bucket: () => 'all',
};

/** How employments stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const employmentTable: RecordTable = {
  table: 'employment',
  columns: [
    'id',
    'personId',
    'companyId',
    'jobTitle',
    'buyingRole',
    'fromDay',
    'toDay',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  flags: ['sample'],
  soft: true,
  bucket: () => 'all',
};

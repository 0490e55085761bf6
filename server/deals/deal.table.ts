/** How deals stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const dealTable: RecordTable = {
  table: 'deal',
  columns: [
    'id',
    'bucket',
    'title',
    'companyId',
    'personId',
    'stage',
    'amountMinor',
    'currency',
    'ownerId',
    'expectedOn',
    'lostReason',
    'tags',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['tags'],
  flags: ['sample'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
  merge: { stage: 'ask', amountMinor: 'ask', currency: 'ask', ownerId: 'ask', tags: 'elements' },
};

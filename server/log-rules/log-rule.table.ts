/** How rules about logging stand in the store: a person's own in their bucket, the company's in everybody's. */
import type { RecordTable } from '../core/record-table.ts';

export const logRuleTable: RecordTable = {
  table: 'log_rule',
  columns: [
    'id',
    'bucket',
    'ownerId',
    'kind',
    'address',
    'domain',
    'direction',
    'role',
    'internalOnly',
    'createdById',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  flags: ['internalOnly'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
};

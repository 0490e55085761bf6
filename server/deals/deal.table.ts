/** How deals stand in the store, and how they are found by their title. */
import type { RecordTable } from '../core/record-table.ts';
import { indexDeal } from '../search/deal-index.ts';

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
    'page',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['tags', 'page'],
  flags: ['sample'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
  merge: { stage: 'ask', amountMinor: 'ask', currency: 'ask', ownerId: 'ask', tags: 'elements' },
  project: async ({ tx }, before, after) => {
    // Its stage changes often, its title seldom.
    if (before?.['title'] === after?.['title']) return;
    await indexDeal(tx, (after ?? before)?.['id'] as string, (after?.['title'] as string | undefined) ?? '');
  },
};

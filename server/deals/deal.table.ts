/** How deals stand in the store, and how they are found: by their title, why they were lost, and custom texts. */
import type { DomainRow, RecordTable } from '../core/record-table.ts';
import { indexCustom } from '../custom-fields/custom-index.ts';
import { indexTitle } from '../search/title-index.ts';

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
    'custom',
    'closedAt',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['tags', 'page', 'custom'],
  entries: ['custom'],
  flags: ['sample'],
  soft: true,
  bucket: (row) => row['bucket'] as string,
  merge: { stage: 'ask', amountMinor: 'ask', currency: 'ask', ownerId: 'ask', tags: 'elements' },
  project: async ({ tx }, before, after) => {
    const id = (after ?? before)?.['id'] as string;
    const custom = await indexCustom(tx, id, before, after);
    const words = (row: DomainRow | null, more: readonly string[]): string =>
      row ? [row['title'], row['lostReason'], ...more].join(' ') : '';
    const [old, current] = [words(before, custom.before), words(after, custom.after)];
    // Its stage changes often, its words seldom.
    if (old !== current) await indexTitle(tx, 'deal', id, current);
  },
};

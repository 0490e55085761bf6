/** How accounts and personal choices stand in the store. */
import type { RecordTable } from '../core/record-table.ts';

export const userTable: RecordTable = {
  table: 'user_account',
  columns: [
    'id',
    'email',
    'emailKey',
    'name',
    'role',
    'teamId',
    'preferences',
    'disabled',
    'createdAt',
    'updatedAt',
    'deletedAt',
  ],
  json: ['preferences'],
  flags: ['disabled'],
  derived: ['emailKey'],
  soft: true,
  bucket: () => 'all',
};

export const declinedProposalTable: RecordTable = {
  table: 'declined_proposal',
  columns: ['id', 'userId', 'personId', 'values'],
  json: ['values'],
  soft: false,
  bucket: (row) => `private:${row['userId'] as string}`,
};

export const matchChoiceTable: RecordTable = {
  table: 'match_choice',
  columns: ['id', 'userId', 'emailKey', 'personId'],
  soft: false,
  bucket: (row) => `private:${row['userId'] as string}`,
};

/** How decisions about mails being written stand in the store: their author's alone. */
import type { RecordTable } from '../core/record-table.ts';
import { bucketOf } from '../core/scope.ts';

export const outgoingMailTable: RecordTable = {
  table: 'outgoing_mail',
  columns: [
    'id',
    'userId',
    'teamId',
    'conversationId',
    'fromKey',
    'log',
    'visibility',
    'links',
    'reminder',
    'chosen',
    'activityId',
    'taskId',
    'createdAt',
    'updatedAt',
  ],
  json: ['links', 'reminder'],
  flags: ['log', 'chosen'],
  soft: false,
  bucket: (row) => bucketOf('private', row['userId'] as string, ''),
};

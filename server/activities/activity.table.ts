/** How activities and what hangs on them stand in the store. */
import type { RecordTable } from '../core/record-table.ts';
import { bucketOf } from '../core/scope.ts';
import { indexCustom } from '../custom-fields/custom-index.ts';
import type { Visibility } from '#shared/domain/activity.ts';
import { previewOf } from './preview.ts';
import { refreshTimeline } from './timeline-index.ts';

type Row = Readonly<Record<string, unknown>>;
const text = (row: Row, column: string): string => (row[column] as string | null) ?? '';
const idOf = (before: Row | null, after: Row | null, column: string): string =>
  text((after ?? before)!, column);

export const activityTable: RecordTable = {
  table: 'activity',
  columns: [
    'id',
    'kind',
    'occurredAt',
    'subject',
    'preview',
    'direction',
    'outcome',
    'visibility',
    'teamId',
    'createdById',
    'attachments',
    'sample',
    'createdAt',
    'updatedAt',
    'deletedAt',
    'text',
    'mailKind',
    'page',
    'custom',
  ],
  json: ['page', 'custom'],
  entries: ['custom'],
  flags: ['sample'],
  derived: ['preview'],
  // The beginning of a mail is that of its own text, without what it quotes.
  derive: (after) => (after['kind'] === 'mail' ? {} : { preview: previewOf(text(after, 'text')) }),
  soft: true,
  merge: { text: 'append' },
  bucket: (row) =>
    bucketOf(text(row, 'visibility') as Visibility, text(row, 'createdById'), text(row, 'teamId')),
  project: async (context, before, after) => {
    refreshTimeline(context, idOf(before, after, 'id'));
    await indexCustom(context.tx, idOf(before, after, 'id'), before, after);
  },
};

export const activityLinkTable: RecordTable = {
  table: 'activity_link',
  columns: ['id', 'activityId', 'recordType', 'recordId'],
  soft: false,
  bucket: () => 'all',
  project: (context, before, after) => refreshTimeline(context, idOf(before, after, 'activityId')),
};

export const mailLogTable: RecordTable = {
  table: 'mail_log',
  columns: ['id', 'activityId', 'userId', 'at', 'visibility', 'teamId', 'source'],
  soft: false,
  bucket: (row) => bucketOf(text(row, 'visibility') as Visibility, text(row, 'userId'), text(row, 'teamId')),
  project: (context, before, after) => refreshTimeline(context, idOf(before, after, 'activityId')),
};

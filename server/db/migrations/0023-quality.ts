/** Who confirmed a record when, which records are to be confirmed, and reports about mails that did not arrive. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table record_confirmation (
  id {id} primary key, "recordType" {id} not null, "recordId" {id} not null, "confirmedById" {id} not null,
  "confirmedAt" {id} not null
) {strict};
create index record_confirmation_record on record_confirmation ("recordId");
create table quality_queue (
  "recordId" {id} primary key, "recordType" {id} not null, "ownerId" {id} not null, urgency {int} not null,
  "reportId" {id}, run {id} not null
) {strict};
create index quality_queue_urgency on quality_queue (urgency, "recordId");
create index quality_queue_owner on quality_queue ("ownerId", urgency, "recordId");
create index duplicate_pair_other on duplicate_pair ("recordType", "otherId");
create index activity_report on activity (no) where "mailKind" = 'report';
`;

export const quality: MigrationText = { name: '0023-quality', sqlite: [TABLE], postgres: [TABLE] };

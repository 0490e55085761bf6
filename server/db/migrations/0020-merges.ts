/**
 * Which record was merged into which, so that it can be undone; what finds all that hangs on one quickly; which pairs are
 * probably the same, and of which somebody said that they are not.
 */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table merge (
  no {serial}, id {id} not null unique, "recordType" {id} not null, "survivorId" {id} not null, "otherId" {id} not null,
  "orderIds" text not null, "mergedById" {id} not null, "createdAt" {id} not null, "undoneAt" {id}, "undoMutationId" {id}
) {strict};
create index merge_survivor on merge ("survivorId");
create index merge_other on merge ("otherId");
create table duplicate_pair (
  "recordType" {id} not null, "oneId" {id} not null, "otherId" {id} not null, score {int} not null, reasons text not null,
  run {id} not null, primary key ("recordType", "oneId", "otherId", run)
) {compact};
create index duplicate_pair_score on duplicate_pair ("recordType", run, score);
create table duplicate_search (
  "recordType" {id} primary key, run {id} not null, "shownRun" {id}, "startedAt" {id} not null, "finishedAt" {id},
  step {id} not null, done {int} not null, total {int} not null
) {strict};
create table duplicate_dismissal (
  id {id} primary key, "recordType" {id} not null, "oneId" {id} not null, "otherId" {id} not null,
  "dismissedById" {id} not null, "createdAt" {id} not null
) {strict};
create index duplicate_dismissal_one on duplicate_dismissal ("oneId");
create index duplicate_dismissal_other on duplicate_dismissal ("otherId");
create index alias_target on alias ("targetId");
create index activity_link_record on activity_link ("recordId");
create index task_of_person on task ("personId") where "personId" is not null;
create index task_of_company on task ("companyId") where "companyId" is not null;
`;

export const merges: MigrationText = { name: '0020-merges', sqlite: [TABLE], postgres: [TABLE] };

/** What sync needs: devices and how far they are, kept outcomes, changes set aside, where a record stood before. */
import type { MigrationText } from './migrations.ts';

const SYNC = `
alter table change add column "bucketBefore" {id};
alter table mutation add column conflicts text;
create table sync_client (
  id {id} primary key, "userId" {id} not null references user_account (id), "credentialId" {id},
  "lastN" {int} not null default 0, "createdAt" {id} not null, "lastPushAt" {id}, "lastPullAt" {id}, cursor {id},
  waiting {int}, "poisonId" {id}, "poisonTries" {int} not null default 0
) {strict};
create index sync_client_user on sync_client ("userId");
create table sync_outcome (
  "clientId" {id} not null references sync_client (id), n {int} not null, "mutationId" {id} not null,
  outcome text not null, at {id} not null, primary key ("clientId", n)
) {compact};
create index sync_outcome_at on sync_outcome (at);
create table sync_quarantine (
  id {id} primary key, "clientId" {id} not null references sync_client (id), "userId" {id} not null, name {id} not null,
  at {id} not null
) {strict};
alter table person add column tags text not null default '[]';
alter table person add column "optOut" {int} not null default 0;
alter table company add column tags text not null default '[]';
create table deal (
  id {id} primary key, bucket {id} not null, title text not null, "companyId" {id} references company (id),
  "personId" {id} references person (id), stage {id} not null, "amountMinor" {int}, currency {id} not null,
  "ownerId" {id}, "expectedOn" {id}, "lostReason" text not null, tags text not null, sample {int} not null default 0,
  "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index deal_company on deal ("companyId");
create index deal_person on deal ("personId");
create table conflict (
  id {id} primary key, bucket {id} not null, "recordType" {id} not null, "recordId" {id} not null, field {id} not null,
  lost text, kept text, reason {id} not null, "lostById" {id}, "resolvedAt" {id},
  "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index conflict_record on conflict ("recordId") where "resolvedAt" is null;
create table share (id {id} primary key, bucket {id} not null, "userId" {id} not null) {strict};
create index share_user on share ("userId");
create table erased (id {id} primary key, at {id} not null) {strict};
create table erased_blob (hash {id} primary key) {strict};
create index person_owner on person ("ownerId") where "ownerId" is not null;
create index company_owner on company ("ownerId") where "ownerId" is not null;
drop index task_reminder;
create index task_reminder on task ("assigneeId", "remindAt", id) where done = 0;
create index mail_log_user on mail_log ("userId", at);
create index activity_writer on activity ("createdById", "occurredAt") where kind <> 'mail';
`;

const EPOCH = (random: string): string => `
insert into meta (key, value) values ('epoch', ${random});
`;

export const sync: MigrationText = {
  name: '0004-sync',
  sqlite: [SYNC, EPOCH('lower(hex(randomblob(16)))')],
  postgres: [SYNC, EPOCH(`replace(gen_random_uuid()::text, '-', '')`)],
};

/** Accounts, customers, activities, tasks, the change log and the search tables. */
import type { MigrationText } from './migrations.ts';

const ACCOUNTS = `
create table meta (key {id} primary key, value text not null) {strict};
create table team (id {id} primary key, name text not null, "createdAt" {id} not null) {strict};
create table user_account (
  id {id} primary key, email text not null, "emailKey" {id} not null, name text not null, role {id} not null,
  "teamId" {id} not null references team (id), preferences text not null, disabled {int} not null default 0,
  "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create unique index user_account_email on user_account ("emailKey");
create table password (
  "userId" {id} primary key references user_account (id), hash text not null, "changedAt" {id} not null
) {strict};
create table credential (
  id {id} primary key, kind {id} not null, "userId" {id} not null references user_account (id),
  "secretHash" {id} not null unique, name text not null, "createdAt" {id} not null,
  "lastUsedAt" {id}, "expiresAt" {id}, "revokedAt" {id}
) {strict};
create index credential_user on credential ("userId");
create table one_time_link (
  id {id} primary key, purpose {id} not null, "secretHash" {id} not null unique, email text not null,
  name text not null, role {id} not null, "userId" {id} references user_account (id), "createdById" {id},
  "createdAt" {id} not null, "expiresAt" {id} not null, "usedAt" {id}
) {strict};
create table pairing (
  id {id} primary key, code {id} not null unique, "secretHash" {id} not null unique, kind {id} not null,
  name text not null, place text not null, "createdAt" {id} not null, "expiresAt" {id} not null,
  state {id} not null, "userId" {id}
) {strict};
`;

const CUSTOMERS = `
create table person (
  no {serial}, id {id} not null unique, bucket {id} not null, name text not null, "sortKey" {id} not null,
  salutation text not null, title text not null, "firstName" text not null, "lastName" text not null,
  emails text not null, phones text not null, lifecycle {id} not null, language {id} not null,
  street text not null, postcode text not null, city text not null, country text not null, website text not null,
  "ownerId" {id}, "externalId" {id} not null, sample {int} not null default 0,
  "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index person_external on person ("externalId") where "externalId" <> '';
create table company (
  no {serial}, id {id} not null unique, bucket {id} not null, name text not null, "sortKey" {id} not null,
  domains text not null, emails text not null, phones text not null, street text not null, postcode text not null,
  city text not null, country text not null, website text not null, "vatId" text not null, lifecycle {id} not null,
  "customerSince" {id}, "keyAccount" {int} not null, "ownerId" {id}, "externalId" {id} not null,
  sample {int} not null default 0, "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index company_external on company ("externalId") where "externalId" <> '';
create table employment (
  id {id} primary key, "personId" {id} not null references person (id),
  "companyId" {id} not null references company (id), "jobTitle" text not null, "buyingRole" {id} not null,
  "fromDay" {id}, "toDay" {id}, sample {int} not null default 0,
  "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index employment_person on employment ("personId");
create index employment_company on employment ("companyId");
create table customer_order (
  no {serial}, id {id} not null unique, number text not null, "companyId" {id} references company (id),
  "personId" {id} references person (id), "orderedOn" {id} not null, "amountMinor" {int} not null,
  currency {id} not null, sample {int} not null default 0
) {strict};
create index customer_order_company on customer_order ("companyId", "orderedOn");
create index customer_order_person on customer_order ("personId", "orderedOn");
create table email_index (
  "emailKey" {id} not null, "recordType" {id} not null, "recordId" {id} not null,
  primary key ("emailKey", "recordType", "recordId")
) {compact};
create table domain_index (
  domain {id} not null, "companyId" {id} not null, primary key (domain, "companyId")
) {compact};
create table search_token (
  token {id} not null, kind {int} not null, "recordNo" {int} not null, primary key (token, kind, "recordNo")
) {compact};
create index search_token_record on search_token ("recordNo", kind, token);
create table match_choice (
  id {id} primary key, "userId" {id} not null references user_account (id), "emailKey" {id} not null,
  "personId" {id} not null references person (id)
) {strict};
`;

const HAPPENINGS = `
create table activity (
  no {serial}, id {id} not null unique, kind {id} not null, "occurredAt" {id} not null, subject text not null,
  preview text not null, direction {id} not null, outcome {id} not null, visibility {id} not null, "teamId" {id},
  "createdById" {id} references user_account (id), attachments {int} not null, sample {int} not null default 0,
  "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}, text text not null
) {strict};
create table activity_link (
  id {id} primary key, "activityId" {id} not null references activity (id), "recordType" {id} not null,
  "recordId" {id} not null
) {strict};
create index activity_link_activity on activity_link ("activityId");
create table timeline (
  "recordId" {id} not null, bucket {id} not null, "occurredAt" {id} not null, "activityNo" {int} not null,
  primary key ("recordId", bucket, "occurredAt", "activityNo")
) {compact};
create index timeline_activity on timeline ("activityNo");
create table mail (
  "activityId" {id} primary key references activity (id), identity {id} not null unique, "threadId" {id} not null,
  "conversationId" {id} not null, fingerprint {id} not null, similarity {id} not null, "messageId" text not null,
  "inReplyTo" text not null, "sentAt" {id}, refs text not null, headers text not null, text text not null,
  html text not null
) {strict};
create index mail_thread on mail ("threadId");
create index mail_conversation on mail ("conversationId") where "conversationId" <> '';
create table mail_participant (
  "activityId" {id} not null references activity (id), position {int} not null, role {id} not null,
  email text not null, "emailKey" {id} not null, name text not null, primary key ("activityId", position)
) {compact};
create index mail_participant_email on mail_participant ("emailKey");
create table mail_reference (
  "activityId" {id} not null references activity (id), "refKey" {id} not null, primary key ("activityId", "refKey")
) {compact};
create index mail_reference_key on mail_reference ("refKey");
create table mail_log (
  id {id} primary key, "activityId" {id} not null references activity (id),
  "userId" {id} not null references user_account (id), at {id} not null, visibility {id} not null,
  "teamId" {id} not null, source {id} not null
) {strict};
create index mail_log_activity on mail_log ("activityId");
create table mail_variant (
  id {id} primary key, "activityId" {id} not null references activity (id), fingerprint {id} not null,
  "loggedById" {id} not null, "loggedAt" {id} not null, mail text not null
) {strict};
create index mail_variant_activity on mail_variant ("activityId");
create table blob (hash {id} primary key, "sizeBytes" {int} not null, "createdAt" {id} not null) {strict};
create table attachment (
  id {id} primary key, "activityId" {id} not null references activity (id), position {int} not null,
  hash {id} not null references blob (hash), name text not null, "contentType" text not null,
  "sizeBytes" {int} not null, inline {int} not null, "contentId" text not null
) {strict};
create index attachment_activity on attachment ("activityId");
create table alias (id {id} primary key, "targetId" {id} not null, "createdAt" {id} not null) {strict};
create table task (
  id {id} primary key, bucket {id} not null, title text not null, "dueOn" {id}, "remindAt" {id},
  "assigneeId" {id} not null references user_account (id), "personId" {id} references person (id),
  "companyId" {id} references company (id), "activityId" {id}, done {int} not null, "doneAt" {id},
  "createdById" {id} not null, sample {int} not null default 0,
  "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index task_person on task ("personId") where done = 0;
create index task_company on task ("companyId") where done = 0;
create index task_assignee on task ("assigneeId", "dueOn") where done = 0;
`;

const LOG = `
create table mutation (
  id {id} primary key, "userId" {id} not null, "credentialId" {id}, name {id} not null, "argsHash" {id} not null,
  at {id} not null, "appliedAt" {id} not null, result text not null
) {strict};
create table audit (
  no {serial}, at {id} not null, "userId" {id}, "credentialId" {id}, action {id} not null, "recordId" {id},
  "mutationId" {id}, outcome {id} not null
) {strict};
`;

const CHANGE = {
  sqlite: `
create table change (
  seq integer primary key autoincrement, "mutationId" text not null, "recordType" text not null,
  "recordId" text not null, op text not null, bucket text not null, "userId" text not null, at text not null,
  fields text not null
) strict;
`,
  // The transaction id orders what several writers commit; readers stay below the snapshot's horizon.
  postgres: `
create table change (
  seq bigint generated by default as identity primary key, "mutationId" text collate "C" not null,
  "recordType" text collate "C" not null, "recordId" text collate "C" not null, op text collate "C" not null,
  bucket text collate "C" not null, "userId" text collate "C" not null, at text collate "C" not null,
  fields text not null, xid xid8 not null default pg_current_xact_id()
);
create index change_xid on change (xid, seq);
`,
};

const CHANGE_INDEXES = `
create index change_record on change ("recordId", seq);
create index change_mutation on change ("mutationId");
`;

const FULL_TEXT = {
  sqlite: `
create virtual table activity_text using fts5 (tokens, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
`,
  postgres: `
create table activity_text ("activityNo" bigint primary key, tokens tsvector not null);
create index activity_text_tokens on activity_text using gin (tokens);
`,
};

export const foundation: MigrationText = {
  name: '0001-foundation',
  sqlite: [ACCOUNTS, CUSTOMERS, HAPPENINGS, LOG, CHANGE.sqlite, CHANGE_INDEXES, FULL_TEXT.sqlite],
  postgres: [ACCOUNTS, CUSTOMERS, HAPPENINGS, LOG, CHANGE.postgres, CHANGE_INDEXES, FULL_TEXT.postgres],
};

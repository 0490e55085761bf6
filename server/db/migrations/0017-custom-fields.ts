/** Fields a company thinks up itself: what they are, the values on the records, and the table they are filtered by. */
import type { MigrationText } from './migrations.ts';

const TABLES = `
create table custom_field (
  id {id} primary key, bucket {id} not null, "recordType" {id} not null, kind {id} not null, name text not null,
  "nameEn" text not null default '', choices text not null default '[]', currency {id} not null, "linkType" {id} not null,
  required {int} not null default 0, position {int} not null, "archivedAt" {id},
  sample {int} not null default 0, "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create table custom_value (
  "fieldId" {id} not null, "textKey" {id} not null, "numberKey" {real} not null, "recordId" {id} not null,
  primary key ("fieldId", "textKey", "numberKey", "recordId")
) {compact};
create index custom_value_record on custom_value ("recordId", "fieldId");
alter table person add column custom text not null default '{}';
alter table company add column custom text not null default '{}';
alter table deal add column custom text not null default '{}';
alter table task add column custom text not null default '{}';
alter table activity add column custom text not null default '{}';
`;

export const customFields: MigrationText = {
  name: '0017-custom-fields',
  sqlite: [TABLES],
  postgres: [TABLES],
};

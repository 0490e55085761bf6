/** Lists that can be sorted from any place, and views of them that are kept. */
import type { MigrationText } from './migrations.ts';

/** What lists sort by stands in the row; `lists/list-keys.ts` fills it for what is there already, at the next start. */
const columns = (table: string): string => `
alter table ${table} add column "cityKey" {id} not null default '';
alter table ${table} add column "lastContactAt" {id};
`;

/** One for each way to sort; ties by name, then by number. */
const indexes = (table: string): string => `
create index ${table}_by_name on ${table} ("sortKey", no) where "deletedAt" is null;
create index ${table}_by_city on ${table} ("cityKey", "sortKey", no) where "deletedAt" is null;
create index ${table}_by_owner on ${table} ("ownerId", "sortKey", no) where "deletedAt" is null;
create index ${table}_by_lifecycle on ${table} (lifecycle, "sortKey", no) where "deletedAt" is null;
create index ${table}_by_created on ${table} ("createdAt", no) where "deletedAt" is null;
create index ${table}_by_updated on ${table} ("updatedAt", no) where "deletedAt" is null;
create index ${table}_by_contact on ${table} ("lastContactAt", "sortKey", no) where "deletedAt" is null;
`;

const ACTIVITY = `
create index activity_by_time on activity ("occurredAt", no) where "deletedAt" is null;
`;

const SAVED_VIEW = `
create table saved_view (
  id {id} primary key, bucket {id} not null, name text not null, record {id} not null, filter text not null,
  sort text not null, columns text not null, visibility {id} not null, "teamId" {id} not null,
  "createdById" {id} not null references user_account (id),
  sample {int} not null default 0, "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index saved_view_bucket on saved_view (bucket);
`;

const TEXT = [
  columns('person'),
  columns('company'),
  indexes('person'),
  indexes('company'),
  ACTIVITY,
  SAVED_VIEW,
];

export const lists: MigrationText = { name: '0018-lists', sqlite: TEXT, postgres: TEXT };

/** What is known of people beyond their contact data, further postal addresses, teams in charge; who has to do with whom. */
import type { MigrationText } from './migrations.ts';

const LISTS = `
alter table person add column addresses text not null default '[]';
alter table person add column equipment text not null default '[]';
alter table person add column interests text not null default '[]';
alter table person add column attitudes text not null default '[]';
alter table person add column "personalValues" text not null default '[]';
alter table company add column addresses text not null default '[]';
alter table company add column equipment text not null default '[]';
`;

const FIELDS = `
alter table person add column "preferredChannel" text not null default '';
alter table person add column "birthDay" {id};
alter table person add column "maritalStatus" text not null default '';
alter table person add column "householdSize" {int};
alter table person add column "childrenCount" {int};
alter table person add column occupation text not null default '';
alter table person add column education text not null default '';
alter table person add column "teamId" {id};
alter table company add column "teamId" {id};
`;

const RELATIONSHIP = `
create table relationship (
  id {id} primary key, "personId" {id} not null references person (id), "otherId" {id} not null references person (id),
  kind {id} not null, note text not null,
  sample {int} not null default 0, "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index relationship_person on relationship ("personId");
create index relationship_other on relationship ("otherId");
`;

export const peopleAndTies: MigrationText = {
  name: '0016-people-and-ties',
  sqlite: [LISTS, FIELDS, RELATIONSHIP],
  postgres: [LISTS, FIELDS, RELATIONSHIP],
};

/** What is known of people and companies beyond their contact data. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table fact (
  id {id} primary key, bucket {id} not null, "personId" {id}, "companyId" {id}, text text not null, kind {id} not null,
  "notedOn" {id} not null, "yearlyOn" {id}, reminder text, "activityId" {id}, "taskId" {id}, visibility {id} not null,
  "createdById" {id} not null references user_account (id),
  sample {int} not null default 0, "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index fact_person on fact ("personId") where "personId" is not null;
create index fact_company on fact ("companyId") where "companyId" is not null;
create index fact_task on fact ("taskId") where "taskId" is not null;
create index fact_activity on fact ("activityId") where "activityId" is not null;
`;

export const facts: MigrationText = { name: '0012-facts', sqlite: [TABLE], postgres: [TABLE] };

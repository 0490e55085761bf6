/** Which mails are never logged, and which always: own lists and the company's. */
import type { MigrationText } from './migrations.ts';

const LOG_RULES = `
create table log_rule (
  id {id} primary key, bucket {id} not null, "ownerId" {id}, kind {id} not null, address text not null,
  domain text not null, direction {id} not null, role {id} not null, "internalOnly" {int} not null,
  "createdById" {id} not null, "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index log_rule_bucket on log_rule (bucket, id) where "deletedAt" is null;
`;

export const logRules: MigrationText = { name: '0006-log-rules', sqlite: [LOG_RULES], postgres: [LOG_RULES] };

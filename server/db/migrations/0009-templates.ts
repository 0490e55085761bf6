/** Texts that are written often. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table template (
  id {id} primary key, bucket {id} not null, name text not null, language {id} not null, form {id} not null,
  text text not null, "createdById" {id} not null references user_account (id),
  sample {int} not null default 0, "createdAt" {id} not null, "updatedAt" {id} not null, "deletedAt" {id}
) {strict};
create index template_bucket on template (bucket);
`;

export const templates: MigrationText = { name: '0009-templates', sqlite: [TABLE], postgres: [TABLE] };

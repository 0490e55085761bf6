/** Imports as records of their own: the file, what its columns fill, how each row went. Names are looked up by them. */
import type { MigrationText } from './migrations.ts';

const TABLES = `
create table import_run (
  id {id} primary key, kind {id} not null, "fileName" text not null, "fileHash" {id} not null, "sizeBytes" {int} not null,
  format {id} not null, encoding {id} not null, delimiter text not null, columns text not null, "columnsKey" {id} not null,
  mapping text not null, "keyName" {id} not null, state {id} not null, done {int} not null default 0,
  created {int} not null default 0, updated {int} not null default 0, unchanged {int} not null default 0,
  failed {int} not null default 0, "setAside" {int} not null default 0, kept {int} not null default 0, failure text,
  "createdById" {id}, "createdAt" {id} not null, "updatedAt" {id} not null, "finishedAt" {id}
) {strict};
create index import_run_columns on import_run ("columnsKey", id);
create table import_row (
  "runId" {id} not null, no {int} not null, step {id} not null, mutations {int} not null, "recordId" {id},
  misfits text, cells text, kept text, "revertedAt" {id}, primary key ("runId", no)
) {compact};
create index import_row_misfits on import_row ("runId", no) where misfits is not null;
create index import_row_kept on import_row ("runId", no) where kept is not null;
create index import_row_record on import_row ("recordId") where "recordId" is not null;
`;

export const imports: MigrationText = { name: '0019-imports', sqlite: [TABLES], postgres: [TABLES] };

/** Whether the first line of an imported table names its columns. */
import type { MigrationText } from './migrations.ts';

const COLUMNS = `
alter table import_run add column header {int} not null default 1;
`;

export const importHeader: MigrationText = {
  name: '0025-import-header',
  sqlite: [COLUMNS],
  postgres: [COLUMNS],
};

/** Where a value came from stands beside its change. */
import type { MigrationText } from './migrations.ts';

const COLUMNS = `
alter table change add column source text not null default '';
`;

export const changeSource: MigrationText = {
  name: '0021-change-source',
  sqlite: [COLUMNS],
  postgres: [COLUMNS],
};

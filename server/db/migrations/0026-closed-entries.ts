/** Finished follow-ups and closed deals have a place in the history: when a deal was closed, and both in that order. */
import type { MigrationText } from './migrations.ts';

/** Of a deal that was closed before, its last change is when. */
const COLUMNS = `
alter table deal add column "closedAt" {id};
update deal set "closedAt" = "updatedAt" where stage in ('won', 'lost');
create index deal_closed_company on deal ("companyId", "closedAt", id) where "closedAt" is not null;
create index deal_closed_person on deal ("personId", "closedAt", id) where "closedAt" is not null;
create index task_done_company on task ("companyId", "doneAt", id) where done = 1;
create index task_done_person on task ("personId", "doneAt", id) where done = 1;
`;

export const closedEntries: MigrationText = {
  name: '0026-closed-entries',
  sqlite: [COLUMNS],
  postgres: [COLUMNS],
};

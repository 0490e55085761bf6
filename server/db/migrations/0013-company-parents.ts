/** Companies that belong to another one. */
import type { MigrationText } from './migrations.ts';

const COLUMN = `
alter table company add column "parentId" {id};
create index company_parent on company ("parentId") where "parentId" is not null;
`;

export const companyParents: MigrationText = {
  name: '0013-company-parents',
  sqlite: [COLUMN],
  postgres: [COLUMN],
};

/** Register entry and legal form of a company; what its pages say and nobody wants to take over. */
import type { MigrationText } from './migrations.ts';

const COLUMNS = `
alter table company add column "registerCourt" text not null default '';
alter table company add column "registerNumber" text not null default '';
alter table company add column "legalForm" text not null default '';
alter table company add column "declinedValues" text not null default '[]';
`;

export const companyRegister: MigrationText = {
  name: '0015-company-register',
  sqlite: [COLUMNS],
  postgres: [COLUMNS],
};

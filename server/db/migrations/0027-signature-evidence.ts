/** A mail whose signature says something else than the record of whoever sent it. */
import type { MigrationText } from './migrations.ts';

const COLUMN = `
alter table quality_queue add column "signatureId" {id};
`;

export const signatureEvidence: MigrationText = {
  name: '0027-signature-evidence',
  sqlite: [COLUMN],
  postgres: [COLUMN],
};

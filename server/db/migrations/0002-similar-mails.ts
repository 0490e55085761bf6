/** Mails without a Message-ID are looked for by how they begin; they are few, so the index holds only them. */
import type { MigrationText } from './migrations.ts';

const INDEX = `
create index mail_similarity on mail (similarity) where "messageId" = '';
`;

export const similarMails: MigrationText = {
  name: '0002-similar-mails',
  sqlite: [INDEX],
  postgres: [INDEX],
};

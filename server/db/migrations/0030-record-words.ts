/** The words on people and companies, by which a list finds the few that carry one. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table record_word (
  kind {int} not null, field {id} not null, word {id} not null, "recordNo" {int} not null,
  primary key (kind, field, word, "recordNo")
) {compact};
`;

/** Records from before are taken in at the next start (`search/word-index.ts`). */
export const recordWords: MigrationText = {
  name: '0030-record-words',
  sqlite: [TABLE],
  postgres: [TABLE],
};

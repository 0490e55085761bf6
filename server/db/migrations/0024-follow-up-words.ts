/** Follow-ups found by the words of their title. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table task_token (token {id} not null, "taskId" {id} not null, primary key (token, "taskId")) {compact};
create index task_token_task on task_token ("taskId", token);
`;

/** Follow-ups from before are taken in at the next start (`search/title-index.ts`). */
export const followUpWords: MigrationText = {
  name: '0024-follow-up-words',
  sqlite: [TABLE],
  postgres: [TABLE],
};

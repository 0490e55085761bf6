/** Conversations of which somebody wants every mail logged. */
import type { MigrationText } from './migrations.ts';

const KEPT = `
create table kept_thread (
  id {id} primary key, "userId" {id} not null references user_account (id), "conversationId" {id} not null
) {strict};
create index kept_thread_conversation on kept_thread ("conversationId", "userId");
`;

export const keptThreads: MigrationText = { name: '0010-kept-threads', sqlite: [KEPT], postgres: [KEPT] };

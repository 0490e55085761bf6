/** Own reminders in every panel answer: one short range instead of all open follow-ups of an account. */
import type { MigrationText } from './migrations.ts';

const INDEX = `
create index task_reminder on task ("assigneeId", "remindAt") where done = 0;
`;

export const reminders: MigrationText = { name: '0003-reminders', sqlite: [INDEX], postgres: [INDEX] };

/** What was decided about mails while they were written, until they are seen sent. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table outgoing_mail (
  id {id} primary key, "userId" {id} not null references user_account (id), "teamId" {id} not null,
  "conversationId" {id} not null, "fromKey" {id} not null, log {int} not null, visibility {id} not null,
  links text not null, reminder text, chosen {int} not null, "activityId" {id}, "taskId" {id},
  "createdAt" {id} not null, "updatedAt" {id} not null
) {strict};
create index outgoing_mail_conversation on outgoing_mail ("userId", "conversationId");
create index outgoing_mail_unsent on outgoing_mail ("userId", "updatedAt") where "activityId" is null;
create index outgoing_mail_awaiting on outgoing_mail ("activityId") where "taskId" is not null;
`;

export const outgoingMails: MigrationText = {
  name: '0008-outgoing-mails',
  sqlite: [TABLE],
  postgres: [TABLE],
};

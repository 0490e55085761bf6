/** What kind of mail an activity is, so that nobody's automatic reply counts as contact; proposals people turned down. */
import type { MigrationText } from './migrations.ts';

const TABLES = `
alter table activity add column "mailKind" {id};
create table declined_proposal (
  id {id} primary key, "userId" {id} not null references user_account (id), "personId" {id} not null,
  "values" text not null
) {strict};
create index declined_proposal_person on declined_proposal ("personId");
`;

/**
 * Of mails that are stored already, by their headers: the kinds that must not count as contact and are told by one
 * line. The rest is said by the panel when the mail is opened.
 */
const earlier = (newline: string): string =>
  [
    ['content-type: multipart/report', 'report'],
    ['auto-submitted: auto-replied', 'auto_reply'],
    ['auto-submitted: auto-generated', 'automatic'],
  ]
    .map(
      ([line, kind]) => `update activity set "mailKind" = '${kind}' where "mailKind" is null and id in (
  select "activityId" from mail where ${newline} || lower(headers) like '%' || ${newline} || '${line}%')`,
    )
    .join(';\n');

export const mailKinds: MigrationText = {
  name: '0007-mail-kinds',
  sqlite: [TABLES, earlier('char(10)')],
  postgres: [TABLES, earlier('chr(10)')],
};

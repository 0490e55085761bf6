/** What a meeting of a calendar has beyond an activity; who takes part stands with those of the mails. */
import type { MigrationText } from './migrations.ts';

const MEETING = `
create table meeting (
  "activityId" {id} primary key references activity (id), identity {id} not null, "endsAt" {id}, location text not null
) {strict};
create index meeting_identity on meeting (identity);
`;

export const meetings: MigrationText = { name: '0005-meetings', sqlite: [MEETING], postgres: [MEETING] };

/** Records to confirm that somebody put away for a while, for themselves alone. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table quality_later (
  id {id} primary key, "userId" {id} not null, "recordId" {id} not null, until {id} not null, urgency {int} not null
) {strict};
create index quality_later_record on quality_later ("recordId");
`;

export const qualityLater: MigrationText = { name: '0029-quality-later', sqlite: [TABLE], postgres: [TABLE] };

/** Codes that work once: what the sign-in window in Outlook hands to the pane that opened it. */
import type { MigrationText } from './migrations.ts';

const CODES = `
create table device_code (
  id {id} primary key, "codeHash" {id} not null unique, challenge {id} not null, name text not null,
  "userId" {id} not null references user_account (id), "expiresAt" {id} not null, "usedAt" {id}
) {strict};
`;

export const signInWindow: MigrationText = {
  name: '0011-sign-in-window',
  sqlite: [CODES],
  postgres: [CODES],
};

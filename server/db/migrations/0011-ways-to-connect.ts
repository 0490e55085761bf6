/** How Outlook's pane is connected: codes of the sign-in window, and accounts of Microsoft Entra. */
import type { MigrationText } from './migrations.ts';

const CODES = `
create table device_code (
  id {id} primary key, "codeHash" {id} not null unique, challenge {id} not null, name text not null,
  "userId" {id} not null references user_account (id), "expiresAt" {id} not null, "usedAt" {id}
) {strict};
`;

const ENTRA = `
create table entra_account (
  "userId" {id} primary key references user_account (id), "tenantId" {id} not null, "objectId" {id} not null,
  "linkedAt" {id} not null, unique ("tenantId", "objectId")
) {strict};
`;

export const waysToConnect: MigrationText = {
  name: '0011-ways-to-connect',
  sqlite: [CODES, ENTRA],
  postgres: [CODES, ENTRA],
};

/** The cards of the panel as owners and admins arranged them for a role or a team. */
import type { MigrationText } from './migrations.ts';

const TABLE = `
create table panel_layout (
  id {id} primary key, "order" text not null, hidden text not null, "createdAt" {id} not null, "updatedAt" {id} not null,
  "deletedAt" {id}
) {strict};
`;

export const panelLayouts: MigrationText = { name: '0022-panel-layouts', sqlite: [TABLE], postgres: [TABLE] };

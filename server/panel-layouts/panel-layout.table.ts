/** How arrangements of the panel's cards stand in the store: one for each role or team. */
import type { LayoutTarget } from '#shared/domain/panel-layout.ts';
import type { Role } from '#shared/domain/user.ts';
import type { RecordTable } from '../core/record-table.ts';

/** Roles have no ids of their own; a team's arrangement has the id of the team. */
export const ROLE_LAYOUTS: Readonly<Record<Role, string>> = {
  owner: '00000000-0000-7000-8000-000000000001',
  admin: '00000000-0000-7000-8000-000000000002',
  user: '00000000-0000-7000-8000-000000000003',
};
export const layoutId = (target: LayoutTarget): string =>
  'team' in target ? target.team : ROLE_LAYOUTS[target.role];

export const panelLayoutTable: RecordTable = {
  table: 'panel_layout',
  columns: ['id', 'order', 'hidden', 'createdAt', 'updatedAt', 'deletedAt'],
  json: ['order', 'hidden'],
  soft: true,
  bucket: () => 'all',
};

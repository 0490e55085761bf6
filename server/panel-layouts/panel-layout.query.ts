/** Arrangements of the panel's cards: the one that counts for somebody, and all of them for whoever arranges. */
import type { PanelLayout } from '#shared/domain/panel-cards.ts';
import type { Arrangement } from '#shared/domain/panel-layout.ts';
import { ROLES } from '#shared/domain/user.ts';
import { BUCKET_ALL, canSee } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { ROLE_LAYOUTS } from './panel-layout.table.ts';

type Row = { id: string; order: string; hidden: string };

const toLayout = ({ order, hidden }: Row): PanelLayout => ({
  order: JSON.parse(order) as string[],
  hidden: JSON.parse(hidden) as string[],
});

const layouts = async (db: Reader): Promise<ReadonlyMap<string, PanelLayout>> => {
  const rows = await db
    .selectFrom('panel_layout')
    .select(['id', 'order', 'hidden'])
    .where('deletedAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, toLayout(row)]));
};

/** The team's comes before the role's; null where neither is arranged. */
export const layoutFor = async (
  db: Reader,
  { teamId, role }: Pick<Scope, 'teamId' | 'role'>,
): Promise<PanelLayout | null> => {
  const all = await layouts(db);
  return all.get(teamId) ?? all.get(ROLE_LAYOUTS[role]) ?? null;
};

export const readArrangements = async (db: Reader, scope: Scope): Promise<Arrangement[]> => {
  if (!canSee(scope, BUCKET_ALL)) return [];
  const all = await layouts(db);
  const teams = await db.selectFrom('team').select(['id', 'name']).orderBy('name').orderBy('id').execute();
  return [
    ...ROLES.map((role) => ({ target: { role }, name: '', layout: all.get(ROLE_LAYOUTS[role]) ?? null })),
    ...teams.map(({ id, name }) => ({ target: { team: id }, name, layout: all.get(id) ?? null })),
  ];
};

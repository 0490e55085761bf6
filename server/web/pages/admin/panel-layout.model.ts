/** Arranging cards: what one click makes of an arrangement. Pure. */
import { ARRANGED_CARDS, arranged } from '#shared/domain/panel-cards.ts';
import type { ArrangedCard, PanelLayout } from '#shared/domain/panel-cards.ts';
import type { Arrangement, LayoutTarget } from '#shared/domain/panel-layout.ts';

export const targetKey = (target: LayoutTarget): string =>
  'team' in target ? `team ${target.team}` : `role ${target.role}`;

export type CardRow = { readonly id: ArrangedCard; readonly isShown: boolean };

export const cardRows = ({ layout }: Arrangement): readonly CardRow[] =>
  arranged(ARRANGED_CARDS, layout).map((id) => ({ id, isShown: !layout?.hidden.includes(id) }));

const toLayout = (rows: readonly CardRow[]): PanelLayout => ({
  order: rows.map(({ id }) => id),
  hidden: rows.filter(({ isShown }) => !isShown).map(({ id }) => id),
});

/** `by` places up (negative) or down; at the ends nothing moves. */
export const moved = (rows: readonly CardRow[], id: ArrangedCard, by: -1 | 1): PanelLayout => {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + by;
  const next = [...rows];
  if (rows[to]) [next[from], next[to]] = [rows[to], rows[from]!];
  return toLayout(next);
};

export const toggled = (rows: readonly CardRow[], id: ArrangedCard): PanelLayout =>
  toLayout(rows.map((row) => (row.id === id ? { ...row, isShown: !row.isShown } : row)));

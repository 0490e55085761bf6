/** The cards as owners and admins arranged them: some change places or stay away, the others stand where they are. Pure. */
import { ARRANGED_CARDS, arranged } from '../../domain/panel-cards.ts';
import type { PanelLayout } from '../../domain/panel-cards.ts';
import type { Card } from './card.ts';
import { cards } from './cards.ts';

/** Whether it is one of those that can change places or stay away. */
export const isArranged = ({ id }: Card): boolean => (ARRANGED_CARDS as readonly string[]).includes(id);

export const arrangeCards = (layout: PanelLayout | null): readonly Card[] => {
  if (!layout) return cards;
  const first = cards.findIndex(isArranged);
  const movable = new Map(cards.filter(isArranged).map((card) => [card.id, card]));
  const ids = arranged([...movable.keys()], layout).filter((id) => !layout.hidden.includes(id));
  const fixed = cards.filter((card) => !isArranged(card));
  const above = fixed.filter((card) => cards.indexOf(card) < first);
  return [...above, ...ids.map((id) => movable.get(id)!), ...fixed.filter((card) => !above.includes(card))];
};

/** Which cards of the panel stand where. */
import * as z from 'zod/mini';
import { lineSchema } from './scalars.ts';

/**
 * The cards that may change places or stay away, in the order they have unless somebody arranges them. Those above (who
 * it is, whether it is saved) and the note line below stand where they are for everybody.
 */
export const ARRANGED_CARDS = [
  'commercial',
  'tasks',
  'deals',
  'company',
  'people',
  'ties',
  'facts',
  'details',
  'custom',
  'timeline',
] as const;
export type ArrangedCard = (typeof ARRANGED_CARDS)[number];

const cardsSchema = z.array(lineSchema(40)).check(z.maxLength(40));

/** Card ids; one that an older or newer panel does not know is passed over. */
export const panelLayoutSchema = z.strictObject({
  /** From top to bottom; what is not named follows in its usual order. */
  order: cardsSchema,
  hidden: cardsSchema,
});
export type PanelLayout = z.infer<typeof panelLayoutSchema>;

/** All cards in the order of the layout, the hidden ones among them. */
export const arranged = <Id extends string>(cards: readonly Id[], layout: PanelLayout | null): Id[] => {
  if (!layout) return [...cards];
  const named = layout.order.filter((id): id is Id => (cards as readonly string[]).includes(id));
  const first = [...new Set(named)];
  return [...first, ...cards.filter((id) => !first.includes(id))];
};

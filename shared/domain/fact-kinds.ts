/** What a piece of personal knowledge can be about. By itself, so that a schema takes no words along. */
export const FACT_KINDS = ['spouse', 'children', 'family', 'hobby', 'home', 'date', 'other'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Where a customer stands with the house: a lead is a person or company in `acquisition`. */
export const LIFECYCLES = ['acquisition', 'development', 'retention', 'winback'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

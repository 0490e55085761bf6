/** Where "now" comes from. Handed in everywhere, so that tests and the simulation own the time. Units: ms since 1970 UTC. */
export type Clock = { readonly now: () => number };

export const systemClock: Clock = { now: () => Date.now() };

/** An instant as it travels: UTC, ISO 8601, with milliseconds. */
export const toInstant = (ms: number): string => new Date(ms).toISOString();

/** Some fields of a record: what a form or a mutation sets. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Without the keys that are undefined, so that spreading it never hides a default. */
export const definedOnly = <T extends object>(patch: Patch<T>): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;

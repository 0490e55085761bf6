/** One text for one content: objects with their keys in order, so that the order a client wrote them in says nothing. */

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

const withSortedKeys = (_key: string, value: unknown): unknown =>
  isPlainObject(value) ? Object.fromEntries(Object.entries(value).toSorted(byKey)) : value;

/** Lists keep their order; keys that are undefined do not stand in JSON. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, withSortedKeys);

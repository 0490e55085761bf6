/** What the browser's database throws, as the codes a person is told. Source: https://w3c.github.io/IndexedDB/ §8 */

const names = (error: unknown): string[] => {
  const { name, inner } = (error ?? {}) as { name?: unknown; inner?: unknown };
  return [typeof name === 'string' ? name : '', ...(inner ? names(inner) : [])];
};

/** `store.quota` (no room), `store.blocked` (an older tab holds it), `store.unopenable` (anything else). */
export const storeFailure = (error: unknown): string => {
  const all = names(error);
  if (all.includes('QuotaExceededError')) return 'store.quota';
  if (all.includes('VersionError') || all.includes('BlockedError')) return 'store.blocked';
  return 'store.unopenable';
};

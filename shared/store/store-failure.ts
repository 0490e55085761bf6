/** What the browser's database throws, as the codes a person is told. Source: https://w3c.github.io/IndexedDB/ §8 */

/** Dexie wraps what the browser threw, and of several changes it lists each failure. */
const names = (error: unknown): string[] => {
  const { name, inner, failures } = (error ?? {}) as { name?: unknown; inner?: unknown; failures?: unknown };
  return [
    typeof name === 'string' ? name : '',
    ...(inner ? names(inner) : []),
    ...(Array.isArray(failures) ? failures.flatMap(names) : []),
  ];
};

/** `store.quota` (no room), `store.blocked` (an older tab holds it), `store.unopenable` (anything else). */
export const storeFailure = (error: unknown): string => {
  const all = names(error);
  if (all.includes('QuotaExceededError')) return 'store.quota';
  if (all.includes('VersionError') || all.includes('BlockedError')) return 'store.blocked';
  return 'store.unopenable';
};

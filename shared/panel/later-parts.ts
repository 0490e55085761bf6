/** Parts of the panel that are not needed for the first paint: fetched when needed, or before the server may be away. */

const parts = new Set<() => Promise<unknown>>();

/** A part that is fetched when it is needed, or before by `fetchParts`. */
export const fetchLater = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  parts.add(load);
  return load;
};

/**
 * Fetches what has not been needed yet, one after the other. What cannot be fetched is tried again when it is needed; a
 * part that brings others adds them at the end.
 */
export const fetchParts = async (): Promise<void> => {
  const failed: (() => Promise<unknown>)[] = [];
  for (const load of parts) {
    parts.delete(load);
    await load().catch(() => failed.push(load));
  }
  for (const load of failed) parts.add(load);
};

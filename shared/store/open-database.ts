/**
 * Opens a database of the device and says why when it cannot be opened; the next time it is tried anew. A database that a
 * newer program wants to change or delete is let go of at once.
 *
 * Source: https://dexie.org/docs/Dexie/Dexie.on.versionchange, https://dexie.org/docs/Dexie/Dexie.on.blocked
 */
import type { Dexie } from 'dexie';
import { fail, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import type { Timers } from '../lib/timers.ts';
import { storeFailure } from './store-failure.ts';

/**
 * ms. Browsers take openings one after the other, and tell only the first of them that an old tab holds the database: to
 * those behind it they say nothing at all.
 */
const SILENT_MS = 8_000;

/** Errors: `store.blocked` (a tab of an older version holds it), `store.quota`, `store.unopenable`. */
export type ReadyDatabase = () => Promise<Result<void>>;

/** Parts of Dexie that serve live queries alone, of which there are none here; each change pays for them. */
const UNUSED = ['Cache', 'Observability'] as const;

export const openDatabase = (db: Dexie, timers: Timers): ReadyDatabase => {
  for (const name of UNUSED) db.unuse({ stack: 'dbcore', name });
  /** The opening under way; one that is blocked goes on behind. */
  let opening: Promise<Result<void>> | null = null;
  let tellBlocked = (): void => {};
  let cancelSilence = (): void => {};
  let isBlocked = false;
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: false });
    return false;
  });
  db.on('blocked', () => {
    isBlocked = true;
    tellBlocked();
    return false;
  });

  const open = async (): Promise<Result<void>> => {
    try {
      await db.open();
      return ok(undefined);
    } catch (error) {
      return fail(storeFailure(error));
    } finally {
      cancelSilence();
      opening = null;
      isBlocked = false;
    }
  };

  return async () => {
    if (db.isOpen()) return ok(undefined);
    // Nobody waits for an old tab: it may stay open for days.
    if (isBlocked) return fail('store.blocked');
    opening ??= Promise.race([
      new Promise<Result<void>>((resolve) => {
        tellBlocked = () => resolve(fail('store.blocked'));
        cancelSilence = timers.after(SILENT_MS, () => {
          isBlocked = true;
          tellBlocked();
        });
      }),
      open(),
    ]);
    return opening;
  };
};

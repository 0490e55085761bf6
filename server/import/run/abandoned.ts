/** Files that were sent and never imported, and files whose import is gone: nobody comes back for them after a day. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toInstant } from '#shared/lib/clock.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Store } from '../../db/store.ts';

const DAY_MS = 86_400_000;

/** Files are called by the id of their import, which begins with when it was made: ms since 1970. */
const madeAt = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** Replay: what is gone is gone. Errors: `store.*`. */
export const dropAbandoned = async (store: Store, folder: string, clock: Clock): Promise<Result<null>> => {
  const files = await readdir(folder).catch(() => []);
  const before = toInstant(clock.now() - DAY_MS);
  const dropped = await store.write(async (tx) => {
    await tx.db
      .deleteFrom('import_run')
      .where('state', '=', 'ready')
      .where('updatedAt', '<', before)
      .execute();
    return ok(null);
  });
  if (!dropped.ok) return dropped;
  const kept = await store.read
    .selectFrom('import_run')
    .select('id')
    .where('state', 'in', ['ready', 'running'])
    .execute();
  const ids = new Set(kept.map(({ id }) => id));
  // A file lies there a moment before its entry is written.
  for (const file of files)
    if (!ids.has(file) && madeAt(file) < clock.now() - DAY_MS) await rm(join(folder, file), { force: true });
  return ok(null);
};

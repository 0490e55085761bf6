/** What a restored backup takes back from the server, and what of it nobody can offer again. */
import type { Intent } from './journal.ts';
import type { World } from './world.ts';

/** An older image takes the place of the database; what the server had until then and has no more is written down. */
export const restoreImage = async ({ server, journal }: World, image: Uint8Array): Promise<void> => {
  const before = server.services().store.sql;
  await server.restore(image);
  const after = server.services().store.sql;
  const isIn = async (sql: typeof before, { mutation }: Intent): Promise<boolean> =>
    (await sql.get('select id from mutation where id = ?', mutation.id)) !== undefined;
  for (const intent of journal.intents())
    if ((await isIn(before, intent)) && !(await isIn(after, intent))) intent.isTakenBack = true;
};

/**
 * Nobody can keep the promise of what was acknowledged, taken back, and has no copy to be offered again: neither when the
 * copy went before the backup was played back, nor when it went after that and before the device reached the server. What
 * the server acknowledged and never had is not excused.
 */
export const excuseWithoutCopy = async (
  { server, journal }: World,
  hasNoCopy: (intent: Intent) => boolean,
): Promise<void> => {
  const { sql } = server.services().store;
  for (const intent of journal.intents()) {
    const { id } = intent.mutation;
    if (!intent.isTakenBack || !hasNoCopy(intent) || !journal.acknowledged().has(id)) continue;
    if (await sql.get('select id from mutation where id = ?', id)) continue;
    journal.excuse((one) => one === intent, 'restored without a copy');
  }
};

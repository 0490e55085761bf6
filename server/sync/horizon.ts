/**
 * How far back the change log tells a device what is gone: 180 days. A device that was away for longer starts anew, with
 * what it has not sent.
 */
import { SYNC_LIMITS } from '#shared/domain/sync.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Sql, Store } from '../db/store.ts';

const DAY_MS = 86_400_000;
const KEY = 'sync_horizon';

export const readHorizon = async (sql: Sql): Promise<string | null> =>
  (await sql.get<{ value: string }>('select value from meta where key = ?', KEY))?.value ?? null;

/**
 * Moves the horizon on and forgets what nobody asks for any more: kept outcomes past the journal's days, and that changes
 * were set aside before the horizon.
 * Called once a day. Replay: harmless.
 */
export const moveHorizon = async (store: Store, clock: Clock): Promise<Result<null>> => {
  const before = toInstant(clock.now() - SYNC_LIMITS.tombstoneDays * DAY_MS);
  const settled = toInstant(clock.now() - SYNC_LIMITS.journalDays * DAY_MS);
  const horizon = await store.changes.endBefore(before);
  return store.write(async (tx) => {
    if (horizon) {
      await tx.run(
        'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
        KEY,
        horizon,
      );
    }
    await tx.run(
      `delete from sync_outcome where at < ? and n < (select c."lastN" from sync_client c where c.id = "clientId")`,
      settled,
    );
    await tx.run('delete from sync_quarantine where at < ?', before);
    return ok(null);
  });
};

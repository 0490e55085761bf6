/** Whoever was erased after the backup was made is erased once more, by the same code. */
import { toInstant } from '#shared/lib/clock.ts';
import type { Clock } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commandScope } from '../auth/askers.ts';
import { createMutationExecutor } from '../core/mutation-executor.ts';
import type { Store } from '../db/store.ts';
import { mutationDefinitions } from '../mutations.ts';
import type { Erasure } from '../people/erasure-ledger.ts';
import { recordTables } from '../records.ts';

/** Answers how many people the backup still knew. Replay: erases nobody twice. */
export const eraseAgain = async (
  store: Store,
  clock: Clock,
  newId: IdGenerator,
  erasures: readonly Erasure[],
): Promise<Result<number>> => {
  const executor = createMutationExecutor({
    store,
    clock,
    newId,
    definitions: mutationDefinitions,
    tables: recordTables,
  });
  let erased = 0;
  for (const { id } of erasures) {
    const person = await store.read
      .selectFrom('person')
      .select('bucket')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!person) continue;
    const scope = { ...commandScope('de'), buckets: [person.bucket] };
    const args = { id };
    const at = toInstant(clock.now());
    const outcome = await executor.execute(scope, { id: newId(), name: 'person.erase', at, args });
    if (outcome.status === 'rejected') return fail(outcome.error.code);
    erased += 1;
  }
  // Also those the backup never knew: a device may still offer them.
  const noted = await store.write(async (tx) => {
    for (const erasure of erasures)
      await tx.db
        .insertInto('erased')
        .values({ id: erasure.id, at: erasure.at })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    return ok(null);
  });
  return noted.ok ? ok(erased) : noted;
};

/** Who sees everything: searches behind the work, whose finds are shown to each only as far as they see them. */
import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { commandScope } from './askers.ts';

/** Records looked at in one statement. */
const LOT = 10_000;

/** With every bucket a record of this type stands in; others have their turn while it is looked for. */
export const scopeOfAll = async (db: Reader, type: 'person' | 'company'): Promise<Scope> => {
  const buckets = new Set<string>();
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom((eb) =>
        eb
          .selectFrom(type as 'person')
          .select(['no', 'bucket'])
          .where('no', '>', after)
          .orderBy('no')
          .limit(LOT)
          .as('lot'),
      )
      .select(({ fn }) => ['bucket', fn.max('no').as('last')])
      .groupBy('bucket')
      .execute();
    if (rows.length === 0) return { ...commandScope('de'), buckets: [...buckets] };
    for (const { bucket } of rows) buckets.add(bucket);
    after = Math.max(...rows.map(({ last }) => last));
    await setImmediate();
  }
};

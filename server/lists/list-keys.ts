/** What lists sort by, for records from before there were lists or from a backup of that time. */
import { sortKey } from '#shared/lib/fold.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { lastContactSql } from '../activities/last-contact.ts';
import type { Store } from '../db/store.ts';

const DONE = 'list_keys';
const LOT = 1_000;

type Table = 'person' | 'company';

/** Errors: `store.*`. Replay: harmless. */
const fillCities = async (store: Store, table: Table): Promise<Result<null>> => {
  for (let last = 0; ;) {
    const lot = await store.read
      .selectFrom(table)
      .select(['no', 'city'])
      .where('no', '>', last)
      .where('city', '<>', '')
      .where('cityKey', '=', '')
      .orderBy('no')
      .limit(LOT)
      .execute();
    if (lot.length === 0) return ok(null);
    const done = await store.write(async (tx) => {
      for (const { no, city } of lot)
        await tx.db
          .updateTable(table)
          .set({ cityKey: sortKey(city) })
          .where('no', '=', no)
          .execute();
      return ok(null);
    });
    if (!done.ok) return done;
    last = lot.at(-1)!.no;
  }
};

/** Once for each database; later it costs one look. Errors: `store.*`. Replay: harmless. */
export const fillListKeys = async (store: Store): Promise<Result<null>> => {
  if (await store.sql.get('select key from meta where key = ?', DONE)) return ok(null);
  for (const table of ['person', 'company'] as const) {
    const filled = await fillCities(store, table);
    if (!filled.ok) return filled;
  }
  return store.write(async (tx) => {
    for (const table of ['person', 'company'] as const) await tx.run(lastContactSql(table, 0));
    await tx.run('insert into meta (key, value) values (?, ?) on conflict do nothing', DONE, '1');
    return ok(null);
  });
};

/** Files of lines into an empty, migrated store of either engine. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { tables } from '../db/schema.ts';
import type { Bulk, Store } from '../db/store.ts';
import { FULL_TEXT_TABLE, readTableFile } from '../db/table-files.ts';
import type { Manifest } from './manifest.ts';

const loadTable = async (bulk: Bulk, folder: string, table: string): Promise<Result<number>> => {
  let count = 0;
  for await (const { columns, rows } of readTableFile(folder, table)) {
    const done =
      table === FULL_TEXT_TABLE
        ? await bulk.insert(
            [],
            rows.map(([no, tokens]) => ({ no: no as number, tokens: tokens as unknown as string[] })),
          )
        : await bulk.insert([{ table, columns, rows }], []);
    if (!done.ok) return done;
    count += rows.length;
  }
  return ok(count);
};

/** In the order of the schema: what is referred to comes first. Errors: `restore.damaged`, `store.*`. */
export const loadTables = (store: Store, folder: string, { counts }: Manifest): Promise<Result<null>> =>
  // Before: what the migrations put there themselves.
  store.bulk({ rebuildIndexesOf: [], before: ['delete from meta'], after: [] }, async (bulk) => {
    for (const table of [...Object.keys(tables), FULL_TEXT_TABLE]) {
      if (counts[table] === undefined) continue;
      const loaded = await loadTable(bulk, folder, table);
      if (!loaded.ok) return loaded;
      if (loaded.value !== counts[table]) return fail('restore.damaged', { params: { file: table } });
    }
    return ok(null);
  });

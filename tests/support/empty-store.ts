/** An empty store on one of the two engines. Whoever opens it closes it. */
import { join } from 'node:path';
import { openPostgresStore } from '#server/db/postgres/postgres-store.ts';
import { openSqliteStore } from '#server/db/sqlite/sqlite-store.ts';
import type { Store } from '#server/db/store.ts';
import type { TestEngine } from './engines.ts';

export const openEmptyStore = async (engine: TestEngine): Promise<Store> => {
  const url = await engine.databaseUrl();
  const opened = await (url
    ? openPostgresStore(url)
    : openSqliteStore(join(await engine.dataDir(), 'kontor.db')));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

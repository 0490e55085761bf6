/**
 * Opens the store the settings name. `patience` with other writers is the embedded store's; PostgreSQL queues by itself.
 *
 * Errors: `store.cannot_open`, `store.read_only`, `store.migration`, `store.newer`.
 */
import type { Result } from '#shared/lib/result.ts';
import { databasePath } from '../config.ts';
import type { Config } from '../config.ts';
import type { Patience } from './sqlite/group-commit.ts';
import type { Store } from './store.ts';

export const openStore = async (config: Config, patience?: Patience): Promise<Result<Store>> => {
  if (config.databaseUrl) {
    const { openPostgresStore } = await import('./postgres/postgres-store.ts');
    return openPostgresStore(config.databaseUrl);
  }
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
  return openSqliteStore(databasePath(config), patience);
};

/** Opens the store the settings name. Errors: `store.cannot_open`, `store.migration`, `store.newer`. */
import type { Result } from '#shared/lib/result.ts';
import { databasePath } from '../config.ts';
import type { Config } from '../config.ts';
import type { Store } from './store.ts';

export const openStore = async (config: Config): Promise<Result<Store>> => {
  if (config.databaseUrl) {
    const { openPostgresStore } = await import('./postgres/postgres-store.ts');
    return openPostgresStore(config.databaseUrl);
  }
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
  return openSqliteStore(databasePath(config));
};

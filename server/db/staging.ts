/**
 * Where a backup is brought back before anything of the current database is touched: a database beside it, which takes
 * its place in one step when it is whole. The current one is moved aside, never deleted.
 */
import type { Result } from '#shared/lib/result.ts';
import type { Config } from '../config.ts';
import { databasePath } from '../config.ts';
import type { MigrationText } from './migrations/migrations.ts';
import type { Sql, Store } from './store.ts';

export type Staging = {
  /** With these migrations only, or all. */
  readonly open: (texts?: readonly MigrationText[]) => Promise<Result<Store>>;
  /** Called when the store is closed. Answers where what was there before lies now; empty when there was nothing. */
  readonly takeOver: () => Promise<string>;
};

/** The current database, for reading alone. */
export type Current = { readonly sql: Sql; readonly close: () => Promise<void> };

/** `file`: a database the staging begins with (embedded only). Throws what the engine or the file system says. */
export const createStaging = async (config: Config, aside: string, file: string | null): Promise<Staging> => {
  if (config.databaseUrl) {
    const { createPostgresStaging } = await import('./postgres/staging.ts');
    return createPostgresStaging(config.databaseUrl, aside);
  }
  const { createSqliteStaging } = await import('./sqlite/staging.ts');
  return createSqliteStaging(databasePath(config), aside, file);
};

/** Null when there is none or it cannot be read, which is no obstacle to a restore. */
export const openCurrent = async (config: Config): Promise<Current | null> => {
  if (config.databaseUrl)
    return (await import('./postgres/staging.ts')).openPostgresCurrent(config.databaseUrl);
  return (await import('./sqlite/staging.ts')).openSqliteCurrent(databasePath(config));
};

/** One PostgreSQL per run of the integration tests; `engines.ts` makes the databases on it. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's maintenance database; empty when only SQLite is asked for. */
    postgresUrl: string;
  }
}

export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (process.env['KONTOR_TEST_ENGINE'] === 'sqlite') {
    project.provide('postgresUrl', '');
    return undefined;
  }
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
};

/**
 * The two stores the product runs on, for tests that have to hold on both.
 *
 * `KONTOR_TEST_ENGINE=sqlite` or `=postgres` narrows a run to one of them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { createDatabase, dropDatabase } from './postgres-databases.ts';
import type { DatabaseTemplate } from './postgres-databases.ts';

export type EngineName = 'sqlite' | 'postgres';

export type TestEngine = {
  name: EngineName;
  /** A new, empty database (or a copy of the template); `undefined` on SQLite, which lives in the data folder. */
  databaseUrl: (template?: DatabaseTemplate) => Promise<string | undefined>;
  /** A new, empty folder. */
  dataDir: () => Promise<string>;
};

const all: readonly EngineName[] = ['sqlite', 'postgres'];

const asked = (): readonly EngineName[] => {
  const only = process.env['KONTOR_TEST_ENGINE'];
  if (!only) return all;
  const known = all.filter((name) => name === only);
  if (known.length === 0) throw new Error(`KONTOR_TEST_ENGINE is "${only}"; it can be: ${all.join(', ')}`);
  return known;
};

const createEngine = (name: EngineName): { engine: TestEngine; cleanUp: () => Promise<void> } => {
  const folders: string[] = [];
  const databases: string[] = [];
  return {
    engine: {
      name,
      databaseUrl: async (template) => {
        if (name === 'sqlite') return undefined;
        const url = await createDatabase(inject('postgresUrl'), template);
        databases.push(url);
        return url;
      },
      dataDir: async () => {
        const folder = await mkdtemp(join(tmpdir(), 'kontor-data-'));
        folders.push(folder);
        return folder;
      },
    },
    cleanUp: async () => {
      await Promise.all(databases.splice(0).map(dropDatabase));
      await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
};

/**
 * Runs the same tests once on SQLite and once on PostgreSQL.
 *
 * Databases and folders live until the last test of the engine; close what uses them in an `afterAll` or `afterEach`
 * of your own, which runs before they are removed.
 */
export const describeOnBothEngines = (name: string, tests: (engine: TestEngine) => void): void => {
  for (const engineName of asked()) {
    const { engine, cleanUp } = createEngine(engineName);
    describe(`${name} (${engineName})`, () => {
      afterAll(cleanUp);
      tests(engine);
    });
  }
};

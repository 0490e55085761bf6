/** Runs imports over a test application as the command line does, keeping what it would print. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Visibility } from '#shared/domain/activity.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { SingleKey } from '#server/import/find-record.ts';
import { importCompanies } from '#server/import/import-companies.ts';
import { importMails } from '#server/import/import-mails.ts';
import type { ImportTally } from '#server/import/import-tally.ts';
import { importScope } from '#server/import/import-user.ts';
import type { TestApp } from './test-app.ts';

export type Imported = {
  readonly tally: ImportTally;
  readonly failures: readonly (readonly [string, string])[];
  /** Place, field and code of what was kept beside a record. */
  readonly setAside: readonly (readonly [string, string, string])[];
};

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const keeper = () => {
  const failures: [string, string][] = [];
  const setAside: [string, string, string][] = [];
  return {
    failures,
    setAside,
    report: {
      setAside: (place: string, { error }: Failure) => {
        for (const [field, code] of Object.entries(error.fields ?? {})) setAside.push([place, field, code]);
      },
      failed: (place: string, { error }: Failure) => void failures.push([place, error.code]),
      progress: () => {},
    },
  };
};

/** `email` as in `--user`; without it the first owner. */
export const runMailImport = async (
  app: TestApp,
  path: string,
  email?: string,
  visibility?: Visibility,
): Promise<Imported> => {
  const { mailLogger, store } = app.services;
  const { failures, setAside, report } = keeper();
  const scope = must(await importScope(store.read, email));
  const tally = must(await importMails(path, { mailLogger, scope, visibility, report }));
  return { tally, failures, setAside };
};

export const runCompanyImport = async (app: TestApp, path: string, key: SingleKey): Promise<Imported> => {
  const { store, executor, clock } = app.services;
  const { failures, setAside, report } = keeper();
  const scope = must(await importScope(store.read, undefined));
  const job = { store, executor, clock, newId: app.newId, scope, key, report };
  return { tally: must(await importCompanies(path, job)), failures, setAside };
};

export type Folder = {
  readonly path: string;
  /** Writes a file, folders included; answers its path. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly remove: () => Promise<void>;
};

export const makeFolder = async (): Promise<Folder> => {
  const path = await mkdtemp(join(tmpdir(), 'kontor-import-'));
  return {
    path,
    write: async (name, content) => {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      return file;
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
};

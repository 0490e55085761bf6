/** Runs imports over a test application as the command line does, keeping what it would print. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Visibility } from '#shared/domain/activity.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { SingleKey } from '#server/import/find-record.ts';
import { importMails } from '#server/import/import-mails.ts';
import type { ImportTally } from '#server/import/import-tally.ts';
import { importScope, tableScope } from '#server/import/import-user.ts';
import type { Saved } from '#server/import/run/save-rows.ts';
import type { TestApp } from './test-app.ts';

export type Imported = {
  readonly tally: ImportTally;
  readonly failures: readonly (readonly [string, string])[];
  /** Place, column and code of what was kept beside a record. */
  readonly setAside: readonly (readonly [string, string, string])[];
};

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** `email` as in `--user`; without it the first owner. */
export const runMailImport = async (
  app: TestApp,
  path: string,
  email?: string,
  visibility?: Visibility,
): Promise<Imported> => {
  const { mailLogger, store } = app.services;
  const failures: [string, string][] = [];
  const report = {
    failed: (place: string, { error }: Failure) => void failures.push([place, error.code]),
    progress: () => {},
  };
  const scope = must(await importScope(store.read, email));
  const tally = must(await importMails(path, { mailLogger, scope, visibility, report }));
  return { tally, failures, setAside: [] };
};

/** As `kontor import companies` with the columns as they are guessed. */
export const runCompanyImport = async (app: TestApp, path: string, key: SingleKey): Promise<Imported> => {
  const { store, imports } = app.services;
  const scope = must(await tableScope(store.read, undefined));
  const source = { path };
  const { run } = must(
    await imports.add(scope, { kind: 'company', fileName: basename(path), source, options: {} }),
  );
  must(await imports.start(scope, run.id, run.mapping, key));
  const [failures, setAside]: [[string, string][], [string, string, string][]] = [[], []];
  const told = (lot: readonly Saved[]): void => {
    for (const { row, saved } of lot)
      for (const { column, code } of saved.misfits)
        if (saved.step === 'failed') failures.push([`row ${row.no}`, code]);
        else setAside.push([`row ${row.no}`, column, code]);
  };
  const { created, updated, unchanged, failed } = must(await imports.carryOn(scope, run.id, { told }));
  return { tally: { created, updated, unchanged, failed }, failures, setAside };
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

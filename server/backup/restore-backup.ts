/**
 * Brings a backup back. Everything happens beside the current database until it is whole: files checked, rows loaded, a
 * new epoch begun, erasures repeated; then it takes its place in one step, and what was there lies beside it.
 *
 * Works when the current database is damaged or missing. The caller holds the serving lock.
 * Errors: `restore.no_backup`, `restore.damaged`, `restore.other_engine`, `restore.not_empty`, `backup.corrupt`,
 * `backup.no_space`, `backup.not_writable`, `backup.failed`, `store.*`.
 */
import { join } from 'node:path';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { blobFolder } from '../config.ts';
import type { Config } from '../config.ts';
import { migrationTexts } from '../db/migrations/migrations.ts';
import { createStaging } from '../db/staging.ts';
import type { Staging } from '../db/staging.ts';
import type { Store } from '../db/store.ts';
import { appendErasures, erasureLedgerPath, readErasures } from '../people/erasure-ledger.ts';
import type { Erasure } from '../people/erasure-ledger.ts';
import { beginEpoch } from '../sync/epoch.ts';
import { copyBlob } from './blob-copies.ts';
import { withCurrentState } from './current-state.ts';
import type { CurrentState } from './current-state.ts';
import { eraseAgain } from './erase-again.ts';
import { fileFailure } from './file-failures.ts';
import { loadTables } from './load-tables.ts';
import { checkFiles, DATABASE, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';

export type RestoreOptions = {
  readonly config: Config;
  readonly folder: string;
  /** Also where people work with the current database already. */
  readonly force: boolean;
  readonly clock: Clock;
  readonly newId: IdGenerator;
};

export type Restored = {
  readonly manifest: Manifest;
  /** Where the database lies that was there before; empty when there was none. */
  readonly aside: string;
  /** People the backup still knew and who were erased again. */
  readonly erased: number;
  /** Newest change before and now; empty where there is none or it could not be read. */
  readonly newestBefore: string;
  readonly newest: string;
  /** Changes that are no longer there; null when the database before could not be read. */
  readonly older: number | null;
};

const load = async (
  staging: Staging,
  { folder }: RestoreOptions,
  manifest: Manifest,
): Promise<Result<null>> => {
  const known = migrationTexts.filter(({ name }) => manifest.migrations.includes(name));
  if (known.length < manifest.migrations.length) return fail('store.newer');
  if (manifest.form !== 'tables') return ok(null);
  const opened = await staging.open(known);
  if (!opened.ok) return opened;
  try {
    return await loadTables(opened.value, folder, manifest);
  } finally {
    await opened.value.close();
  }
};

/** In the store that is about to take over. */
const prepare = async (
  store: Store,
  { clock, newId }: RestoreOptions,
  erasures: readonly Erasure[],
): Promise<Result<{ erased: number; newest: string }>> => {
  const newest = await store.read
    .selectFrom('mutation')
    .select((build) => build.fn.max('appliedAt').as('at'))
    .executeTakeFirst();
  const begun = await store.write(async (tx) => ok(await beginEpoch(tx, newId)));
  if (!begun.ok) return begun;
  const erased = await eraseAgain(store, clock, newId, erasures);
  return erased.ok ? ok({ erased: erased.value, newest: newest?.at ?? '' }) : erased;
};

const copyBlobs = async ({ config, folder }: RestoreOptions, { files }: Manifest): Promise<Result<null>> => {
  for (const { path, sha256 } of files.filter((file) => file.path.startsWith('blobs/'))) {
    if (!(await copyBlob(join(folder, path), join(blobFolder(config), '..', path), sha256)))
      return fail('restore.damaged', { params: { file: path } });
  }
  return ok(null);
};

const bringBack = async (
  options: RestoreOptions,
  manifest: Manifest,
  state: CurrentState | null,
): Promise<Result<Restored & { takeOver: () => Promise<string> }>> => {
  const { config, folder, clock } = options;
  const ledger = erasureLedgerPath(config.dataDir);
  await appendErasures(ledger, state?.erased ?? []);
  const aside = `before-restore-${toInstant(clock.now()).replaceAll(/[:.]/g, '-')}`;
  const file = manifest.form === 'sqlite' ? join(folder, DATABASE) : null;
  const staging = await createStaging(config, aside, file);
  const loaded = await load(staging, options, manifest);
  if (!loaded.ok) return loaded;
  const copied = await copyBlobs(options, manifest);
  if (!copied.ok) return copied;
  const opened = await staging.open();
  if (!opened.ok) return opened;
  try {
    const done = await prepare(opened.value, options, await readErasures(ledger));
    if (!done.ok) return done;
    const { erased, newest } = done.value;
    const older = state ? await state.changesAfter(newest) : null;
    const newestBefore = state?.newest ?? '';
    return ok({ manifest, aside: '', erased, newestBefore, newest, older, takeOver: staging.takeOver });
  } finally {
    await opened.value.close();
  }
};

export const restoreBackup = async (options: RestoreOptions): Promise<Result<Restored>> => {
  const { config, folder, force } = options;
  try {
    const manifest = await readManifest(folder);
    if (!manifest.ok) return manifest;
    if (manifest.value.form === 'sqlite' && config.databaseUrl) return fail('restore.other_engine');
    const whole = await checkFiles(folder, manifest.value);
    if (!whole.ok) return whole;
    const ready = await withCurrentState(config, async (state) =>
      state?.hasAccounts && !force ? fail('restore.not_empty') : bringBack(options, manifest.value, state),
    );
    if (!ready.ok) return ready;
    const { takeOver, ...restored } = ready.value;
    return ok({ ...restored, aside: await takeOver() });
  } catch (error) {
    return fileFailure(error, config.dataDir);
  }
};

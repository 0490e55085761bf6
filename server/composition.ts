/** Puts the services together over an open store. */
import { readFileSync } from 'node:fs';
import type { Clock } from '#shared/lib/clock.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { systemTimers } from '#shared/lib/timers.ts';
import type { Timers } from '#shared/lib/timers.ts';
import { createAccounts } from './auth/accounts.ts';
import { createCredentials } from './auth/credentials.ts';
import { createDeviceCodes } from './auth/device-codes.ts';
import { createEntraAccounts } from './auth/entra-accounts.ts';
import { createEntraTokens } from './auth/entra-tokens.ts';
import { createBrakes } from './auth/limits.ts';
import { createPairing } from './auth/pairing.ts';
import { blobFolder, importFolder } from './config.ts';
import type { Config } from './config.ts';
import { createMutationExecutor } from './core/mutation-executor.ts';
import type { Reader, Store } from './db/store.ts';
import { createImportJobs } from './import/run/import-jobs.ts';
import { createImports } from './import/run/imports.ts';
import { createDuplicateSearches } from './duplicates/duplicate-search.ts';
import { createBlobStore } from './mail/blob-store.ts';
import type { BlobStore } from './mail/blob-store.ts';
import { createMailLogger, prepareMail } from './mail/mail-logger.ts';
import { createMailReader } from './mail/parse/mail-reader.ts';
import { mutationDefinitions } from './mutations.ts';
import { createErasureLedger, erasureLedgerPath, withErasedFiles } from './people/erasure-ledger.ts';
import type { ErasureLedger } from './people/erasure-ledger.ts';
import { removeReleased } from './people/erased-contents.ts';
import { createStalenessSearch } from './quality/staleness-search.ts';
import { recordTables } from './records.ts';
import { loadSample } from './sample/sample-data.ts';
import type { Services } from './services.ts';
import { createLive } from './sync/live.ts';
import { pokeAfterWrites } from './sync/poke-after-writes.ts';

export type CompositionOptions = {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly publicUrl: () => string;
  readonly distDir: string;
  /** Real time unless said. */
  readonly timers?: Timers;
  /** A folder in the data folder unless said. */
  readonly blobs?: BlobStore;
  /** A file in the data folder unless said. */
  readonly erasures?: (store: Store) => ErasureLedger;
};

export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** `close` ends what the services started; the store stays the caller's. */
export const composeServices = (
  options: CompositionOptions,
): { services: Services; close: () => Promise<void> } => {
  const { config, clock, newId, publicUrl, distDir, timers = systemTimers } = options;
  const live = createLive(options.store, timers);
  const store = pokeAfterWrites(options.store, live);
  const reader = createMailReader();
  const blobs = options.blobs ?? createBlobStore(blobFolder(config), MAIL_LIMITS.rawBytes);
  const ledger = options.erasures?.(store) ?? createErasureLedger(store, erasureLedgerPath(config.dataDir));
  const finishErasures = async (): Promise<Result<null>> => {
    const noted = await ledger.complete();
    return noted.ok ? removeReleased(store, blobs) : noted;
  };
  const executor = withErasedFiles(
    createMutationExecutor({
      store,
      clock,
      newId,
      definitions: mutationDefinitions,
      tables: recordTables,
      prepare: prepareMail(reader),
    }),
    finishErasures,
  );
  const imports = createImports({ store, executor, clock, newId, folder: importFolder(config) });
  const importJobs = createImportJobs(store, imports);
  const credentials = createCredentials(store, clock, newId);
  // How far it is changes nothing for a device: nobody is told of these writes.
  const duplicates = createDuplicateSearches({ store: options.store, clock, newId, timers });
  const staleness = createStalenessSearch({ store: options.store, clock, newId, timers });
  const services: Services = {
    config,
    clock,
    newId,
    store,
    executor,
    finishErasures,
    credentials,
    blobs,
    imports,
    importJobs,
    publicUrl,
    distDir,
    live,
    duplicates,
    staleness,
    timers,
    version,
    accounts: createAccounts({ store, clock, newId, executor, credentials }),
    pairing: createPairing(store, credentials, clock, newId),
    deviceCodes: createDeviceCodes(store, credentials, clock, newId),
    entraTokens: createEntraTokens(config.entra, clock),
    entraAccounts: createEntraAccounts(store, credentials, clock),
    brakes: createBrakes(),
    mailLogger: createMailLogger({ store, blobs, reader, executor, clock, newId }),
    loadSample: async (userId) => void (await loadSample({ store, clock, newId, userId })),
  };
  return {
    services,
    close: async () => {
      live.close();
      await importJobs.close();
      try {
        await duplicates.close();
        await staleness.close();
        await credentials.flushUse();
      } finally {
        await reader.close();
      }
    },
  };
};

const INSTALLATION = 'installation';

/** The installation's id, made at the first start and the same ever after. Errors: `store.*`. */
export const readInstallationId = async (store: Store, newUuid: () => string): Promise<Result<string>> => {
  const read = (db: Reader): Promise<{ value: string } | undefined> =>
    db.selectFrom('meta').select('value').where('key', '=', INSTALLATION).executeTakeFirst();
  const known = await read(store.read);
  if (known) return ok(known.value);
  return store.write(async (tx) => {
    await tx.lock(`meta:${INSTALLATION}`);
    await tx.db
      .insertInto('meta')
      .values({ key: INSTALLATION, value: newUuid() })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
    const made = await read(tx.db);
    return ok(made!.value);
  });
};

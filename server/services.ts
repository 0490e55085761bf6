/** What the handlers work with: made once by the composition root, the same for the product and every test. */
import type { Clock } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Timers } from '#shared/lib/timers.ts';
import type { Accounts } from './auth/accounts.ts';
import type { Credentials } from './auth/credentials.ts';
import type { DeviceCodes } from './auth/device-codes.ts';
import type { EntraAccounts } from './auth/entra-accounts.ts';
import type { EntraTokens } from './auth/entra-tokens.ts';
import type { Brakes } from './auth/limits.ts';
import type { Pairing } from './auth/pairing.ts';
import type { Config } from './config.ts';
import type { MutationExecutor } from './core/mutation-executor.ts';
import type { Store } from './db/store.ts';
import type { ImportJobs } from './import/run/import-jobs.ts';
import type { Imports } from './import/run/imports.ts';
import type { BlobStore } from './mail/blob-store.ts';
import type { DuplicateSearches } from './duplicates/duplicate-search.ts';
import type { MailLogger } from './mail/mail-logger.ts';
import type { StalenessSearch } from './quality/staleness-search.ts';
import type { Live } from './sync/live.ts';

export type Services = {
  readonly config: Config;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly store: Store;
  readonly executor: MutationExecutor;
  /** Files follow what was erased: the ledger, contents of attachments. Errors: `store.*`. Replay: harmless. */
  readonly finishErasures: () => Promise<Result<null>>;
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly pairing: Pairing;
  readonly deviceCodes: DeviceCodes;
  readonly entraTokens: EntraTokens;
  readonly entraAccounts: EntraAccounts;
  readonly brakes: Brakes;
  readonly blobs: BlobStore;
  readonly mailLogger: MailLogger;
  readonly imports: Imports;
  readonly importJobs: ImportJobs;
  /** Looking for duplicates behind the work. */
  readonly duplicates: DuplicateSearches;
  /** Looking for records that are to be confirmed, behind the work. */
  readonly staleness: StalenessSearch;
  /** Says that something was committed. */
  readonly live: Live;
  readonly timers: Timers;
  readonly version: string;
  /** Address people reach Kontor under; known once it listens. */
  readonly publicUrl: () => string;
  /** Folder of the built pages, add-in and packages. */
  readonly distDir: string;
  readonly loadSample: (userId: string) => Promise<void>;
};

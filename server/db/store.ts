/**
 * The gate to data as the rest of the server sees it: two engines behind one type. What differs between them
 * stays in `sqlite/` and `postgres/`.
 */
import type { Kysely } from 'kysely';
import type { Result } from '#shared/lib/result.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { Schema } from './schema.ts';

export type Value = string | number | null | Uint8Array;
export type Row = Record<string, unknown>;

/**
 * Hand-written statements for the hot paths (token check, panel, mail log, record writer, search), prepared once per text and connection. `?` marks a parameter on both engines.
 * The embedded engine answers at once, PostgreSQL with a promise: always await.
 */
export type Sql = {
  readonly run: (text: string, ...values: Value[]) => Promise<void> | void;
  readonly get: <T = Row>(text: string, ...values: Value[]) => Promise<T | undefined> | (T | undefined);
  readonly all: <T = Row>(text: string, ...values: Value[]) => Promise<T[]> | T[];
};

/** Reading through Kysely: `store.read`, or `tx.db` inside a transaction. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom'>;

/** One transaction. Await nothing but the database inside it. */
export type Tx = Sql & {
  /** For everything that is not on a hot path; do not copy a `Tx` with `...`, or it is made for nothing. */
  readonly db: Kysely<Schema>;
  /** Until the end of the transaction nobody else works under this key (nothing to do with one writer). */
  readonly lock: (key: string) => Promise<void> | void;
  readonly fullText: FullTextIndex;
};

/** Where the engines' full-text indexes meet: folded tokens in, activity numbers out. */
export type FullTextIndex = {
  readonly put: (activityNo: number, tokens: readonly string[]) => Promise<void> | void;
  readonly remove: (activityNo: number) => Promise<void> | void;
};

export type FullTextQuery = {
  /** Folded words; each matches as a prefix, all must. */
  readonly words: readonly string[];
  /** Exact tokens of which one at least must be there, e.g. the records an activity hangs on; none: whatever it is about. */
  readonly anyOf: readonly string[];
  readonly buckets: readonly string[];
  /** The newest come first; or the oldest. */
  readonly oldestFirst?: boolean;
  /** Only activities that come behind this one in that order: `occurredAt` and number of the last seen. */
  readonly beyond: { readonly occurredAt: string; readonly no: number } | null;
  readonly kinds: readonly string[];
  readonly limit: number;
};

export type BulkRows = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
};

/** For seeds and first-time loads only (rule 1 of the README): the caller brings log entries and look-ups itself. */
export type Bulk = {
  /**
   * Appends rows, and the words of activities to the full-text index, in one transaction.
   * Errors: `record.exists` when one of them is there already; `store.*`.
   */
  readonly insert: (
    rows: readonly BulkRows[],
    texts: readonly { readonly no: number; readonly tokens: readonly string[] }[],
  ) => Promise<Result<null>>;
};

export type BulkOptions = {
  /** Tables whose secondary indexes are made anew at the end, which is quicker than keeping them in step. */
  readonly rebuildIndexesOf: readonly string[];
  /** Statements that make ready what the job needs, in one transaction before it. */
  readonly before: readonly string[];
  /**
   * Statements that bring look-ups in step with what was loaded; each runs once, after the job, or at the next opening
   * of the database when the load was interrupted.
   */
  readonly after: readonly string[];
};

export type Store = {
  readonly engine: 'sqlite' | 'postgres';
  /** Committed state only, both. Reads only: there is nothing to write with outside a transaction. */
  readonly read: Reader & Pick<Kysely<Schema>, 'introspection'>;
  readonly sql: Sql;
  /**
   * Runs the job in a transaction; a failed result rolls it back. When the promise resolves with success, the
   * change is on disk.
   *
   * Errors: what the job answers; `store.full`, `store.read_only`, `store.unavailable` from the engine.
   * Replay: on PostgreSQL the job may run again after a serialisation failure: it must have no effect but the database.
   */
  readonly write: <T>(job: (tx: Tx) => Promise<Result<T>>) => Promise<Result<T>>;
  /**
   * Prepares the engine for a large load while the job runs. What it puts off is done afterwards, also when the job fails
   * or its process is killed (`unfinished-load.ts`). Errors: the job's; `store.*`, `store.busy` while another load runs.
   */
  readonly bulk: <T>(options: BulkOptions, job: (bulk: Bulk) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Heavy read outside the request path (embedded: in a worker with a read-only connection). */
  readonly findText: (query: FullTextQuery) => Promise<number[]>;
  /** The change log for sync and whoever follows it. */
  readonly changes: ChangeFeed;
  /** Grows with every commit by anybody, cheap to ask; null where the engine cannot tell cheaply. */
  readonly version: (() => number) | null;
  /** Whether something thrown by a read says that the database cannot be reached, not that there is a bug. */
  readonly isUnavailable: (error: unknown) => boolean;
  readonly ping: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

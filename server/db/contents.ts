/** What a copy of the database holds, counted when it is read back. */
export type Contents = {
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly migrations: readonly string[];
  readonly epoch: string;
  /** SHA-256 of each attachment it names. */
  readonly blobs: readonly string[];
};

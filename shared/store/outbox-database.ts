/** The tables of the outbox. Their form only ever grows: a device may come back with changes months old. */
import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { StoreEnvironment } from './environment.ts';

/** Waits for the server, in the order of `n`. */
export type Entry = { id: string; n: number; savedAt: number; sealed: Uint8Array; needs: readonly string[] };
/** Settled, in the order of `order`; with what the server made of it. */
export type Kept = {
  id: string;
  order: number;
  sealed: Uint8Array;
  outcome: Uint8Array;
  needs: readonly string[];
};
/** Refused: waits for a person. */
export type AttentionRow = {
  id: string;
  at: number;
  code: string;
  fields: Record<string, string>;
  /** Sealed: what stands in the gaps of its text. Not there before there were any. */
  params?: Uint8Array;
  sealed: Uint8Array;
  needs: readonly string[];
};
export type Content = { hash: string; sealed: Uint8Array };
/** Content of a settled change, by when it was settled last. */
export type SettledContent = { hash: string; order: number; bytes: number };
/** By this time of the server all with a smaller `order` had been settled. */
export type DayMark = { readonly at: number; readonly order: number };
export type Meta = {
  key: 'identity';
  clientId: string;
  epoch: string;
  nextN: number;
  order: number;
  days: readonly DayMark[];
  /** Settled ones below this are in what was fetched since; the others are still laid over it. */
  shown: number;
  /** Whether the server has been told of this device yet. */
  met: boolean;
};

export const outboxName = (account: string): string => `kontor-outbox-${account}`;

export class OutboxDatabase extends Dexie {
  declare entries: Table<Entry, string>;
  declare journal: Table<Kept, string>;
  declare attention: Table<AttentionRow, string>;
  declare contents: Table<Content, string>;
  declare settledContents: Table<SettledContent, string>;
  declare meta: Table<Meta, string>;

  constructor(account: string, env: Pick<StoreEnvironment, 'indexedDB' | 'IDBKeyRange'>) {
    super(outboxName(account), {
      indexedDB: env.indexedDB,
      IDBKeyRange: env.IDBKeyRange,
      chromeTransactionDurability: 'strict',
    });
    this.version(1).stores({
      entries: '&id, n, *needs',
      journal: '&id, order',
      attention: '&id, at, *needs',
      contents: '&hash',
      settledContents: '&hash, order',
      meta: '&key',
    });
  }
}

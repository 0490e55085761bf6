/**
 * What the panel and its hosts see of the store on this device. Nothing here waits for a server but `settled`.
 *
 * A change is first saved on the device (its own database, on disk), then sent; both are told apart, because "saved on
 * this device" and "saved in Kontor" are different promises. What is read is the last known state with the own changes
 * that are still waiting laid over it.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { CustomField } from '../domain/custom-field.ts';
import type { MutationEnvelope, MutationOutcome } from '../domain/mutation.ts';
import type { PanelAnswer, PanelQuery } from '../domain/panel.ts';
import type { Result } from '../lib/result.ts';
import type { WorkingSet } from './working-set.ts';

/** Content that has to be at the server before a change that names it, e.g. an attachment. */
export type PendingContent = { readonly hash: string; readonly bytes: Uint8Array };

export type Saved = {
  /** What the server made of the changes, in their order; resolves as late as the server is reached. */
  readonly settled: Promise<readonly MutationOutcome[]>;
};

/** A change that cannot go through as it is. It waits here with its content until the person fixes or drops it. */
export type AttentionItem = {
  readonly mutation: MutationEnvelope;
  /** Dotted code: why. */
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What it is about, as this device knows it now; empty where it does not. */
  readonly title: string;
  /** Of the fields it would change, what stands in them now. */
  readonly now: Readonly<Record<string, unknown>>;
  /** Fields of the company's own that it names, as far as this device knows them; archived ones too. */
  readonly customFields?: readonly CustomField[];
  /** What stands in the gaps of its text. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** The same change once more, e.g. after access was given back, or over what somebody else wrote (`force`). */
  readonly canRetry: boolean;
};

export type LiveWay = 'stream' | 'long_poll' | 'poll' | 'none';

/**
 * Codes: `store.quota`, `store.evicted`, `store.blocked`, `store.unopenable`, `sync.stalled`, `sync.old_client`; where nothing
 * is kept at all `store.refused` (the browser forbids it here), `store.needs_https` and `store.not_loaded`.
 */
export type StoreProblem = { readonly code: string; readonly since: number; readonly diagnosis?: string };

export type StoreHealth = {
  /** Changes on this device that the server has not acknowledged. */
  readonly pending: number;
  /** ms since 1970 of the oldest of them; null when there is none. */
  readonly oldestPendingAt: number | null;
  readonly attention: number;
  readonly online: boolean;
  readonly live: LiveWay;
  /** ms since 1970 of the last complete pull; null before the first. */
  readonly lastSyncAt: number | null;
  readonly problem: StoreProblem | null;
};

export type CachedAnswer = {
  readonly answer: PanelAnswer;
  /** ms since 1970: when the server said so. */
  readonly asOf: number;
};

export type LocalStore = {
  /** False where nothing can be kept on this device: changes go straight to the server, and only while it is there. */
  readonly keeps: boolean;
  readonly health: ReadonlySignal<StoreHealth>;
  /**
   * Saves on this device, then sends. All of the given changes are saved or none; they go out in their order.
   * Errors: `store.quota`, `store.unopenable`, `store.wiped` – nothing was saved then.
   * Replay: an id that is saved already is not saved again.
   */
  readonly save: (
    mutations: readonly MutationEnvelope[],
    content?: readonly PendingContent[],
  ) => Promise<Result<Saved>>;
  /** Ids of changes still waiting, so that a fresh picture can say which of it is not in Kontor yet. */
  readonly waiting: ReadonlySignal<ReadonlySet<string>>;
  /** What they are about: ids of the records they make or change, and `messageIdKey` of mails they log. */
  readonly waitingRecords: ReadonlySignal<ReadonlySet<string>>;
  /** The waiting changes about a record, as `waitingRecords` names it, in their order. */
  readonly waitingAbout: (record: string) => Promise<readonly MutationEnvelope[]>;
  /** The panel's answer as this device knows it, own waiting changes included; null when it knows nothing about it. */
  readonly answer: (query: PanelQuery) => Promise<CachedAnswer | null>;
  /** In the place of an answer about somebody this device does not know: colleagues and rules are told all the same; null where nothing is kept. */
  readonly nobody: (query: PanelQuery) => Promise<PanelAnswer | null>;
  /** A fresh answer of the server with the own waiting changes laid over it. */
  readonly overlay: (query: PanelQuery, answer: PanelAnswer) => Promise<PanelAnswer>;
  /** Keeps what a fresh answer said: its customer is now one seen recently. */
  readonly remember: (query: PanelQuery, answer: PanelAnswer) => Promise<void>;
  /** Everything this device holds, as it stands now, for finding and listing; null where nothing is kept. */
  readonly workingSet: () => Promise<WorkingSet | null>;
  /** Whether an address or domain is known, without asking anybody. Null while the directory is not there. */
  readonly isKnown: (
    what: { readonly email: string } | { readonly domain: string },
  ) => Promise<boolean | null>;
  /** Told when records of this device changed by what others did. */
  readonly onChanged: (listener: () => void) => () => void;
  readonly attention: () => Promise<readonly AttentionItem[]>;
  /** `force` sends it without the state it was based on, so that it wins. */
  readonly retry: (mutationId: string, force: boolean) => Promise<void>;
  readonly drop: (mutationId: string) => Promise<void>;
  /** Tries to send and fetch at once (start, online again, panel opened). */
  readonly syncNow: () => Promise<void>;
  /** Waiting changes as a file a person can keep (JSON text). */
  readonly exportWaiting: () => Promise<string>;
  /**
   * Takes everything of this account from the device, its keys first. `keepWaiting` leaves the own changes that are not
   * in Kontor yet, for when the same person comes back.
   */
  readonly wipe: (keepWaiting?: boolean) => Promise<void>;
  readonly dispose: () => void;
};

/**
 * What the background script and the side panel say to each other. Types, and one word without content: the receiver
 * checks with `messages.schema.ts`, the sender needs nothing at run time.
 */
import type { Proposal } from '#shared/capture/proposal.ts';
import type { WebmailReading } from './webmail/webmail-messages.ts';

/** A page as the extract script found it, with the domain that stands for its company. */
export type ReadPage = {
  readonly url: string;
  readonly title: string;
  readonly siteName: string;
  /** Registrable domain; empty where many share one (a network, a directory, an address of numbers). */
  readonly domain: string;
  readonly company: readonly Proposal[];
  readonly people: readonly (readonly Proposal[])[];
  /** Text that was marked there; empty when none was. */
  readonly selection: string;
  /** The page that the site names as its imprint, where it lies elsewhere or could not be fetched; else empty. */
  readonly imprintUrl: string;
  /** A network on which nothing is read: only address and title are known. */
  readonly closed: boolean;
};

/**
 * How reading a tab's page went. `webmail`: it is a mailbox, read as one. `restricted`: browsers let no extension read it (their own pages, stores, PDF
 * viewers). `not_permitted`: the person has not clicked here, or has left the site since.
 */
export type PageReport =
  | { readonly tabId: number; readonly status: 'read'; readonly page: ReadPage }
  | { readonly tabId: number; readonly status: 'webmail'; readonly reading: WebmailReading }
  | { readonly tabId: number; readonly status: 'reading' | 'restricted' | 'not_permitted' | 'failed' };

/** Panel to background: reads the tab's page (again); answers a `PageReport`. */
export type ReadPageRequest = { readonly type: 'page.read'; readonly tabId: number };
/** Panel to background: what was read in the tab before; answers a `PageReport` or null. */
export type LastPageRequest = { readonly type: 'page.last'; readonly tabId: number };
export type BackgroundRequest = ReadPageRequest | LastPageRequest;

/** Background to every open panel: news of a tab. */
export type PageReported = { readonly type: 'page.reported'; readonly report: PageReport };

/** Panel to background: what this device keeps of companies has changed, or belongs to nobody any more. */
export type SitesChanged = { readonly type: 'sites.changed' };

export const isSitesChanged = (message: unknown): message is SitesChanged =>
  (message as { type?: unknown } | null)?.type === 'sites.changed';

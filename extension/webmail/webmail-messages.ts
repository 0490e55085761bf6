/** What the script in a mailbox's page, the background script and the panel say to each other about it. Types only. */
import type { MailParticipant } from '#shared/domain/mail.ts';
import type { UnreadablePart, WebmailProvider } from './adapter.ts';

/** What stands open in a mailbox, after page and source were compared. The answer of the script in the page. */
export type WebmailReading = {
  readonly type: 'webmail';
  readonly provider: WebmailProvider;
  readonly origin: string;
  /** Changes whenever something else is open, or other people stand in what is being written. */
  readonly stamp: string;
  readonly open: 'mail' | 'compose' | 'list' | 'unreadable';
  /** Empty unless a mail or a draft is open. */
  readonly key: string;
  readonly subject: string;
  readonly participants: readonly MailParticipant[];
  /** From the source; empty where there is none. */
  readonly messageId: string;
  readonly sentAt: string | null;
  readonly hasSource: boolean;
  /** Whose mailbox it is; '' where the page does not say. */
  readonly ownAddress: string;
  readonly part: UnreadablePart | null;
};

/** Panel to page: what stands open now; answered with a stamp. */
export type StampRequest = { readonly type: 'webmail.stamp' };
/** Panel to page: bytes of the source from `offset` on, base64; answered with a `SourcePiece`, null when it is gone. */
export type SourceRequest = {
  readonly type: 'webmail.source';
  readonly key: string;
  readonly offset: number;
};
/** Panel to page: text and HTML of a mail without a source; null when another one is open. */
export type BodyRequest = { readonly type: 'webmail.body'; readonly key: string };
export type WebmailRequest = StampRequest | SourceRequest | BodyRequest;

export type SourcePiece = { readonly total: number; readonly base64: string };
export type WebmailBody = { readonly text: string; readonly html: string };

/** Page to panel: something else is open. It says nothing of what. */
export type WebmailChanged = { readonly type: 'webmail.changed'; readonly stamp: string };

/**
 * The port of a webmail: what stands open in its page, read from the document alone. Pure: no request, no change of the
 * page, no waiting; so it is tested on pages kept as files.
 *
 * Webmails change their pages without notice. Each element is therefore found in two ways that do not hang together,
 * and where both find something and disagree the answer is `unreadable`: rather nothing than something wrong.
 */
import type { MailParticipant } from '#shared/domain/mail.ts';

export type WebmailProvider = 'roundcube' | 'gmail' | 'outlook-web';

/** A page and the pages of its own site that stand inside it. */
export type WebmailPage = {
  readonly document: Document;
  readonly url: URL;
  /** The page in a frame, by the frame's id; null where there is none or it belongs to another site. */
  readonly frame: (id: string) => { readonly document: Document; readonly url: URL } | null;
};

/** What could not be told, for the reader of a fault report; people are shown one sentence for all of them. */
export type UnreadablePart = 'identity' | 'sender' | 'recipients' | 'subject' | 'text' | 'source';

export type OpenMail = {
  readonly open: 'mail';
  /** The webmail's own name for the mail, the same whenever it is opened there. */
  readonly key: string;
  readonly subject: string;
  readonly participants: readonly MailParticipant[];
  /** Where the site hands out the mail as it was sent (RFC 5322), on its own origin; null where it does not. */
  readonly sourceUrl: string | null;
};

export type OpenDraft = {
  readonly open: 'compose';
  readonly key: string;
  readonly subject: string;
  readonly participants: readonly MailParticipant[];
};

/** `loading`: what was asked for is on its way, look again in a moment. `list`: no single mail is open. */
export type OpenThing =
  | OpenMail
  | OpenDraft
  | { readonly open: 'list' | 'loading' }
  | { readonly open: 'unreadable'; readonly part: UnreadablePart };

export type WebmailAdapter = {
  readonly provider: WebmailProvider;
  /** Whether this is a mailbox of this kind, by its own marks. */
  readonly recognises: (page: WebmailPage) => boolean;
  readonly read: (page: WebmailPage) => OpenThing;
  /** The address the mailbox belongs to; '' where the page does not say. */
  readonly ownAddress: (page: WebmailPage) => string;
  /** The text of the open mail, only where the site has no view of its source; null when it cannot be told. */
  readonly body?: (page: WebmailPage) => { readonly text: string; readonly html: string } | null;
};

export const unreadable = (part: UnreadablePart): OpenThing => ({ open: 'unreadable', part });

/** What lies in the simulated mailbox, in plain words. The wire form is made in `../wire`. */

export interface Address {
  name: string;
  email: string;
  /** What kind of recipient Outlook takes it for; a user of the own organisation where not given. */
  kind?: 'other' | 'list' | 'user' | 'external';
  /** Answer to an invitation; only on appointments. */
  response?: 'none' | 'organizer' | 'tentative' | 'accepted' | 'declined';
}

/** Base64 for a file, the text of the mail or calendar entry for an attached item, an address for a cloud file. */
export interface AttachmentContent {
  format: 'base64' | 'eml' | 'iCalendar' | 'url';
  data: string;
}

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  /** Bytes; taken from the content where not given. */
  size?: number;
  inline?: boolean;
  content: AttachmentContent;
}

export interface Category {
  name: string;
  /** One of Outlook's colours, `None` or `Preset0` to `Preset24`. */
  color: string;
}

interface Body {
  html: string;
  text: string;
}

/** The owner's side of an item that lies in somebody else's folder. */
interface SharedFolder {
  owner: string;
  targetMailbox: string;
  /** Sum of 1 read, 2 write, 4 delete own, 8 delete all, 16 edit own, 32 edit all. */
  delegatePermissions: number;
}

export interface Notification {
  key: string;
  type: number;
  message: string;
  icon?: string | undefined;
  persistent?: boolean | undefined;
}

/** What every kind of item has. Add-ins change `categories`, `customProperties` and `notifications`. */
interface ItemCommon {
  itemId: string;
  subject: string;
  body: Body;
  attachments: Attachment[];
  categories: string[];
  customProperties: Record<string, unknown>;
  notifications: Notification[];
  shared?: SharedFolder | undefined;
}

/** A received or sent mail (or a meeting request), open for reading. */
export interface Mail extends ItemCommon {
  kind: 'mail' | 'meeting-request';
  from: Address;
  sender?: Address | undefined;
  to: Address[];
  cc: Address[];
  /** Null as on a fresh item in Sent Items. */
  internetMessageId: string | null;
  conversationId: string | null;
  /** The raw header lines. */
  internetHeaders: string;
  receivedAt: string;
  sentAt?: string | undefined;
  /** Outlook's name for the kind of item; that of an ordinary mail or request where not given. */
  itemClass?: string | undefined;
}

/** An appointment open for reading, as an attendee sees it. */
export interface Appointment extends ItemCommon {
  kind: 'appointment';
  organizer: Address;
  required: Address[];
  optional: Address[];
  start: string;
  end: string;
  location: string;
}

/** A mail being written. */
export interface Draft extends ItemCommon {
  kind: 'draft';
  composeType: 'newMail' | 'reply' | 'forward';
  from: Address;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  conversationId: string | null;
  bodyFormat: 'html' | 'text';
  /** False until it was saved: `getItemIdAsync` then fails. */
  saved: boolean;
  internetHeaders: Record<string, string>;
  sessionData: Record<string, string>;
}

/** An appointment being written by its organizer (also when the organizer only looks at it). */
export interface AppointmentDraft extends Omit<Draft, 'kind' | 'from' | 'to' | 'cc' | 'bcc' | 'composeType'> {
  kind: 'appointment-draft';
  organizer: Address;
  required: Address[];
  optional: Address[];
  start: string;
  end: string;
  location: string;
}

export type OutlookItem = Mail | Appointment | Draft | AppointmentDraft;

/** True for the two kinds that are being written. */
export const isDraft = (item: OutlookItem): item is Draft | AppointmentDraft =>
  item.kind === 'draft' || item.kind === 'appointment-draft';

/** To, Cc, Bcc of an item, or required and optional attendees: one place for "recipient field 0, 1, 2". */
export function recipientsOf(item: OutlookItem): [Address[], Address[], Address[]] {
  if (item.kind === 'appointment' || item.kind === 'appointment-draft') {
    return [item.required, item.optional, []];
  }
  return [item.to, item.cc, item.kind === 'draft' ? item.bcc : []];
}

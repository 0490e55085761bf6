/**
 * What is open in Outlook, read off the item field by field: its properties cannot be listed or spread, and the object
 * is not bound to its mail. Whoever needs the item asks for it again; nobody keeps one.
 */
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import type { AppointmentSubject, HostAttachment, MailSubject, NoSubject } from '#shared/panel/panel-host.ts';
import { itemClassToKind } from './item-class.ts';
import {
  attendeesToParticipants,
  clip,
  directionOf,
  readMailParticipants,
  toPanelParticipants,
  withoutMailbox,
} from './office-host-people.ts';

export type ReadItem = Office.MessageRead;
export type OpenItem = ReadItem | Office.MessageCompose | Office.AppointmentRead | Office.AppointmentCompose;

type Ungraded<S> = S extends { generation: number } ? Omit<S, 'generation'> : never;
/** A subject before it got its generation. */
export type SubjectFields = Ungraded<MailSubject | AppointmentSubject | NoSubject>;

/** The item that is open now. `null` and `undefined` both mean that there is none. */
export const openItem = (mailbox: Pick<Office.Mailbox, 'item'>): OpenItem | null =>
  (mailbox.item as unknown as OpenItem | null | undefined) ?? null;

/** Items being written answer through calls; their subject is an object instead of a text. */
export const isBeingWritten = (item: OpenItem): item is Office.MessageCompose | Office.AppointmentCompose =>
  typeof item.subject === 'object' && item.subject !== null;

export const isMail = (item: OpenItem): item is ReadItem | Office.MessageCompose =>
  item.itemType === 'message';

export const isReadMail = (item: OpenItem): item is ReadItem => isMail(item) && !isBeingWritten(item);

/** Tells one open item from another. Items being written have no id yet and share one key per kind. */
export const itemKey = (item: OpenItem | null): string => {
  if (item === null) return '';
  const mode = isBeingWritten(item) ? 'write' : 'read';
  return `${item.itemType} ${mode} ${isBeingWritten(item) ? '' : item.itemId}`;
};

const CLOUD = 'cloud';
const ITEM = 'item';

/** A mail or calendar entry that is attached as such comes without a type and without an ending. */
const attachmentToHost = (attachment: Office.AttachmentDetails, hasBytes: boolean): HostAttachment => {
  const isItem = attachment.attachmentType === ITEM;
  const name = clip(attachment.name, 250) || 'attachment';
  // Mailbox 1.16 and newer; for older ones the panel goes by the file's name.
  const contentId = clip(attachment.contentId, MAIL_LIMITS.contentIdChars);
  return {
    id: attachment.id,
    name: isItem && !/\.\w{2,4}$/u.test(name) ? `${name}.eml` : name,
    contentType:
      clip(attachment.contentType, 255) || (isItem ? 'message/rfc822' : 'application/octet-stream'),
    sizeBytes: attachment.size > 0 ? Math.round(attachment.size) : 0,
    inline: attachment.isInline,
    ...(contentId ? { contentId } : {}),
    // Without its bytes it is like a link: it can be named, not stored.
    cloud: !hasBytes || attachment.attachmentType === CLOUD,
  };
};

/** What is known about the mailbox beside the mail itself. */
export type MailboxFacts = {
  /** Address of the person whose Outlook it is; may be empty. */
  readonly user: string;
  /** Addresses of the shared mailbox or the folder's owner when the mail lies there. */
  readonly shared: readonly string[];
  /** Whether this Outlook gives the content of attachments. */
  readonly handsOutBytes: boolean;
};

/** A mail open for reading: everything the panel needs is at hand without a call. */
export const readMailSubject = (
  item: ReadItem,
  { user, shared, handsOutBytes }: MailboxFacts,
): SubjectFields => {
  const messageId = messageIdKey(clip(item.internetMessageId, 2_000));
  const kind = itemClassToKind(item.itemClass);
  return {
    type: 'mail',
    mode: 'read',
    messageId,
    ...(messageId ? {} : { itemId: clip(item.itemId, 2_000) }),
    ...(kind ? { kind } : {}),
    conversationId: clip(item.conversationId, 1_000),
    subject: clip(item.subject, MAIL_LIMITS.subjectChars),
    participants: toPanelParticipants(withoutMailbox(readMailParticipants(item), shared)),
    direction: directionOf(item, [user, ...shared]),
    attachments: (item.attachments ?? [])
      .slice(0, MAIL_LIMITS.attachments)
      .map((one) => attachmentToHost(one, handsOutBytes)),
  };
};

export const dateToInstant = (date: unknown): string | null =>
  date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;

/** An appointment as somebody invited sees it. */
export const readAppointmentSubject = (item: Office.AppointmentRead): SubjectFields => ({
  type: 'appointment',
  mode: 'read',
  subject: clip(item.subject, MAIL_LIMITS.subjectChars),
  organizer: clip(item.organizer?.emailAddress, 320),
  participants: attendeesToParticipants(item.organizer, [
    ...(item.requiredAttendees ?? []),
    ...(item.optionalAttendees ?? []),
  ]),
  startsAt: dateToInstant(item.start),
  endsAt: dateToInstant(item.end),
  location: clip(item.location, 1_000),
});

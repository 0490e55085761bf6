/**
 * What is open in Outlook, read off the item field by field: its properties cannot be listed or spread, and the object
 * is not bound to its mail. Whoever needs the item asks for it again; nobody keeps one.
 */
import type { Direction } from '#shared/domain/activity.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import { PANEL_LIMITS } from '#shared/domain/panel.ts';
import type { PanelParticipant } from '#shared/domain/panel.ts';
import type { AppointmentSubject, HostAttachment, MailSubject, NoSubject } from '#shared/panel/panel-host.ts';

export type ReadItem = Office.MessageRead;
export type OpenItem = ReadItem | Office.MessageCompose | Office.AppointmentRead | Office.AppointmentCompose;

type Ungraded<S> = S extends { generation: number } ? Omit<S, 'generation'> : never;
/** A subject before it got its generation. */
export type SubjectFields = Ungraded<MailSubject | AppointmentSubject | NoSubject>;

/** The item that is open now. `null` and `undefined` both mean that there is none. */
export const openItem = (mailbox: Office.Mailbox): OpenItem | null =>
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

const clip = (text: unknown, chars: number): string => (typeof text === 'string' ? text.slice(0, chars) : '');

type Address = Office.EmailAddressDetails | null | undefined;

const nameOf = (address: NonNullable<Address>): string =>
  address.displayName === address.emailAddress ? '' : clip(address.displayName, 1_000);

const addressToParticipant = (role: MailParticipant['role'], address: Address): MailParticipant[] =>
  address?.emailAddress ? [{ role, email: clip(address.emailAddress, 1_000), name: nameOf(address) }] : [];

const sameAddress = (left: Address, right: Address): boolean =>
  (left?.emailAddress ?? '').toLowerCase() === (right?.emailAddress ?? '').toLowerCase();

/** Everybody named on a mail open for reading, the sender first. */
export const readMailParticipants = (item: ReadItem): MailParticipant[] =>
  [
    ...addressToParticipant('from', item.from),
    ...(sameAddress(item.from, item.sender) ? [] : addressToParticipant('sender', item.sender)),
    ...(item.to ?? []).flatMap((address) => addressToParticipant('to', address)),
    ...(item.cc ?? []).flatMap((address) => addressToParticipant('cc', address)),
  ].slice(0, MAIL_LIMITS.participants);

/** Addresses the panel can look up: internal ones of an Exchange server (`/o=…/cn=…`) name nobody. */
export const toPanelParticipants = (
  participants: readonly { role: PanelParticipant['role']; email: string; name: string }[],
): PanelParticipant[] =>
  participants
    .filter(({ email }) => email.includes('@') && email.length <= 320)
    .slice(0, PANEL_LIMITS.participants)
    .map(({ role, email, name }) => ({ role, email, name: name.slice(0, 300) }));

/** Attendees of an appointment, the organizer first. */
export const attendeesToParticipants = (
  organizer: Address,
  attendees: readonly Address[],
): PanelParticipant[] => {
  const withRole =
    (role: PanelParticipant['role']) =>
    (address: Address): { role: PanelParticipant['role']; email: string; name: string }[] =>
      addressToParticipant('to', address).map(({ email, name }) => ({ role, email, name }));
  return toPanelParticipants([
    ...withRole('organizer')(organizer),
    ...attendees.flatMap((address) => withRole('attendee')(address)),
  ]);
};

/** Those a mail is being written to. */
export const recipientsToParticipants = (
  lists: Readonly<Record<'to' | 'cc' | 'bcc', readonly Address[]>>,
): PanelParticipant[] =>
  toPanelParticipants(
    (['to', 'cc', 'bcc'] as const).flatMap((role) =>
      lists[role].flatMap((address) => addressToParticipant(role, address)),
    ),
  );

/** Who wrote it, told only by comparing with the owner of the mailbox; no proof of anything. */
const directionOf = (item: ReadItem, own: string): Direction => {
  const from = item.from?.emailAddress?.toLowerCase() ?? '';
  if (from === '' || own === '') return 'none';
  return from === own.toLowerCase() ? 'out' : 'in';
};

const CLOUD = 'cloud';
const ITEM = 'item';

/** A mail or calendar entry that is attached as such comes without a type and without an ending. */
const attachmentToHost = (attachment: Office.AttachmentDetails, hasBytes: boolean): HostAttachment => {
  const isItem = attachment.attachmentType === ITEM;
  const name = clip(attachment.name, 250) || 'attachment';
  return {
    id: attachment.id,
    name: isItem && !/\.\w{2,4}$/u.test(name) ? `${name}.eml` : name,
    contentType:
      clip(attachment.contentType, 255) || (isItem ? 'message/rfc822' : 'application/octet-stream'),
    sizeBytes: attachment.size > 0 ? Math.round(attachment.size) : 0,
    inline: attachment.isInline,
    // Without its bytes it is like a link: it can be named, not stored.
    cloud: !hasBytes || attachment.attachmentType === CLOUD,
  };
};

/**
 * A mail open for reading: everything the panel needs is at hand without a call. `own` is the address of the mailbox;
 * `handsOutBytes` says whether this Outlook gives the content of attachments.
 */
export const readMailSubject = (item: ReadItem, own: string, handsOutBytes: boolean): SubjectFields => ({
  type: 'mail',
  mode: 'read',
  messageId: messageIdKey(clip(item.internetMessageId, 2_000)),
  conversationId: clip(item.conversationId, 1_000),
  subject: clip(item.subject, MAIL_LIMITS.subjectChars),
  participants: toPanelParticipants(readMailParticipants(item)),
  direction: directionOf(item, own),
  attachments: (item.attachments ?? [])
    .slice(0, MAIL_LIMITS.attachments)
    .map((one) => attachmentToHost(one, handsOutBytes)),
});

export const dateToInstant = (date: unknown): string | null =>
  date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;

/** An appointment as somebody invited sees it. */
export const readAppointmentSubject = (item: Office.AppointmentRead): SubjectFields => ({
  type: 'appointment',
  mode: 'read',
  subject: clip(item.subject, MAIL_LIMITS.subjectChars),
  participants: attendeesToParticipants(item.organizer, [
    ...(item.requiredAttendees ?? []),
    ...(item.optionalAttendees ?? []),
  ]),
  startsAt: dateToInstant(item.start),
  endsAt: dateToInstant(item.end),
  location: clip(item.location, 1_000),
});

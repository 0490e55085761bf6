/** The item and its surroundings as office.js asks for them at start and receives them with `ItemChanged`. */
import type { Appointment, Mail, OutlookItem } from '../mailbox/item.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { OutlookProfile, PermissionLevel } from '../mailbox/profile.ts';
import { addressToWire, attachmentToWire } from './address.ts';

/** The wire's numbers are not in the order of power. */
const wirePermissions: Record<PermissionLevel, number> = {
  Restricted: 0,
  ReadItem: 1,
  ReadWriteMailbox: 2,
  ReadWriteItem: 3,
};

const itemTypes = {
  mail: 1,
  appointment: 2,
  'meeting-request': 3,
  draft: 4,
  'appointment-draft': 5,
} as const;

const noItem = 6;

const inMs = (instant: string): number => Date.parse(instant);

/** A subject without its reply and forward prefixes. */
const normalizedSubject = (subject: string): string => subject.replace(/^((re|aw|fw|fwd|wg):\s*)+/i, '');

const mailFields = (mail: Mail) => ({
  itemClass: mail.itemClass ?? (mail.kind === 'mail' ? 'IPM.Note' : 'IPM.Schedule.Meeting.Request'),
  from: addressToWire(mail.from),
  sender: addressToWire(mail.sender ?? mail.from),
  to: mail.to.map(addressToWire),
  cc: mail.cc.map(addressToWire),
  bcc: [],
  conversationId: mail.conversationId,
  internetMessageId: mail.internetMessageId,
  dateTimeCreated: inMs(mail.receivedAt),
  dateTimeModified: inMs(mail.receivedAt),
  dateTimeSent: inMs(mail.sentAt ?? mail.receivedAt),
  isRead: true,
});

/** A mail that is loaded beside the one that is open. */
export const mailToWire = (mail: Mail): Record<string, unknown> => itemFields(mail);

const appointmentFields = (appointment: Appointment) => ({
  itemClass: 'IPM.Appointment',
  organizer: addressToWire(appointment.organizer),
  to: appointment.required.map(addressToWire),
  cc: appointment.optional.map(addressToWire),
  start: inMs(appointment.start),
  end: inMs(appointment.end),
  location: appointment.location,
  isAllDayEvent: false,
  sensitivity: 'normal',
  seriesId: null,
  recurrence: null,
  dateTimeCreated: inMs(appointment.start),
  dateTimeModified: inMs(appointment.start),
});

function itemFields(item: OutlookItem): Record<string, unknown> {
  const draftFields = { itemType: itemTypes[item.kind], isFromSharedFolder: item.shared !== undefined };
  if (item.kind === 'draft' || item.kind === 'appointment-draft') {
    return { ...draftFields, conversationId: item.conversationId, seriesId: null };
  }
  return {
    ...draftFields,
    id: item.itemId,
    subject: item.subject,
    normalizedSubject: normalizedSubject(item.subject),
    attachments: item.attachments.map(attachmentToWire),
    itemNumber: 1,
    ...(item.kind === 'appointment' ? appointmentFields(item) : mailFields(item)),
  };
}

/** Initial data for an item, or for "no item" (a pane that stands there without one) when it is null. */
export function makeInitialData(
  item: OutlookItem | null,
  mailbox: Mailbox,
  profile: OutlookProfile,
): Record<string, unknown> {
  return {
    permissionLevel: wirePermissions[profile.permission],
    userDisplayName: mailbox.user.name,
    userEmailAddress: mailbox.user.email,
    userTimeZone: mailbox.timeZone,
    userProfileType: mailbox.accountType,
    hostVersion: '20260220.07',
    owaView: 'ThreeColumns',
    timeZoneOffsets: [{ start: 0, end: 4_102_444_800_000, offset: 60 }],
    ewsUrl: 'https://outlook.example/EWS/Exchange.asmx',
    restUrl: 'https://outlook.example/api',
    isRestIdSupported: false,
    openWindowOpen: false,
    entities: {},
    filteredEntities: {},
    selectedEntities: {},
    regExMatches: {},
    ...(item === null ? { itemType: noItem } : itemFields(item)),
  };
}

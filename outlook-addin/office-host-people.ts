/** Who takes part in what is open in Outlook, and which way a mail went. Pure. */
import type { Direction } from '#shared/domain/activity.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type { PanelParticipant } from '#shared/domain/panel.ts';
import { emailKey } from '#shared/domain/user.ts';

export const clip = (text: unknown, chars: number): string =>
  typeof text === 'string' ? text.slice(0, chars) : '';

type Address = Office.EmailAddressDetails | null | undefined;

const nameOf = (address: NonNullable<Address>): string =>
  address.displayName === address.emailAddress ? '' : clip(address.displayName, 1_000);

const addressToParticipant = (role: MailParticipant['role'], address: Address): MailParticipant[] =>
  address?.emailAddress ? [{ role, email: clip(address.emailAddress, 1_000), name: nameOf(address) }] : [];

const sameAddress = (left: Address, right: Address): boolean =>
  (left?.emailAddress ?? '').toLowerCase() === (right?.emailAddress ?? '').toLowerCase();

/** Everybody named on a mail open for reading, the sender first. */
export const readMailParticipants = (item: Office.MessageRead): MailParticipant[] =>
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

const isAmong = (addresses: readonly string[], email: string): boolean =>
  email !== '' && addresses.some((address) => emailKey(address) === emailKey(email));

/**
 * `out` when the mailbox wrote it or sent it for somebody else, by comparing addresses; no proof of anything. Any other
 * sender may still be a colleague or a shared mailbox, which only Kontor knows.
 */
export const directionOf = (item: Office.MessageRead, own: readonly string[]): Direction =>
  [item.from, item.sender].some((address) => isAmong(own, address?.emailAddress ?? '')) ? 'out' : 'none';

/** Nobody has to be told who the shared mailbox is; it is only named where there is nobody else. */
export const withoutMailbox = (
  participants: readonly MailParticipant[],
  shared: readonly string[],
): readonly MailParticipant[] => {
  const others = participants.filter(({ email }) => !isAmong(shared, email));
  return others.length > 0 ? others : participants;
};

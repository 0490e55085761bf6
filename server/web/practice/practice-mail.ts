/** The shape of a made-up mail, and how it becomes a real one for the panel: with dates, the reader as recipient. */
import type { Direction } from '#shared/domain/activity.ts';
import type { Mail, MailParticipant } from '#shared/domain/mail.ts';
import type { Me, User } from '#shared/domain/user.ts';
import { emailKey } from '#shared/domain/user.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { idTime } from '#shared/lib/ids.ts';
import type { PracticeFile } from './practice-files.ts';

export type Address = { readonly name: string; readonly email: string };
/** `me` is whoever reads, `owner` the first account of this Kontor. */
export type Party = Address | 'me' | 'owner';

export type PracticeMail = {
  /** Left part of the Message-ID: the same for every reader, so that all of them log one and the same mail. */
  readonly id: string;
  /** Id of the first mail of the conversation. */
  readonly thread: string;
  readonly answers?: string;
  readonly from: Party;
  readonly to: readonly Party[];
  readonly cc?: readonly Party[];
  /** When it came, seen from the beginning of this Kontor: minutes before it, or days before it at a time of day. */
  readonly age: { readonly minutes: number } | { readonly days: number; readonly at: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly files?: readonly PracticeFile[];
  /** Header lines beyond the usual ones, e.g. of a newsletter. */
  readonly headers?: readonly string[];
};

type Player = Address & Pick<User, 'id'>;
export type Cast = { readonly me: Player; readonly owner: Player };

export type OpenMail = {
  readonly id: string;
  readonly thread: string;
  readonly folder: 'inbox' | 'sent';
  readonly direction: Direction;
  readonly from: Address;
  readonly mail: Omit<Mail, 'attachments' | 'sentAt'> & { readonly sentAt: string };
  readonly files: readonly PracticeFile[];
};

const sharedId = (id: string): string => `<${id}@practice.kontor.example>`;

const pick = ({ name, email }: Address): Address => ({ name, email });

/** Everyone reads the mails of the same first account: the smallest id is the oldest. */
export const castOf = (me: Me, users: readonly User[]): Cast => {
  const owner =
    users.filter((user) => user.role === 'owner').toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] ?? me;
  return {
    me: { id: me.id, name: me.name, email: me.email },
    owner: { id: owner.id, name: owner.name, email: owner.email },
  };
};

/**
 * When this Kontor began: its first account says so. The mails keep this time for every reader and on every later day,
 * as the history does in which they are logged.
 */
export const beganAt = ({ owner }: Cast, now: number): number => Math.min(idTime(owner.id) ?? now, now);

const sentAtOf = (age: PracticeMail['age'], began: number): number => {
  if ('minutes' in age) return began - age.minutes * 60_000;
  const [hours = 9, minutes = 0] = age.at.split(':').map(Number);
  const day = new Date(began);
  day.setDate(day.getDate() - age.days);
  day.setHours(hours, minutes, 0, 0);
  return day.getTime();
};

const headerLines = (
  mail: PracticeMail,
  messageId: string,
  participants: readonly MailParticipant[],
  sentAt: number,
): string => {
  const show = (role: string): string =>
    participants
      .filter((each) => each.role === role)
      .map(({ name, email }) => `"${name.replaceAll('"', '')}" <${email}>`)
      .join(', ');
  const lines = [
    `Message-ID: ${messageId}`,
    `Date: ${new Date(sentAt).toUTCString().replace('GMT', '+0000')}`,
    `From: ${show('from')}`,
    `To: ${show('to')}`,
    ...(mail.cc ? [`Cc: ${show('cc')}`] : []),
    `Subject: ${mail.subject}`,
    ...(mail.headers ?? []),
  ];
  return `${lines.join('\r\n')}\r\n`;
};

/** One made-up mail as this reader sees it in a Kontor that began at that time. */
export const openMail = (mail: PracticeMail, cast: Cast, began: number): OpenMail => {
  const addressOf = (party: Party): Address =>
    party === 'me' ? cast.me : party === 'owner' ? cast.owner : party;
  const from = addressOf(mail.from);
  const isOwn = emailKey(from.email) === emailKey(cast.me.email);
  // A mail by the reader is another one for each reader; all others are the same for everybody.
  const messageId = sharedId(mail.from === 'me' ? `${mail.id}.${cast.me.id}` : mail.id);
  const sentAt = sentAtOf(mail.age, began);
  const participants: MailParticipant[] = [
    { role: 'from', ...pick(from) },
    ...mail.to.map((party) => ({ role: 'to' as const, ...pick(addressOf(party)) })),
    ...(mail.cc ?? []).map((party) => ({ role: 'cc' as const, ...pick(addressOf(party)) })),
  ];
  return {
    id: mail.id,
    thread: mail.thread,
    folder: isOwn ? 'sent' : 'inbox',
    direction: isOwn ? 'out' : 'in',
    from: pick(from),
    mail: {
      messageId,
      inReplyTo: mail.answers ? sharedId(mail.answers) : '',
      references: mail.answers ? [sharedId(mail.thread)] : [],
      conversationId: `practice-${mail.thread}`,
      subject: mail.subject,
      sentAt: toInstant(sentAt),
      participants,
      headers: headerLines(mail, messageId, participants, sentAt),
      text: mail.text,
      html: mail.html ?? '',
    },
    files: mail.files ?? [],
  };
};

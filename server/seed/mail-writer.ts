/** Writes one made-up mail: letter, signature, and in an answer the mail it answers below it. */
import type { Mail, MailParticipant } from '#shared/domain/mail.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { SeedCompany, SeedPerson } from './customers.ts';
import type { SeedUser } from './happenings.ts';
import { closing, makeSentences, makeSubject } from './mail-texts.ts';
import type { Tongue, Topic } from './mail-texts.ts';
import { mix } from './random.ts';
import type { Random } from './random.ts';

export type WrittenMail = {
  readonly mail: Mail;
  readonly direction: 'in' | 'out';
  readonly threadId: string;
  /** What its writer wrote, without anything below. */
  readonly own: string;
  /** The text in pieces that come again and again, for quick indexing. */
  readonly pieces: readonly string[];
};

export type MailOrder = {
  readonly id: string;
  readonly index: number;
  readonly number: number;
  readonly person: SeedPerson;
  readonly employer: SeedCompany | null;
  readonly copied: SeedPerson | null;
  readonly user: SeedUser;
  readonly ms: number;
  readonly random: Random;
};

type Talk = {
  readonly topic: Topic;
  readonly subject: string;
  readonly sentences: readonly string[];
  readonly mail: Mail;
  readonly threadId: string;
  readonly ms: number;
};

/** Conversations that can still be answered; the oldest are forgotten. */
const TALKS_MAX = 20_000;
const ANSWER_WITHIN_MS = 45 * 86_400_000;
const REFERENCES_MAX = 8;

const greeting = (
  tongue: Tongue,
  isOut: boolean,
  { fields, isWoman }: SeedPerson,
  user: SeedUser,
): string => {
  if (!isOut) return tongue === 'de' ? `Guten Tag ${user.name},` : `Dear ${user.name.split(' ')[0] ?? ''},`;
  const title = fields.title.replace('Dipl.-Ing.', '').trim();
  const last = [title, fields.lastName].filter(Boolean).join(' ');
  if (tongue === 'de') return isWoman ? `Sehr geehrte Frau ${last},` : `Sehr geehrter Herr ${last},`;
  return `Dear ${title ? last : `${isWoman ? 'Ms' : 'Mr'} ${fields.lastName}`},`;
};

const signatureOf = ({ name, email, fields }: SeedPerson, employer: SeedCompany | null): string[] => {
  const phone = fields.phones[0]?.number;
  if (!employer) return [name, ...(phone ? [phone] : [])];
  const { fields: home } = employer;
  return [
    name,
    '',
    home.name,
    `${home.street}, ${home.postcode} ${home.city}`,
    ...(phone ? [`Tel. ${phone}`] : []),
    email,
  ];
};

const two = (value: number): string => String(value).padStart(2, '0');
const quoteHead = (tongue: Tongue, talk: Talk): string => {
  const at = new Date(talk.ms);
  const from = talk.mail.participants[0]!;
  const day = `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()}`;
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return tongue === 'de'
    ? `Am ${day} um ${time} schrieb ${from.name} <${from.email}>:`
    : `On ${at.toUTCString().slice(0, 16)} at ${time} ${from.name} <${from.email}> wrote:`;
};

const participantsOf = ({ person, copied, user }: MailOrder, isOut: boolean): MailParticipant[] => {
  const theirs = { email: person.email, name: person.name };
  const ours = { email: user.email, name: user.name };
  return [
    { role: 'from', ...(isOut ? ours : theirs) },
    { role: 'to', ...(isOut ? theirs : ours) },
    ...(copied ? [{ role: 'cc' as const, email: copied.email, name: copied.name }] : []),
  ];
};

export const createMailWriter = (seed: number): ((order: MailOrder) => WrittenMail) => {
  const talks = new Map<number, Talk>();

  const remember = (number: number, talk: Talk): void => {
    talks.delete(number);
    talks.set(number, talk);
    if (talks.size > TALKS_MAX) talks.delete(talks.keys().next().value!);
  };

  return (order) => {
    const { id, index, number, person, employer, user, ms, random } = order;
    const tongue: Tongue = person.german ? 'de' : 'en';
    const last = talks.get(number);
    const before = last && ms - last.ms < ANSWER_WITHIN_MS && random.chance(0.6) ? last : null;
    const isOut = before ? before.mail.participants[0]!.email === person.email : random.chance(0.4);
    const { topic, subject: fresh } = before ?? makeSubject(tongue, random);
    const subject = before ? `${tongue === 'de' ? 'AW' : 'Re'}: ${fresh}` : fresh;
    const sentences = makeSentences(tongue, topic, before !== null, random);
    const own = `${greeting(tongue, isOut, person, user)}\n\n${sentences.join(' ')}\n\n${closing(tongue, random)}`;
    const signature = isOut ? [user.name] : signatureOf(person, employer);
    const quote = before
      ? ['', quoteHead(tongue, before), ...before.sentences.map((line) => `> ${line}`)]
      : [];
    const sender = isOut ? user.email : person.email;
    const domain = sender.slice(sender.indexOf('@') + 1);
    const messageId = `<${ms.toString(36)}.${mix(mix(seed) ^ index).toString(36)}@${domain}>`;
    const mail: Mail = {
      messageId,
      inReplyTo: before?.mail.messageId ?? '',
      references: before ? [...before.mail.references.slice(-REFERENCES_MAX + 1), before.mail.messageId] : [],
      conversationId: '',
      subject,
      sentAt: toInstant(ms),
      participants: participantsOf(order, isOut),
      headers: '',
      text: [own, ...signature, ...quote].join('\n'),
      html: '',
      attachments: [],
    };
    const threadId = before?.threadId ?? id;
    remember(number, { topic, subject: fresh, sentences, mail, threadId, ms });
    const [head = '', , end = ''] = own.split('\n\n');
    const pieces = [
      head,
      ...sentences,
      end,
      ...signature,
      ...(before ? [quote[1]!, ...before.sentences] : []),
    ];
    return { mail, direction: isOut ? 'out' : 'in', threadId, own, pieces };
  };
};

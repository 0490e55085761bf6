/**
 * What was decided about a mail while it was written: whether it is logged once it is sent, for whom, and when to come
 * back to it. The mail carries nothing but the id of that decision, in a header; everything else stays at the server.
 */
import * as z from 'zod/mini';
import { VISIBILITIES, linkSchema } from './activity.ts';
import { headerValues } from './mail-headers.ts';
import { linkTargetSchema } from './panel.ts';
import { REFERENCE_HEADER } from './reference-header.ts';
import { timeZoneSchema } from './scalars.ts';
import { createIdGenerator, isId, systemRandom } from '../lib/ids.ts';
import type { RandomBytes } from '../lib/ids.ts';
import { dayIn, instantIn } from '../lib/zoned.ts';

export const OUTGOING_LIMITS = { links: 50, days: 60 } as const;

/**
 * Id of a new decision. Unlike other ids it does not tell when it was made: recipients would read off it how long somebody
 * sat over the mail.
 */
export const newReference = (random: RandomBytes = systemRandom): string =>
  createIdGenerator({ now: () => 1 }, random)();

const line = (max: number) => z.string().check(z.maxLength(max));

/** The follow-up that begins with the sent mail and ends with an answer. */
export const answerReminderSchema = z.strictObject({
  days: z.int().check(z.minimum(1), z.maximum(OUTGOING_LIMITS.days)),
  /** IANA name, in which days and nine in the morning are counted. */
  timeZone: timeZoneSchema,
});
export type AnswerReminder = z.infer<typeof answerReminderSchema>;

export const outgoingFieldsSchema = z.strictObject({
  /** Outlook's; empty for a mail that begins a conversation. */
  conversationId: line(1_000),
  /** Whom it is sent from, as the program knows it, e.g. a shared mailbox; empty when it does not tell. */
  from: line(320),
  log: z.boolean(),
  visibility: z.enum(VISIBILITIES),
  /** Picked by a person, in addition to the known recipients and their companies. */
  links: z.array(linkSchema).check(z.maxLength(OUTGOING_LIMITS.links)),
  /** Only where it is logged: nobody could tell an answer otherwise. */
  reminder: z.nullable(answerReminderSchema),
  /** Decided by a person; else it follows from the recipients, and is not remembered for the thread. */
  chosen: z.boolean(),
});
export type OutgoingFields = z.infer<typeof outgoingFieldsSchema>;

/** What a client may know of a decision it has the id of. */
export const outgoingMailSchema = z.object({
  /** To be logged, for the asker as well, and not logged yet. */
  awaited: z.boolean(),
  /** The decision itself, for its author alone. */
  own: z.nullable(z.extend(outgoingFieldsSchema, { links: z.array(linkTargetSchema) })),
});
export type OutgoingMail = z.infer<typeof outgoingMailSchema>;

/** The id of the decision a raw header block carries; null without one. */
export const referenceIn = (headers: string): string | null => {
  const value = headerValues(headers, REFERENCE_HEADER)[0]?.trim().toLowerCase() ?? '';
  return isId(value) ? value : null;
};

const DAY_MS = 86_400_000;
const REMIND_HOUR = 9;

/**
 * When to come back to a mail that was sent at `sentAt`: that many days later by the author's calendar, from a weekend
 * on to Monday, at nine in the morning.
 */
export const answerDueOn = (
  sentAt: string,
  { days, timeZone }: AnswerReminder,
): { readonly dueOn: string; readonly remindAt: string } => {
  const due = Date.parse(`${dayIn(Date.parse(sentAt), timeZone)}T00:00:00Z`) + days * DAY_MS;
  const weekday = new Date(due).getUTCDay();
  const moved = due + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY_MS;
  const dueOn = new Date(moved).toISOString().slice(0, 10);
  return { dueOn, remindAt: instantIn(dueOn, REMIND_HOUR, timeZone) };
};

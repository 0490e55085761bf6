/**
 * Everything a customer panel paints, in one answer: one request per paint.
 *
 * The question carries what the host can see (a mail's participants, a page's domain, a chosen record); the answer
 * says who that is, whether the mail is logged, what is open and what happened.
 */
import * as z from 'zod/mini';
import { DIRECTIONS, TIMELINE_KINDS, LINK_TYPES, VISIBILITIES } from './activity.ts';
import { companySchema } from './company.ts';
import { conflictSchema } from './conflict.ts';
import { customFieldSchema } from './custom-field.ts';
import { shownDealSchema } from './deal.ts';
import { employmentSchema, shownEmploymentSchema } from './employment.ts';
import { shownFactSchema } from './fact.ts';
import { pageFieldSchema } from './kept-page.ts';
import { logRuleSchema } from './log-rule.ts';
import { MAIL_KINDS } from './mail-kind.ts';
import { MAIL_ROLES } from './mail.ts';
import { MEETING_ROLES, meetingNameSchema } from './meeting.ts';
import { PANEL_LIMITS } from './panel-limits.ts';
import { personSchema } from './person.ts';
import { shownRelationshipSchema } from './relationship.ts';
import { idSchema, instantSchema } from './scalars.ts';
import { taskSchema } from './task.ts';

const line = (max: number) => z.string().check(z.maxLength(max));

export const panelParticipantSchema = z.strictObject({
  email: line(320),
  name: z._default(line(300), ''),
  role: z._default(z.enum([...MAIL_ROLES, ...MEETING_ROLES]), 'from'),
});
export type PanelParticipant = z.infer<typeof panelParticipantSchema>;

const contentHashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What a mail without a Message-ID is known by: hashes of the texts in `mail-fingerprint.ts`. */
export const mailContentSchema = z.strictObject({
  /** Null when the mail does not say when it was sent: then it cannot be told from one like it. */
  identity: z.nullable(contentHashSchema),
  similarity: contentHashSchema,
  sentAt: z.nullable(instantSchema),
});
export type MailContent = z.infer<typeof mailContentSchema>;

export const panelQuerySchema = z.strictObject({
  messageId: z.optional(line(2_000)),
  /** In the place of a Message-ID, for a mail that has none. */
  content: z.optional(mailContentSchema),
  conversationId: z.optional(line(1_000)),
  /** An appointment: whether it is written down. */
  meeting: z.optional(meetingNameSchema),
  participants: z.optional(z.array(panelParticipantSchema).check(z.maxLength(PANEL_LIMITS.participants))),
  /**
   * Which participant's tab is open, or the `domain` itself for the company it stands for; without it the first
   * participant from outside the house.
   */
  focus: z.optional(line(320)),
  domain: z.optional(line(253)),
  /** The mail is being written: what its conversation says about logging it is asked for too. */
  compose: z.optional(z.boolean()),
  person: z.optional(idSchema),
  company: z.optional(idSchema),
});
export type PanelQuery = z.infer<typeof panelQuerySchema>;

/** Why a record was matched, so that the panel can say it. */
export const MATCH_REASONS = [
  'address',
  'chosen',
  'domain',
  'name',
  'record',
  'thread',
  /** The subject carries the number the record is called by. */
  'number',
  'open',
] as const;

export const personMatchSchema = z.object({
  id: idSchema,
  name: z.string(),
  jobTitle: z.string(),
  companyId: z.nullable(idSchema),
  companyName: z.string(),
  reason: z.enum(MATCH_REASONS),
});
export type PersonMatch = z.infer<typeof personMatchSchema>;

export const timelineItemSchema = z.object({
  id: idSchema,
  kind: z.enum(TIMELINE_KINDS),
  occurredAt: instantSchema,
  subject: z.string(),
  /** First lines of the text, at most 200 characters; of a fact all of it. */
  preview: z.string(),
  direction: z.enum(DIRECTIONS),
  outcome: z.string(),
  visibility: z.enum(VISIBILITIES),
  /** Who logged, wrote or noted it, whose follow-up or deal it was; the asker's own id tells "you". */
  byId: z.nullable(idSchema),
  byName: z.string(),
  attachments: z.int(),
  /** Of orders and deals. */
  amountMinor: z.nullable(z.int()),
  currency: z.string(),
  /** Of a mail that is no ordinary one. */
  mailKind: z.optional(z.enum(MAIL_KINDS)),
  /** The page it was written beside. */
  page: pageFieldSchema,
  /** Whose it is, where the history of a whole house is read: one who works there, a company below. */
  about: z.optional(z.string()),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

export const timelineSchema = z.object({
  items: z.array(timelineItemSchema),
  /** Pass back to get the next page; null at the end. */
  cursor: z.nullable(z.string()),
});

/** What a mail hangs on, or would hang on, and why. */
export const linkTargetSchema = z.object({
  type: z.enum(LINK_TYPES),
  id: idSchema,
  title: z.string(),
  reason: z.enum(MATCH_REASONS),
});
export type LinkTarget = z.infer<typeof linkTargetSchema>;

export const logStateSchema = z.object({
  /** Null: nobody whose logging the asker may see has logged it. */
  activityId: z.nullable(idSchema),
  entries: z.array(z.object({ userId: idSchema, userName: z.string(), at: instantSchema })),
  visibility: z.enum(VISIBILITIES),
  links: z.array(z.object({ type: z.enum(LINK_TYPES), id: idSchema, title: z.string() })),
  /** The asker logged it once and took that back: it is not logged by itself again. */
  takenBack: z.optional(z.boolean()),
  /** Of a mail without a Message-ID: a logged one that begins alike and was sent at about the same time. */
  similar: z.optional(
    z.object({
      id: idSchema,
      subject: z.string(),
      occurredAt: instantSchema,
      /** Nothing tells whether it is this very mail. */
      maybeSame: z.boolean(),
    }),
  ),
});
export type LogState = z.infer<typeof logStateSchema>;

export const panelParticipantMatchSchema = z.object({
  email: z.string(),
  name: z.string(),
  role: z.string(),
  /** A colleague: an address of a user of this Kontor. */
  internal: z.boolean(),
  matches: z.array(personMatchSchema),
  /** Where the one it belongs to works, else the company that has the address or its domain. */
  companyId: z.nullable(idSchema),
  companyName: z.string(),
});
export type PanelParticipantMatch = z.infer<typeof panelParticipantMatchSchema>;

/** What a mail takes over from its conversation. */
export const threadMemorySchema = z.object({
  /** The asker's own last decision there; null beside a mail that is read. */
  decision: z.nullable(
    z.object({ log: z.boolean(), visibility: z.enum(VISIBILITIES), links: z.array(linkTargetSchema) }),
  ),
  /** The newest mail of it that is logged, as far as the asker sees it. */
  logged: z.nullable(z.object({ visibility: z.enum(VISIBILITIES), links: z.array(linkTargetSchema) })),
});
export type ThreadMemory = z.infer<typeof threadMemorySchema>;

const namedCompanySchema = z.object({ id: idSchema, name: z.string() });

export const panelAnswerSchema = z.object({
  /** Change sequence the answer was read at, and when: what "as of" says. */
  seq: z.int(),
  asOf: instantSchema,
  participants: z.array(panelParticipantMatchSchema),
  /** Address of the tab that is shown; empty when a record or a domain was asked for. */
  focus: z.string(),
  /** Null also while several people have the address and nobody has chosen yet. */
  person: z.nullable(personSchema),
  /** How the shown person was found. */
  reason: z.nullable(z.enum(MATCH_REASONS)),
  /** Several people have the address and nobody has chosen yet. */
  ambiguous: z.boolean(),
  company: z.nullable(companySchema),
  /** Nobody is known, and several companies have the domain: which of them it is has to be said. At most 6. */
  companyChoices: z.optional(z.array(namedCompanySchema)),
  /** Of a company shown by itself: the one it belongs to, and those that belong to it, at most 20. */
  parent: z.optional(namedCompanySchema),
  subsidiaries: z.optional(z.array(namedCompanySchema)),
  employment: z.nullable(employmentSchema),
  /**
   * Of a person: where they work and worked, at most 20, what lasts first. Of a company shown by itself: who works there, at
   * most 20, and who did, as many. Absent where there is none.
   */
  employments: z.optional(z.array(shownEmploymentSchema)),
  /** Of a person: with whom they have to do, at most 30; absent where nobody is known. */
  relationships: z.optional(z.array(shownRelationshipSchema)),
  /** Of a company shown by itself: the people known there, at most 20. */
  people: z.array(personMatchSchema),
  /** Of an unknown sender: people it might be. */
  similar: z.array(personMatchSchema),
  /** Null: the question names no mail, or one that can be known by nothing. */
  log: z.nullable(logStateSchema),
  /** Of a mail in a conversation that is being written, or read and not logged yet. */
  thread: z.optional(threadMemorySchema),
  /** Of a mail that is read: the asker wants every mail of its conversation logged. */
  keepsThread: z.optional(z.boolean()),
  /** What the mail will hang on by itself once it is logged. */
  links: z.array(linkTargetSchema),
  /**
   * Open deals of the shown person and company and, beside a mail or an appointment, of everybody in it; the one that
   * changed last first. Absent where there are none.
   */
  deals: z.optional(z.array(shownDealSchema)),
  /** Rules, own and the company's, that may have something to say to a mail between these participants. */
  logRules: z.array(logRuleSchema),
  /** The newest mail, call, meeting, visit or letter; not what nobody wrote (`NO_CONTACT`). */
  lastContactAt: z.nullable(instantSchema),
  timeline: z.array(timelineItemSchema),
  timelineCursor: z.nullable(z.string()),
  tasks: z.array(taskSchema),
  /** The asker's own follow-ups, whoever they are about, that remind by the end of the next day at the latest. */
  reminders: z.array(taskSchema),
  /** Of the shown person or company: values that gave way and that nobody has decided about yet, newest first. */
  conflicts: z.array(conflictSchema),
  /** Of the shown person: what the asker does not want to be offered again of their signatures. */
  declined: z.optional(z.array(z.string())),
  /** What is known of the shown person or company, the oldest first; absent where nothing is. */
  facts: z.optional(z.array(shownFactSchema)),
  /**
   * Fields of the company's own, of every kind of record, each kind in its order; absent where there are none. Where nobody
   * is shown they are asked for with whoever is added.
   */
  customFields: z.optional(z.array(customFieldSchema)),
  /** What the records are called that values of these fields lead to, by id; without those the asker does not see. */
  customNames: z.optional(z.record(idSchema, z.string())),
  /** What is bought and owed; null when there is nothing to show. */
  commercial: z.nullable(
    z.object({
      orders: z.int(),
      lastOrderOn: z.nullable(z.string()),
      revenueMinor: z.int(),
      currency: z.string(),
    }),
  ),
});
export type PanelAnswer = z.infer<typeof panelAnswerSchema>;

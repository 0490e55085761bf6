/** What happened: a mail, a call, a meeting, a visit, a letter, a note. */
import * as z from 'zod/mini';
import { customPatchSchema } from './custom-field.ts';
import { pageFieldSchema } from './kept-page.ts';
import { idSchema, instantSchema } from './scalars.ts';

export const ACTIVITY_KINDS = ['mail', 'call', 'meeting', 'visit', 'letter', 'note'] as const;
/** Kinds a person writes by hand; mails come by logging. */
export const WRITTEN_KINDS = ['call', 'meeting', 'visit', 'letter', 'note'] as const;
/** Kinds that are contact with a customer: a note is none. */
export const CONTACT_KINDS = ['mail', 'call', 'meeting', 'visit', 'letter'] as const;
export const isContactKind = (kind: string): boolean => (CONTACT_KINDS as readonly string[]).includes(kind);
/** What has a place in a history: also a follow-up that was finished, a deal that was won or lost, a fact, an order. */
export const TIMELINE_KINDS = [...ACTIVITY_KINDS, 'task', 'deal', 'fact', 'order'] as const;
/** How a call ended. */
export const CALL_OUTCOMES = ['reached', 'not_reached', 'voicemail', 'call_back'] as const;

export const VISIBILITIES = ['private', 'team', 'all'] as const;
export const DIRECTIONS = ['in', 'out', 'none'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
export type Direction = (typeof DIRECTIONS)[number];

/** What an activity can hang on. */
export const LINK_TYPES = ['person', 'company', 'deal', 'task'] as const;
export const linkSchema = z.strictObject({ type: z.enum(LINK_TYPES), id: idSchema });
export type Link = z.infer<typeof linkSchema>;

export const activityFieldsSchema = z.strictObject({
  kind: z.enum(ACTIVITY_KINDS),
  occurredAt: instantSchema,
  subject: z.string().check(z.maxLength(2_000)),
  /** The written text; for a mail the beginning of what its writer wrote. */
  text: z.string().check(z.maxLength(100_000)),
  direction: z.enum(DIRECTIONS),
  /** Of a call: what came of it. */
  outcome: z.enum(['', ...CALL_OUTCOMES]),
  /** The page it was written beside. */
  page: pageFieldSchema,
  custom: z.optional(customPatchSchema),
});
export type ActivityFields = z.infer<typeof activityFieldsSchema>;

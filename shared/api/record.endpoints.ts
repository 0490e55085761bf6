/** The work itself: one way to write, and the reads the panel and the pages need. */
import * as z from 'zod/mini';
import { ACTIVITY_KINDS, DIRECTIONS, TIMELINE_KINDS, VISIBILITIES } from '../domain/activity.ts';
import { dayAnswerSchema } from '../domain/day.ts';
import { customFieldSchema, customValuesSchema } from '../domain/custom-field.ts';
import { LIFECYCLES } from '../domain/lifecycle.ts';
import { logRuleSchema } from '../domain/log-rule.ts';
import { MAIL_LIMITS, mailSchema } from '../domain/mail.ts';
import { meetingParticipantSchema } from '../domain/meeting.ts';
import { MUTATION_LIMITS, mutationEnvelopeSchema, mutationOutcomeSchema } from '../domain/mutation.ts';
import { MUTATION_ERRORS } from '../domain/mutation-errors.ts';
import { PANEL_LIMITS } from '../domain/panel-limits.ts';
import {
  logStateSchema,
  panelAnswerSchema,
  panelQuerySchema,
  timelineItemSchema,
  timelineSchema,
} from '../domain/panel.ts';
import { outgoingMailSchema } from '../domain/outgoing-mail.ts';
import { recordHistorySchema } from '../domain/record-history.ts';
import { daySchema, idSchema, instantSchema } from '../domain/scalars.ts';
import { taskSchema } from '../domain/task.ts';
import { templateSchema } from '../domain/template.ts';
import { companySchema } from '../domain/company.ts';
import { personSchema } from '../domain/person.ts';
import { defineEndpoint } from './endpoint.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const HASH = /^[0-9a-f]{64}$/;

export const recordEndpoints = {
  mutate: defineEndpoint({
    method: 'POST',
    path: '/api/v1/mutations',
    summary: 'Apply changes, each once, in order',
    access: 'user',
    body: z.strictObject({
      mutations: z.array(mutationEnvelopeSchema).check(z.minLength(1), z.maxLength(MUTATION_LIMITS.batch)),
    }),
    bodyLimit: 24 * 1024 * 1024,
    response: z.object({ outcomes: z.array(mutationOutcomeSchema) }),
    statuses: {
      200: 'An outcome for each mutation, in order; a single one that is rejected answers its own status',
    },
    errors: MUTATION_ERRORS,
  }),
  panel: defineEndpoint({
    method: 'POST',
    path: '/api/v1/panel',
    summary: 'Everything a customer panel paints',
    access: 'user',
    body: panelQuerySchema,
    response: panelAnswerSchema,
    errors: ['record.not_found'],
  }),
  timeline: defineEndpoint({
    method: 'POST',
    path: '/api/v1/timeline',
    summary: 'Further pages of a history, filtered or searched in full text',
    access: 'user',
    body: z.strictObject({
      type: z.enum(['person', 'company']),
      id: idSchema,
      kinds: z.optional(z.array(z.enum(TIMELINE_KINDS)).check(z.maxLength(10))),
      q: z.optional(text(200)),
      cursor: z.optional(text(200)),
      /** Of a company: with those who work there and the companies below it. */
      rolledUp: z.optional(z.boolean()),
    }),
    response: timelineSchema,
    errors: ['record.not_found', 'request.cursor'],
  }),
  timelineItem: defineEndpoint({
    method: 'GET',
    path: '/api/v1/timeline/:id',
    summary:
      'A finished follow-up or a closed deal as the history of its customer shows it; null while it is open',
    access: 'user',
    query: z.strictObject({ type: z.enum(['task', 'deal']) }),
    response: z.object({ item: z.nullable(timelineItemSchema) }),
    errors: ['record.not_found'],
  }),
  changes: defineEndpoint({
    method: 'POST',
    path: '/api/v1/changes',
    summary: 'What changed on a record and what belongs to it: who, when, from where, before and after',
    access: 'user',
    body: z.strictObject({
      type: z.enum(['person', 'company']),
      id: idSchema,
      cursor: z.optional(text(200)),
    }),
    response: recordHistorySchema,
    errors: ['record.not_found', 'request.cursor'],
  }),
  activity: defineEndpoint({
    method: 'GET',
    path: '/api/v1/activities/:id',
    summary: 'One activity in full: text, HTML, participants, attachments, who logged it',
    access: 'user',
    response: z.object({
      item: timelineItemSchema,
      text: z.string(),
      /** What it says in fields of the company's own, these fields in their order, and what is called what it leads to. */
      custom: z.optional(customValuesSchema),
      customFields: z.optional(z.array(customFieldSchema)),
      customNames: z.optional(z.record(idSchema, z.string())),
      /** Of a mail, where there are such fields: whether the asker may set them. */
      fillable: z.optional(z.boolean()),
      mail: z.nullable(mailSchema),
      /** Of a meeting that was written down from a calendar. */
      meeting: z.nullable(
        z.object({
          endsAt: z.nullable(instantSchema),
          location: z.string(),
          participants: z.array(meetingParticipantSchema),
        }),
      ),
      log: z.nullable(logStateSchema),
      /** The same Message-ID that arrived with other content. */
      variants: z.array(
        z.object({ id: idSchema, loggedAt: instantSchema, byName: z.string(), mail: mailSchema }),
      ),
      /** Mails of the same thread, oldest first, without this one. */
      thread: z.array(timelineItemSchema),
    }),
    errors: [],
  }),
  attachment: defineEndpoint({
    method: 'GET',
    path: '/api/v1/activities/:id/attachments/:hash',
    summary: 'The bytes of an attachment, always as a download',
    access: 'user',
    response: z.unknown(),
    responseType: 'application/octet-stream',
    errors: [],
  }),
  search: defineEndpoint({
    method: 'GET',
    path: '/api/v1/search',
    summary:
      'Find people, companies and deals as you type; with in=everything in groups, follow-ups too, the best group first; with in=activities mails and notes by their texts',
    access: 'user',
    query: z.strictObject({
      q: text(200),
      in: z.optional(z.enum(['records', 'everything', 'activities'])),
      /** Of everything: of each group. */
      limit: z.optional(z.string().check(z.regex(/^\d{1,3}$/))),
    }),
    response: z.object({
      items: z.array(
        z.object({
          type: z.enum(['person', 'company', 'deal', 'task', 'activity']),
          id: idSchema,
          title: z.string(),
          /** Company and place of a person, place of a company, whom a deal or a follow-up is about, date of an activity. */
          detail: z.string(),
          /** The record a deal, a follow-up or an activity is to be seen on; null where it hangs on none. */
          opens: z.optional(z.nullable(z.object({ type: z.enum(['person', 'company']), id: idSchema }))),
          /** Of a follow-up. */
          done: z.optional(z.boolean()),
          /** Of an activity. */
          kind: z.optional(z.enum(ACTIVITY_KINDS)),
          /** Of an activity: its text around what was looked for, empty where that stands elsewhere. Else why it was found, where neither title nor detail says so. */
          snippet: z.optional(z.string()),
        }),
      ),
    }),
    errors: [],
  }),
  tasks: defineEndpoint({
    method: 'GET',
    path: '/api/v1/tasks',
    summary: 'Own open tasks, most urgent first, with those due for a reminder marked',
    access: 'user',
    response: z.object({ items: z.array(taskSchema) }),
    errors: [],
  }),
  day: defineEndpoint({
    method: 'POST',
    path: '/api/v1/day',
    summary: "One's own day: meetings, birthdays and the like ahead, what colleagues did since yesterday",
    access: 'user',
    body: z.strictObject({
      since: instantSchema,
      from: instantSchema,
      until: instantSchema,
      today: daySchema,
    }),
    response: dayAnswerSchema,
    errors: [],
  }),
  logRules: defineEndpoint({
    method: 'GET',
    path: '/api/v1/log-rules',
    summary: "Which mails are never or always logged: the asker's own rules and the company's",
    access: 'user',
    response: z.object({ items: z.array(logRuleSchema) }),
    errors: [],
  }),
  templates: defineEndpoint({
    method: 'GET',
    path: '/api/v1/templates',
    summary: 'Own templates and those of the company, by name',
    access: 'user',
    response: z.object({ items: z.array(templateSchema) }),
    errors: [],
  }),
  customFields: defineEndpoint({
    method: 'GET',
    path: '/api/v1/custom-fields',
    summary:
      "The company's own fields of people, companies, deals, follow-ups and activities, archived ones too",
    access: 'user',
    response: z.object({ items: z.array(customFieldSchema) }),
    errors: [],
  }),
  loggedMails: defineEndpoint({
    method: 'POST',
    path: '/api/v1/logged-mails',
    summary: 'Which of these mails the asker has logged',
    access: 'user',
    body: z.strictObject({
      messageIds: z.array(text(2_000)).check(z.maxLength(PANEL_LIMITS.selectedMails)),
    }),
    response: z.object({ messageIds: z.array(z.string()) }),
    errors: [],
  }),
  outgoingMail: defineEndpoint({
    method: 'GET',
    path: '/api/v1/outgoing-mails/:id',
    summary: 'Whether a sent mail that carries this id is to be logged, and what was decided about it',
    access: 'user',
    response: outgoingMailSchema,
    errors: [],
  }),
  lifecycleHistory: defineEndpoint({
    method: 'GET',
    path: '/api/v1/lifecycle',
    summary: 'Which life-cycle stage somebody was in since when, and who said so; the newest first',
    access: 'user',
    query: z.strictObject({ type: z.enum(['person', 'company']), id: idSchema }),
    response: z.object({
      items: z.array(
        z.object({ stage: z.enum(LIFECYCLES), since: instantSchema, byId: idSchema, byName: z.string() }),
      ),
    }),
    errors: ['record.not_found'],
  }),
  person: defineEndpoint({
    method: 'GET',
    path: '/api/v1/people/:id',
    summary: 'One person',
    access: 'user',
    response: personSchema,
    errors: [],
  }),
  company: defineEndpoint({
    method: 'GET',
    path: '/api/v1/companies/:id',
    summary: 'One company',
    access: 'user',
    response: companySchema,
    errors: [],
  }),
  logRawMail: defineEndpoint({
    method: 'POST',
    path: '/api/v1/mails',
    summary: 'Log a raw mail (RFC 5322): 201 the first time, 200 when it was logged already',
    access: 'user',
    contentType: 'message/rfc822',
    bodyLimit: MAIL_LIMITS.rawBytes,
    query: z.strictObject({
      visibility: z.optional(z.enum(VISIBILITIES)),
      direction: z.optional(z.enum(DIRECTIONS)),
    }),
    response: z.object({ id: idSchema, status: z.enum(['logged', 'already_logged']) }),
    statuses: { 200: 'Logged before', 201: 'Logged' },
    errors: [
      'mail.empty',
      'mail.never_log',
      'mail.never_log_company',
      'mail.not_a_mail',
      'mail.too_many_parts',
      'mail.too_deep',
      'mail.header_too_large',
      'mail.parse_timeout',
      'mail.parse_memory',
      'mail.too_large',
      'mail.text_too_large',
      'mail.reader_unavailable',
      'mail.unreadable',
    ],
  }),
  /** A resumable upload: ask how much is there, send the rest, as often as needed (by content hash). */
  blobState: defineEndpoint({
    method: 'GET',
    path: '/api/v1/blobs/:hash',
    summary: 'How many bytes of this content have arrived',
    access: 'user',
    response: z.object({ hash: z.string().check(z.regex(HASH)), received: z.int(), complete: z.boolean() }),
    errors: ['blob.hash'],
  }),
  putBlob: defineEndpoint({
    method: 'PUT',
    path: '/api/v1/blobs/:hash',
    summary: 'Send content from an offset on; complete when its SHA-256 is the hash',
    access: 'user',
    contentType: 'application/octet-stream',
    bodyLimit: MAIL_LIMITS.rawBytes,
    query: z.strictObject({
      offset: z.optional(z.string().check(z.regex(/^\d{1,10}$/))),
      /** Size of the whole in bytes. */
      size: z.string().check(z.regex(/^\d{1,10}$/)),
    }),
    response: z.object({ hash: z.string(), received: z.int(), complete: z.boolean() }),
    errors: ['blob.hash', 'blob.offset', 'blob.mismatch', 'blob.too_large'],
  }),
} as const;

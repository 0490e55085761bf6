/** The tables of what happened: activities and what mails and meetings have beyond them. Part of `schema.ts`. */
import type { Direction, Link, Visibility } from '#shared/domain/activity.ts';
import type { MailKind } from '#shared/domain/mail-kind.ts';
import type { MailParticipant } from '#shared/domain/mail.ts';
import type { MeetingParticipant } from '#shared/domain/meeting.ts';
import {
  flag,
  generated,
  integer,
  number,
  orNull,
  sample,
  stamps,
  text,
  textOrNull,
} from './schema-columns.ts';

export const activityTables = {
  activity: {
    no: number,
    id: text(),
    kind: text(),
    occurredAt: text(),
    subject: text(),
    /** First 200 characters of the text, white space folded. */
    preview: text(),
    direction: text<Direction>(),
    outcome: text(),
    visibility: text<Visibility>(),
    teamId: textOrNull,
    createdById: textOrNull,
    attachments: integer(),
    sample,
    ...stamps,
    text: text(),
    /** Null for an ordinary mail, and for everything that is none. */
    mailKind: orNull(text<MailKind>()),
    /** JSON: the web page it was written beside. */
    page: textOrNull,
    /** JSON. */
    custom: generated(text()),
  },
  activity_link: {
    id: text(),
    activityId: text(),
    recordType: text<Link['type']>(),
    recordId: text(),
  },
  timeline: { recordId: text(), bucket: text(), occurredAt: text(), activityNo: integer() },
  mail: {
    activityId: text(),
    /** Normalised Message-ID, or `sha256:…` of the content when the mail has none. */
    identity: text(),
    threadId: text(),
    conversationId: text(),
    fingerprint: text(),
    similarity: text(),
    messageId: text(),
    inReplyTo: text(),
    sentAt: textOrNull,
    refs: text(),
    headers: text(),
    text: text(),
    html: text(),
  },
  meeting: {
    activityId: text(),
    /** `sha256` of `meetingMark`; several may have it, each of people who do not see the others'. */
    identity: text(),
    endsAt: textOrNull,
    location: text(),
  },
  /** Who takes part in a mail or a meeting. */
  mail_participant: {
    activityId: text(),
    position: integer(),
    role: text<MailParticipant['role'] | MeetingParticipant['role']>(),
    email: text(),
    emailKey: text(),
    name: text(),
  },
  mail_reference: { activityId: text(), refKey: text() },
  mail_log: {
    id: text(),
    activityId: text(),
    userId: text(),
    at: text(),
    visibility: text<Visibility>(),
    teamId: text(),
    source: text(),
  },
  outgoing_mail: {
    id: text(),
    userId: text(),
    teamId: text(),
    conversationId: text(),
    fromKey: text(),
    log: flag,
    visibility: text<Visibility>(),
    links: text(),
    reminder: textOrNull,
    chosen: flag,
    activityId: textOrNull,
    taskId: textOrNull,
    createdAt: text(),
    updatedAt: text(),
  },
  kept_thread: { id: text(), userId: text(), conversationId: text() },
  mail_variant: {
    id: text(),
    activityId: text(),
    fingerprint: text(),
    loggedById: text(),
    loggedAt: text(),
    mail: text(),
  },
  blob: { hash: text(), sizeBytes: integer(), createdAt: text() },
  attachment: {
    id: text(),
    activityId: text(),
    position: integer(),
    hash: text(),
    name: text(),
    contentType: text(),
    sizeBytes: integer(),
    inline: flag,
    contentId: text(),
  },
} as const;

/** A meeting as it stands in somebody's calendar, and what tells that two people mean the same one. */
import * as z from 'zod/mini';
import { instantSchema, lineSchema } from './scalars.ts';

export const MEETING_ROLES = ['organizer', 'attendee'] as const;

export const meetingParticipantSchema = z.strictObject({
  role: z.enum(MEETING_ROLES),
  email: z.string().check(z.maxLength(1_000)),
  name: z.string().check(z.maxLength(1_000)),
});

/** Calendars give no id that is the same in two mailboxes: whose invitation it is, when and what it is called does. */
const name = {
  /** Address of whoever invited; empty where the calendar does not say. */
  organizer: lineSchema(320),
  startsAt: instantSchema,
  subject: z.string().check(z.maxLength(2_000)),
};
export const meetingNameSchema = z.strictObject(name);
export type MeetingName = z.infer<typeof meetingNameSchema>;

export const meetingSchema = z.strictObject({
  ...name,
  endsAt: z.nullable(instantSchema),
  location: z.string().check(z.maxLength(1_000)),
  participants: z.array(meetingParticipantSchema).check(z.maxLength(500)),
  /** What its author noted about it. */
  text: z.string().check(z.maxLength(100_000)),
});
export type Meeting = z.infer<typeof meetingSchema>;
export type MeetingParticipant = Meeting['participants'][number];

/** The text whose hash stands for a meeting. White space and case of the subject differ between calendars. */
export const meetingMark = ({ organizer, startsAt, subject }: MeetingName): string =>
  JSON.stringify([
    organizer.trim().toLowerCase(),
    new Date(startsAt).toISOString(),
    subject.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase(),
  ]);

/** What writing down the open appointment consists of. Pure. */
import type { Link, Visibility } from '../../../domain/activity.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { AppointmentSubject } from '../../panel-host.ts';

/** One that can be written down has a time. */
export type DatedAppointment = AppointmentSubject & { readonly startsAt: string };

type Chosen = { readonly text: string; readonly visibility: Visibility; readonly links: readonly Link[] };

export const meetingLog = (
  id: string,
  { organizer, startsAt, endsAt, subject, location, participants }: DatedAppointment,
  { text, visibility, links }: Chosen,
): MutationArgs<'meeting.log'> => ({
  id,
  meeting: {
    organizer,
    startsAt,
    endsAt,
    subject,
    location,
    participants: participants.map(({ role, email, name }) => ({
      role: role === 'organizer' ? 'organizer' : 'attendee',
      email,
      name,
    })),
    text: text.trim(),
  },
  visibility,
  links: links.map(({ type, id: to }) => ({ type, id: to })),
});

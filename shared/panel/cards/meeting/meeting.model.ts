/** What writing down the open appointment consists of. Pure. */
import type { Visibility } from '../../../domain/activity.ts';
import type { CustomPatch } from '../../../domain/custom-field.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { LinkTarget } from '../../../domain/panel.ts';
import type { AppointmentSubject } from '../../panel-host.ts';
import { namedLinks } from '../log/named-links.ts';

/** One that can be written down has a time. */
export type DatedAppointment = AppointmentSubject & { readonly startsAt: string };

type Chosen = {
  readonly text: string;
  readonly visibility: Visibility;
  readonly targets: readonly LinkTarget[];
  readonly custom?: CustomPatch;
};

export const meetingLog = (
  id: string,
  { organizer, startsAt, endsAt, subject, location, participants }: DatedAppointment,
  { text, visibility, targets, custom }: Chosen,
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
  ...(custom ? { fields: { custom } } : {}),
  visibility,
  ...namedLinks(targets),
});

/** What is being written in Outlook: recipients, attendees and the rest come by calls, each of which may fail. */
import type { Result } from '#shared/lib/result.ts';
import { callOffice } from './office-host-call.ts';
import type { OfficeCallOptions } from './office-host-call.ts';
import {
  attendeesToParticipants,
  dateToInstant,
  isMail,
  recipientsToParticipants,
} from './office-host-item.ts';
import type { SubjectFields } from './office-host-item.ts';

type Draft = Office.MessageCompose | Office.AppointmentCompose;
type Getter<T> = { getAsync: (done: (reply: Office.AsyncResult<T>) => void) => void };
type Addresses = Office.EmailAddressDetails[];

/** What the part is, or `otherwise` where it cannot be had: a draft shows what is known of it. */
const ask = async <T>(part: () => Getter<T>, otherwise: T, options: OfficeCallOptions): Promise<T> => {
  const result: Result<T> = await callOffice((done) => part().getAsync(done), options);
  return result.ok ? (result.value ?? otherwise) : otherwise;
};

const readMailDraft = async (
  item: Office.MessageCompose,
  options: OfficeCallOptions,
): Promise<SubjectFields> => {
  const [to, cc, bcc, subject] = await Promise.all([
    ask<Addresses>(() => item.to, [], options),
    ask<Addresses>(() => item.cc, [], options),
    ask<Addresses>(() => item.bcc, [], options),
    ask<string>(() => item.subject, '', options),
  ]);
  return {
    type: 'mail',
    mode: 'compose',
    messageId: '',
    conversationId: typeof item.conversationId === 'string' ? item.conversationId : '',
    subject,
    participants: recipientsToParticipants({ to, cc, bcc }),
    direction: 'out',
    attachments: [],
  };
};

const readAppointmentDraft = async (
  item: Office.AppointmentCompose,
  options: OfficeCallOptions,
): Promise<SubjectFields> => {
  const [required, optional, subject, start, end, location] = await Promise.all([
    ask<Addresses>(() => item.requiredAttendees, [], options),
    ask<Addresses>(() => item.optionalAttendees, [], options),
    ask<string>(() => item.subject, '', options),
    ask<Date | null>(() => item.start, null, options),
    ask<Date | null>(() => item.end, null, options),
    ask<string>(() => item.location, '', options),
  ]);
  return {
    type: 'appointment',
    mode: 'compose',
    subject,
    // The organizer is the person at the keyboard, hence nobody to look up.
    participants: attendeesToParticipants(null, [...required, ...optional]),
    startsAt: dateToInstant(start),
    endsAt: dateToInstant(end),
    location,
  };
};

export const readDraftSubject = (item: Draft, options: OfficeCallOptions): Promise<SubjectFields> =>
  isMail(item) ? readMailDraft(item, options) : readAppointmentDraft(item, options);

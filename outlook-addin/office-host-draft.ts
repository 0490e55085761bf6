/** What is being written in Outlook: recipients, attendees and the rest come by calls, each of which may fail. */
import type { Failure, Result } from '#shared/lib/result.ts';
import { callOffice } from './office-host-call.ts';
import type { OfficeCallOptions } from './office-host-call.ts';
import { dateToInstant, isMail } from './office-host-item.ts';
import type { SubjectFields } from './office-host-item.ts';
import { attendeesToParticipants, recipientsToParticipants } from './office-host-people.ts';

export type Draft = Office.MessageCompose | Office.AppointmentCompose;
type Addresses = Office.EmailAddressDetails[];

/** Everything that is asked for, by name. */
export type DraftParts = {
  readonly to: Addresses;
  readonly cc: Addresses;
  readonly bcc: Addresses;
  readonly required: Addresses;
  readonly optional: Addresses;
  readonly subject: string;
  readonly start: Date | null;
  readonly end: Date | null;
  readonly location: string;
};

/** Nothing is known of a draft before it was asked for the first time. */
export const NO_PARTS: DraftParts = {
  to: [],
  cc: [],
  bcc: [],
  required: [],
  optional: [],
  subject: '',
  start: null,
  end: null,
  location: '',
};

export type DraftReading = {
  readonly fields: SubjectFields;
  /** What is known by now, for the next reading. */
  readonly parts: DraftParts;
};

type Getter<T> = { getAsync: (done: (reply: Office.AsyncResult<T>) => void) => void };
/** In the order of their weight: the first failure is the one that is told. */
type Getters = readonly {
  [P in keyof DraftParts]: readonly [P, () => Getter<DraftParts[P]>];
}[keyof DraftParts][];
type Asked = { readonly parts: DraftParts; readonly gap: Failure | null };

/** Asks for all of them at once. A part that cannot be had stays as it was known, and the failure is handed on. */
const askAll = async (getters: Getters, known: DraftParts, options: OfficeCallOptions): Promise<Asked> => {
  const answers = await Promise.all(
    getters.map(async ([name, getter]) => {
      const result: Result<unknown> = await callOffice<unknown>(
        (done) => (getter() as Getter<unknown>).getAsync(done),
        options,
      );
      return { name, result };
    }),
  );
  const given = answers.flatMap(({ name, result }) =>
    result.ok ? [[name, result.value ?? NO_PARTS[name]] as const] : [],
  );
  const failures = answers.flatMap(({ result }) => (result.ok ? [] : [result]));
  return { parts: { ...known, ...Object.fromEntries(given) }, gap: failures[0] ?? null };
};

const withGap = (gap: Failure | null): { gap?: Failure } => (gap === null ? {} : { gap });

const readMailDraft = async (
  item: Office.MessageCompose,
  known: DraftParts,
  options: OfficeCallOptions,
): Promise<DraftReading> => {
  const { parts, gap } = await askAll(
    [
      ['to', () => item.to],
      ['cc', () => item.cc],
      ['bcc', () => item.bcc],
      ['subject', () => item.subject],
    ],
    known,
    options,
  );
  return {
    parts,
    fields: {
      type: 'mail',
      mode: 'compose',
      messageId: '',
      conversationId: typeof item.conversationId === 'string' ? item.conversationId : '',
      subject: parts.subject,
      participants: recipientsToParticipants(parts),
      direction: 'out',
      attachments: [],
      ...withGap(gap),
    },
  };
};

const readAppointmentDraft = async (
  item: Office.AppointmentCompose,
  known: DraftParts,
  organizer: string,
  options: OfficeCallOptions,
): Promise<DraftReading> => {
  const { parts, gap } = await askAll(
    [
      ['required', () => item.requiredAttendees],
      ['optional', () => item.optionalAttendees],
      ['subject', () => item.subject],
      ['start', () => item.start],
      ['end', () => item.end],
      ['location', () => item.location],
    ],
    known,
    options,
  );
  return {
    parts,
    fields: {
      type: 'appointment',
      mode: 'compose',
      subject: parts.subject,
      organizer,
      // The organizer is the person at the keyboard, hence nobody to look up.
      participants: attendeesToParticipants(null, [...parts.required, ...parts.optional]),
      startsAt: dateToInstant(parts.start),
      endsAt: dateToInstant(parts.end),
      location: parts.location,
      ...withGap(gap),
    },
  };
};

/** Reads the draft; `known` is what an earlier reading of the same draft gave, `user` the address of its writer. */
export const readDraftSubject = (
  item: Draft,
  known: DraftParts,
  user: string,
  options: OfficeCallOptions,
): Promise<DraftReading> =>
  isMail(item) ? readMailDraft(item, known, options) : readAppointmentDraft(item, known, user, options);

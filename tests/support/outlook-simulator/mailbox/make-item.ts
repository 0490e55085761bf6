/** Test data: complete items from the few fields a test cares about. */
import type { Address, Appointment, AppointmentDraft, Attachment, Draft, Mail } from './item.ts';

export const me: Address = { name: 'Jana Brandt', email: 'jana.brandt@kontor.example', kind: 'user' };

const someone: Address = { name: 'Petra Lang', email: 'petra.lang@nordlicht.example', kind: 'external' };

let made = 0;

/** A number of its own for each item, so that two items of one test never share an id. */
function nextNumber(): number {
  made += 1;
  return made;
}

const common = (number: number, what: string) => ({
  // Ids of Exchange carry these three signs; office.js turns `-` and `_` in an id into two of them.
  itemId: `AAMk/${what.replace('-', '')}+${number}=`,
  subject: `Test ${what} ${number}`,
  body: { html: `<p>Text of ${what} ${number}</p>`, text: `Text of ${what} ${number}` },
  attachments: [],
  categories: [],
  customProperties: {},
  notifications: [],
});

/** A received mail. Headers follow from the fields where not given. */
export function makeMail(fields: Partial<Mail> = {}): Mail {
  const number = nextNumber();
  const mail: Mail = {
    ...common(number, 'mail'),
    kind: 'mail',
    from: someone,
    to: [me],
    cc: [],
    internetMessageId: `<mail-${number}@nordlicht.example>`,
    conversationId: `conversation-${number}`,
    internetHeaders: '',
    receivedAt: '2026-03-02T08:15:00.000Z',
    ...fields,
  };
  if (fields.internetHeaders === undefined) {
    mail.internetHeaders = [
      `From: ${mail.from.name} <${mail.from.email}>`,
      `Subject: ${mail.subject}`,
      ...(mail.internetMessageId === null ? [] : [`Message-ID: ${mail.internetMessageId}`]),
      '',
    ].join('\r\n');
  }
  return mail;
}

/** An appointment somebody else invited to. */
export function makeAppointment(fields: Partial<Appointment> = {}): Appointment {
  return {
    ...common(nextNumber(), 'appointment'),
    kind: 'appointment',
    organizer: { ...someone, response: 'organizer' },
    required: [{ ...me, response: 'accepted' }],
    optional: [],
    start: '2026-03-05T09:00:00.000Z',
    end: '2026-03-05T10:00:00.000Z',
    location: 'Room 4',
    ...fields,
  };
}

const writing = { bodyFormat: 'html', saved: false, internetHeaders: {}, sessionData: {} } as const;

/** A new mail being written to one recipient. */
export function makeDraft(fields: Partial<Draft> = {}): Draft {
  return {
    ...common(nextNumber(), 'draft'),
    ...structuredClone(writing),
    kind: 'draft',
    composeType: 'newMail',
    from: me,
    to: [someone],
    cc: [],
    bcc: [],
    conversationId: null,
    ...fields,
  };
}

/** An appointment being written with one attendee. */
export function makeAppointmentDraft(fields: Partial<AppointmentDraft> = {}): AppointmentDraft {
  return {
    ...common(nextNumber(), 'appointment-draft'),
    ...structuredClone(writing),
    kind: 'appointment-draft',
    organizer: me,
    required: [someone],
    optional: [],
    conversationId: null,
    start: '2026-03-06T13:00:00.000Z',
    end: '2026-03-06T14:00:00.000Z',
    location: '',
    ...fields,
  };
}

/** A file attachment with the given text as its content. */
export function makeAttachment(fields: Partial<Attachment> = {}, text = 'attached text'): Attachment {
  const number = nextNumber();
  return {
    id: `attachment-${number}`,
    name: `file-${number}.txt`,
    contentType: 'text/plain',
    content: { format: 'base64', data: Buffer.from(text, 'utf8').toString('base64') },
    ...fields,
  };
}

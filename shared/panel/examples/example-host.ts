/** A host that shows what it is told and remembers what it was asked to do. */
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { fail, ok } from '../../lib/result.ts';
import type {
  DraftMarks,
  HostMail,
  LookUpQuestion,
  MailSubject,
  PageSubject,
  PanelHost,
  Subject,
} from '../panel-host.ts';

export const MAIL_TEXT = `Guten Morgen Frau Feldmann,

danke für das Angebot. Bei der Lieferzeit müssten wir noch etwas finden, sechs Wochen sind uns zu lang.

Mit freundlichen Grüßen
Dr. Katrin Öztürk
Einkaufsleiterin
Brandt Pumpen GmbH
Industrieweg 12
30159 Hannover
Telefon: +49 511 5550142
Mobil: +49 171 5550142
k.oeztuerk@brandt-pumpen.example
www.brandt-pumpen.example

Am 20.11.2026 um 15:02 schrieb Nora Feldmann:
> Sehr geehrte Frau Dr. Öztürk,
> anbei erhalten Sie unser Angebot über zwölf Kreiselpumpen.
`;

export const exampleMail: MailSubject = {
  type: 'mail',
  generation: 1,
  messageId: '<angebot-118@brandt-pumpen.example>',
  conversationId: '',
  subject: 'AW: Angebot 2026-118',
  participants: [
    { email: 'k.oeztuerk@brandt-pumpen.example', name: 'Öztürk, Katrin', role: 'from' },
    { email: 'nora@haus.example', name: 'Nora Feldmann', role: 'to' },
  ],
  direction: 'in',
  mode: 'read',
  attachments: [
    {
      id: 'a1',
      name: 'Bestellung Kreiselpumpen.pdf',
      contentType: 'application/pdf',
      sizeBytes: 218_400,
      inline: false,
      cloud: false,
    },
    {
      id: 'a2',
      name: 'Lastenheft.docx',
      contentType: 'application/vnd.openxmlformats',
      sizeBytes: 1_402_118,
      inline: false,
      cloud: false,
    },
    { id: 'a3', name: 'logo.png', contentType: 'image/png', sizeBytes: 9_120, inline: true, cloud: false },
  ],
};

export const examplePage: PageSubject = {
  type: 'page',
  generation: 1,
  read: true,
  domain: 'seiler-anlagen.example',
  url: 'https://www.seiler-anlagen.example/impressum',
  title: 'Impressum – Seiler Anlagenbau',
  siteName: 'Seiler Anlagenbau',
  company: [
    {
      field: 'companyName',
      value: 'Seiler Anlagenbau GmbH & Co. KG',
      source: 'Seiler Anlagenbau GmbH & Co. KG',
      confidence: 0.9,
    },
    { field: 'phone', value: '+49 69 5550177', source: 'Telefon: +49 69 5550177', confidence: 0.9 },
    {
      field: 'street',
      value: 'Mainzer Straße 4',
      source: 'Mainzer Straße 4, 60311 Frankfurt',
      confidence: 0.9,
    },
    { field: 'postcode', value: '60311', source: 'Mainzer Straße 4, 60311 Frankfurt', confidence: 0.9 },
    { field: 'city', value: 'Frankfurt', source: 'Mainzer Straße 4, 60311 Frankfurt', confidence: 0.9 },
  ],
  people: [
    [
      { field: 'name', value: 'Miriam Seiler', source: 'Geschäftsführerin: Miriam Seiler', confidence: 0.9 },
      {
        field: 'jobTitle',
        value: 'Geschäftsführerin',
        source: 'Geschäftsführerin: Miriam Seiler',
        confidence: 0.9,
      },
      {
        field: 'email',
        value: 'm.seiler@seiler-anlagen.example',
        source: 'mailto:m.seiler@seiler-anlagen.example',
        confidence: 1,
      },
    ],
    [{ field: 'name', value: 'Jonas Petersen', source: 'Redaktion: Jonas Petersen', confidence: 0.6 }],
  ],
};

const bodyOf = (mail: MailSubject): HostMail => ({
  messageId: mail.messageId,
  inReplyTo: '',
  references: [],
  conversationId: '',
  subject: mail.subject,
  sentAt: '2026-11-25T09:12:00.000Z',
  participants: mail.participants.flatMap(({ email, name, role }) =>
    role === 'attendee' || role === 'organizer' ? [] : [{ email, name, role }],
  ),
  headers: '',
  text: MAIL_TEXT,
  html: '',
});

export type ExampleHost = PanelHost & {
  readonly lookUp: Signal<LookUpQuestion | null>;
  readonly subject: Signal<Subject>;
  readonly theme: Signal<'light' | 'dark' | 'contrast' | 'system'>;
  readonly opened: string[];
  readonly badges: number[];
  readonly notifications: string[];
  /** What the mail being written was marked with, newest last. */
  readonly marked: (string | null)[];
  /** What was put into it, newest last. */
  readonly inserted: string[];
};

const UNMARKED: DraftMarks = { reference: null, from: 'nora@haus.example', kind: 'new', isLabelled: false };

/**
 * `content` is what the open mail says besides its text, e.g. its headers; `marks` what one being written says of itself.
 */
export const createExampleHost = (
  subject: Subject,
  content: Partial<HostMail> = {},
  marks: Partial<DraftMarks> = {},
): ExampleHost => {
  const marked: (string | null)[] = [];
  const inserted: string[] = [];
  const shown = signal(subject);
  const opened: string[] = [];
  const badges: number[] = [];
  const notifications: string[] = [];
  const current = (generation: number) => {
    const now = shown.peek();
    return now.type === 'mail' && now.generation === generation ? now : null;
  };
  return {
    kind: 'practice',
    subject: shown,
    theme: signal('light'),
    locale: 'de-DE',
    limitations: [],
    lookUp: signal<LookUpQuestion | null>(null),
    readMail: async (generation) => {
      const mail = current(generation);
      return mail ? ok({ ...bodyOf(mail), ...content }) : fail('host.subject_changed');
    },
    readAttachment: async (generation, id) =>
      current(generation) ? ok(new TextEncoder().encode(`content of ${id}`)) : fail('host.subject_changed'),
    draft: {
      readMarks: async () => ok({ ...UNMARKED, ...marks }),
      mark: async (_generation, reference) => {
        marked.push(reference);
        return ok(undefined);
      },
      insert: async (_generation, { text }) => {
        inserted.push(text);
        return ok(undefined);
      },
    },
    openUrl: (url) => opened.push(url),
    setBadge: (count) => badges.push(count),
    notify: async (title) => {
      notifications.push(title);
      return true;
    },
    opened,
    badges,
    notifications,
    marked,
    inserted,
  };
};

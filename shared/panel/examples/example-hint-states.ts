/** States of the lines about the open mail: its kind, what is not kept of it, what its signature says differently. */
import { MAIL_LIMITS } from '../../domain/mail.ts';
import { exampleMail } from './example-host.ts';
import { brandt, katrin, knownAnswer } from './example-records.ts';
import type { ExampleState } from './example-states.ts';

export const hintStates = {
  signature_differs: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      person: { ...katrin, title: '', phones: [{ number: '+495115550100', label: 'work' }] },
      company: { ...brandt, name: 'Brandt Pumpen', street: 'Hafenweg 3', postcode: '20457', city: 'Hamburg' },
      employment: { ...knownAnswer.employment!, jobTitle: 'Einkauf' },
    },
  },
  signature_unsure: {
    subject: exampleMail,
    answer: { ...knownAnswer, employment: { ...knownAnswer.employment!, jobTitle: 'Einkauf' } },
    content: {
      text: 'Gern.\n\nMit freundlichen Grüßen\nDr. Katrin Öztürk\nLeiterin Einkauf\nSeiler Anlagen AG\nTel. 0511 5550177',
    },
  },
  auto_reply: {
    subject: exampleMail,
    answer: {
      ...knownAnswer,
      timeline: [{ ...knownAnswer.timeline[0]!, mailKind: 'auto_reply' }, ...knownAnswer.timeline.slice(1)],
    },
    content: { headers: 'Auto-Submitted: auto-replied\r\n', text: 'Ich bin bis Montag nicht im Haus.' },
  },
  delivery_report: {
    subject: { ...exampleMail, subject: 'Unzustellbar: Angebot', attachments: [] },
    answer: knownAnswer,
    content: {
      headers: 'Content-Type: multipart/report; report-type=delivery-status\r\n',
      text: 'Final-Recipient: rfc822; jonas.petersen@seiler-anlagen.example\nAction: failed\nStatus: 5.1.1',
    },
  },
  mailing_list: {
    subject: { ...exampleMail, attachments: [] },
    answer: knownAnswer,
    content: {
      headers: 'List-Id: Arbeitskreis Pumpen <ak.vdp.example>\r\nList-Post: <mailto:ak@vdp.example>\r\n',
      text: 'Wer kommt am Freitag?',
    },
  },
  encrypted: {
    subject: { ...exampleMail, kind: 'encrypted' },
    answer: knownAnswer,
    content: { text: '' },
  },
  huge: {
    subject: exampleMail,
    answer: knownAnswer,
    // As long as a host reads at most.
    content: { html: `<p>${'x'.repeat(MAIL_LIMITS.htmlChars - 3)}` },
  },
} as const satisfies Record<string, ExampleState>;

/** One entry of the history in full, as the sample server tells it. */
import type { CallOutput } from '../../api/client.ts';
import type { Mail, MailAttachment } from '../../domain/mail.ts';
import type { TimelineItem } from '../../domain/panel.ts';
import { MAIL_TEXT } from './example-host.ts';
import { exampleId, thomas } from './example-records.ts';

/** A picture of one point. */
export const LOGO = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

const file = (name: string, hash: string): MailAttachment => ({
  hash: hash.repeat(64),
  name,
  contentType: 'application/pdf',
  sizeBytes: 218_400,
  inline: false,
  contentId: '',
});

const REMOTE = '<img src="https://example.com/p.png">';
const KEPT = '<img src="cid:Foot%40brandt" alt="Logo">';
const MISSING = '<img src="cid:gone@brandt" alt="Foto">';
const PAGE = `<p>Guten Morgen <b>Frau Feldmann</b>,</p><p><a href="https://example.com/x">Lieferzeit</a>`;

const mailOf = (item: TimelineItem): Mail => ({
  messageId: '<a@b.example>',
  inReplyTo: '',
  references: [],
  conversationId: '',
  subject: item.subject,
  sentAt: item.occurredAt,
  headers: '',
  text: MAIL_TEXT,
  participants: [{ role: 'from', email: 'k.oeztuerk@brandt-pumpen.example', name: 'Katrin Öztürk' }],
  html: `${PAGE}${REMOTE}</p><script>alert(1)</script>`,
  attachments: [file('Bestellung.pdf', 'a')],
});

/** The one that was sent has pictures in its text and was kept in two versions. */
const SENT = exampleId(103);

export const fullActivity = (item: TimelineItem): CallOutput<'activity'> => {
  if (item.kind !== 'mail')
    return { item, text: item.preview, mail: null, meeting: null, log: null, variants: [], thread: [] };
  const mail = mailOf(item);
  const plain = { item, text: mail.text, mail, meeting: null, log: null, variants: [], thread: [] };
  if (item.id !== SENT) return plain;
  const picture = {
    ...file('foot.png', 'b'),
    contentType: 'image/png',
    inline: true,
    contentId: 'foot@brandt',
  };
  return {
    ...plain,
    mail: { ...mail, html: `${PAGE}${KEPT}${MISSING}</p>`, attachments: [...mail.attachments, picture] },
    variants: [
      {
        id: exampleId(301),
        loggedAt: '2026-11-21T08:00:00.000Z',
        byName: thomas.name,
        mail: {
          ...mail,
          text: 'In dieser Fassung sind es vierzehn Pumpen.',
          attachments: [file('Nachtrag.pdf', 'c')],
        },
      },
    ],
  };
};

/** Made-up mails for a mailbox, as they travel. */
import { multipartEml, filePart } from '../make-eml.ts';

/** Bytes that no text encoding leaves alone. */
export const DRAWING = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 31 + (at >> 8)) % 256));

type MadeMail = {
  readonly id: string;
  readonly from: string;
  readonly to?: string;
  readonly subject: string;
  readonly text: string;
  readonly file?: { readonly name: string; readonly content: Buffer };
};

export const mailboxMail = ({ id, from, to, subject, text, file }: MadeMail): Buffer => {
  const words = {
    headers: ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'],
    body: text,
  };
  const mail = multipartEml([words, ...(file ? [filePart(file.name, file.content)] : [])], 'mixed', [
    `To: ${to ?? 'Vertrieb <info@haus.example>'}`,
    `Subject: ${subject}`,
    'Date: Wed, 25 Nov 2026 10:15:00 +0100',
    `Message-ID: <${id}@brandt-pumpen.example>`,
  ]).toString('utf8');
  return Buffer.from(mail.replace('From: anna@absender.example', `From: ${from}`));
};

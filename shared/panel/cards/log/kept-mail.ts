/** What is kept of a mail that cannot, or must not, be kept whole. Pure; the panel says beforehand what this leaves out. */
import { MAIL_LIMITS } from '../../../domain/mail.ts';
import type { MailKind } from '../../../domain/mail-kind.ts';
import type { HostMail } from '../../panel-host.ts';

/** `sealed`: nothing but who wrote to whom about what · `html`: not how it looks · `text`, `people`: not to their end. */
export type Cut = 'sealed' | 'html' | 'text' | 'people';
export type KeptMail = { readonly mail: HostMail; readonly cuts: readonly Cut[] };

/** One change is at most 24 MiB on its way, everything around the mail included. */
const CARRIED_BYTES = 20 * 1024 * 1024;
/** A character takes at most six bytes in JSON. */
const ESCAPED_BYTES = 6;

const bytesOf = ({ text, html, headers }: HostMail): number => {
  const texts = [text, html, headers];
  const most = texts.reduce((sum, part) => sum + part.length * ESCAPED_BYTES, 0);
  if (most <= CARRIED_BYTES) return most;
  return new TextEncoder().encode(JSON.stringify(texts)).byteLength;
};

/** Without the looks where the words are there by themselves; else their beginning. */
const withoutLooks = (mail: HostMail): KeptMail =>
  mail.text.trim() === ''
    ? { mail: { ...mail, html: mail.html.slice(0, CARRIED_BYTES / ESCAPED_BYTES) }, cuts: ['text'] }
    : { mail: { ...mail, html: '' }, cuts: ['html'] };

/** A host reads no further than the limits, so a text as long as they are was longer. */
export const keptMail = (mail: HostMail, kind: MailKind | null): KeptMail => {
  const cuts: Cut[] = mail.participants.length >= MAIL_LIMITS.participants ? ['people'] : [];
  // What its sender sealed is not opened for everybody here, even where the mail program has the key.
  if (kind === 'encrypted') return { mail: { ...mail, text: '', html: '' }, cuts: ['sealed', ...cuts] };
  const isTooLarge = mail.html.length >= MAIL_LIMITS.htmlChars || bytesOf(mail) > CARRIED_BYTES;
  const fitting: KeptMail = isTooLarge ? withoutLooks(mail) : { mail, cuts: [] };
  const isTextCut = mail.text.length >= MAIL_LIMITS.textChars;
  return { mail: fitting.mail, cuts: [...fitting.cuts, ...(isTextCut ? (['text'] as const) : []), ...cuts] };
};

/** An Outlook item file (.msg, MS-OXMSG) to a mail. Contacts, appointments and other items are refused by name. */
import type { FieldsData } from '@kenjiuno/msgreader';
import msgReaderModule from '@kenjiuno/msgreader';
import type { Mail, MailParticipant } from '#shared/domain/mail.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { messageIdKey, messageIdKeys } from '#shared/domain/message-id.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { FoundAttachment } from './attachment-list.ts';
import { listAttachments } from './attachment-list.ts';
import { decodeBytes } from './charset.ts';
import { emlToMail } from './eml-mail.ts';
import { distinctParticipants, makeParticipant } from './eml-participants.ts';
import { cleanLine, cleanText } from './foreign-text.ts';
import { htmlToPlainText } from './html-text.ts';
import { inRange } from './mail-date.ts';
import { PARSE_LIMITS } from './parse-limits.ts';
import type { ReadMail } from './read-mail.ts';
import { decompressRtf } from './rtf-decompression.ts';
import { decoderOfCodePage, readRtf } from './rtf-text.ts';

type Reader = typeof msgReaderModule;
// The package is CommonJS: Node hands over its namespace where the types promise the class.
const MsgReader: Reader =
  'default' in msgReaderModule ? (msgReaderModule.default as Reader) : msgReaderModule;

const CONTAINER = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Property tags the library has no name for (MS-OXPROPS). */
const TAG = {
  inReplyTo: '1042001F',
  references: '1039001F',
  representingName: '0042001F',
  representingEmail: '0065001F',
  representingType: '0064001F',
} as const;

/** Mail code pages (of the message's text) to the ANSI code page of a non-Unicode file. */
const ANSI_OF_MAIL_PAGE: Readonly<Record<number, number>> = {
  936: 936,
  949: 949,
  950: 950,
  932: 932,
  20127: 1252,
  20866: 1251,
  21866: 1251,
  28592: 1250,
  28595: 1251,
  28597: 1253,
  28598: 1255,
  28599: 1254,
  28605: 1252,
  50220: 932,
  50221: 932,
  50222: 932,
  50225: 949,
  51932: 932,
  51949: 949,
  52936: 936,
  54936: 936,
};

const ansiPage = (fields: FieldsData): number => {
  const page = fields.messageCodepage ?? fields.internetCodepage ?? 1252;
  if (page >= 1250 && page <= 1258) return page;
  return ANSI_OF_MAIL_PAGE[page] ?? ANSI_OF_MAIL_PAGE[fields.internetCodepage ?? 0] ?? 1252;
};

/** An item with its texts in the code page it was written in. Throws where the library does. */
export const openItem = (bytes: Buffer): { reader: InstanceType<Reader>; fields: FieldsData } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The first look tells in which code page the second one has to read.
  const page = ansiPage(new MsgReader(view).getFileData());
  const reader = new MsgReader(view);
  reader.parserConfig = { ansiEncoding: `cp${page}`, includeRawProps: true };
  return { reader, fields: reader.getFileData() };
};

const refuseOtherItems = (messageClass: string): Failure | null => {
  const kind = messageClass.toUpperCase();
  if (
    kind === '' ||
    /^(?:IPM\.(?:NOTE|POST|SCHEDULE|TASKREQUEST|RECALL|OUTLOOK\.RECALL)|REPORT)(?:\.|$)/.test(kind)
  )
    return null;
  if (/^IPM\.(?:CONTACT|DISTLIST)(?:\.|$)/.test(kind)) return fail('mail.is_contact');
  if (/^IPM\.APPOINTMENT(?:\.|$)/.test(kind)) return fail('mail.is_appointment');
  return fail('mail.not_a_mail', { params: { kind: messageClass.replace(/[^\w.-]/g, '').slice(0, 60) } });
};

const rawText = (fields: FieldsData, tag: string): string => {
  const ansi = `${tag.slice(0, 4)}001E`;
  const found = fields.rawProps?.find(
    ({ propertyTag }) => propertyTag?.toUpperCase() === tag || propertyTag?.toUpperCase() === ansi,
  );
  return typeof found?.value === 'string' ? found.value : '';
};

/** The first thing that looks like an internet address; Exchange's own (`/o=…`) are of no use elsewhere. */
const smtpAddress = (...candidates: readonly (string | undefined)[]): string =>
  candidates.find((one) => one !== undefined && one.includes('@') && !one.startsWith('/')) ?? '';

const itemParticipants = (fields: FieldsData): MailParticipant[] => {
  const senderAddress = smtpAddress(fields.senderSmtpAddress, fields.senderEmail);
  const from = makeParticipant(
    'from',
    smtpAddress(
      fields.sentRepresentingSmtpAddress,
      rawText(fields, TAG.representingEmail),
      senderAddress,
      fields.creatorSMTPAddress,
    ),
    rawText(fields, TAG.representingName) || (fields.senderName ?? ''),
  );
  const all = [from];
  if (senderAddress !== '' && senderAddress.toLowerCase() !== from.email.toLowerCase()) {
    all.push(makeParticipant('sender', senderAddress, fields.senderName ?? ''));
  }
  for (const one of fields.recipients ?? []) {
    all.push(makeParticipant(one.recipType ?? 'to', smtpAddress(one.smtpAddress, one.email), one.name ?? ''));
  }
  return all;
};

/** What Outlook shows wins; the internet headers add what it has no field for. */
const mergeParticipants = (
  item: readonly MailParticipant[],
  headers: readonly MailParticipant[],
): MailParticipant[] => {
  const has = (role: string): boolean =>
    item.some((one) => one.role === role && (one.email !== '' || one.name !== ''));
  const unsentBy = (one: MailParticipant): boolean => one.role !== 'from' || one.email !== '';
  const added = headers.filter(
    (one) =>
      one.role === 'reply_to' ||
      !has(one.role) ||
      (one.role === 'from' && !item.some((mine) => mine.role === 'from' && mine.email !== '')),
  );
  const sender = added.some(({ role }) => role === 'from') ? item.filter(unsentBy) : item;
  return distinctParticipants([...sender, ...added]);
};

const itemHtml = (fields: FieldsData, rtf: ReturnType<typeof readRtf> | null): string => {
  if (fields.bodyHtml) return fields.bodyHtml;
  if (fields.html && fields.html.length > 0) {
    const page = fields.internetCodepage ?? 65_001;
    const label = page === 65_001 || page === 20_127 ? '' : decoderOfCodePage(page).encoding;
    return decodeBytes(fields.html, label);
  }
  return rtf?.kind === 'html' ? rtf.text : '';
};

const itemAttachments = (reader: InstanceType<Reader>, fields: FieldsData): FoundAttachment[] =>
  (fields.attachments ?? []).map((file) => {
    const isItem = file.innerMsgContent === true;
    const { content } = reader.getAttachment(file);
    const name = file.fileName || file.fileNameShort || file.name || '';
    return {
      name: isItem ? `${name.replace(/[/\\]/g, '-')}.msg` : name,
      contentType: isItem ? 'application/vnd.ms-outlook' : (file.attachMimeTag ?? ''),
      content: content ?? new Uint8Array(),
      contentId: file.pidContentId ?? '',
    };
  });

const headerMail = async (headers: string): Promise<Mail | null> => {
  if (headers.trim() === '') return null;
  // The block describes a body that is not there: what concerns the body must not be believed.
  const address = headers.replace(/^content-[a-z-]+[ \t]*:.*(?:\r?\n[ \t].*)*\r?\n?/gim, '');
  const read = await emlToMail(Buffer.from(`${address.trimEnd()}\r\n\r\n`), {
    ...PARSE_LIMITS,
    nestedMessages: 0,
  });
  return read.ok ? read.value.mail : null;
};

const toInstant = (...dates: readonly (string | undefined)[]): string | null => {
  const date = dates.find((one) => one !== undefined && !Number.isNaN(Date.parse(one)));
  return date === undefined ? null : inRange(Date.parse(date));
};

/**
 * Reads an Outlook item.
 *
 * Errors: `mail.not_a_mail` (with `kind` for other items), `mail.is_contact`, `mail.is_appointment`,
 * `mail.too_many_parts`, `mail.text_too_large`. Throws where the library does; the caller makes that `mail.unreadable`.
 */
export const msgToMail = async (bytes: Buffer): Promise<Result<Omit<ReadMail, 'rawHash'>>> => {
  if (!bytes.subarray(0, CONTAINER.length).equals(CONTAINER)) return fail('mail.not_a_mail');
  const { reader, fields } = openItem(bytes);
  if (fields.error !== undefined) return fail('mail.unreadable');
  const refused = refuseOtherItems(fields.messageClass ?? '');
  if (refused) return refused;
  if ((fields.attachments ?? []).length > MAIL_LIMITS.attachments) {
    return fail('mail.too_many_parts', { params: { limit: MAIL_LIMITS.attachments } });
  }

  const rawHeaders = cleanText(fields.headers ?? '').trimStart();
  if (rawHeaders.length > MAIL_LIMITS.headerChars) return fail('mail.header_too_large');
  const sent = await headerMail(rawHeaders);
  const rtf = fields.compressedRtf ? readRtf(decompressRtf(Buffer.from(fields.compressedRtf))) : null;
  const html = cleanText(itemHtml(fields, rtf));
  const plain = cleanText(fields.body ?? '').trim();
  const text = plain || (html === '' ? cleanText(rtf?.text ?? '').trim() : htmlToPlainText(html));
  if (text.length > MAIL_LIMITS.textChars || html.length > MAIL_LIMITS.htmlChars)
    return fail('mail.text_too_large');

  const { attachments, blobs } = listAttachments(itemAttachments(reader, fields), html);
  const mail: Mail = {
    messageId: messageIdKey(fields.messageId ?? '') || (sent?.messageId ?? ''),
    inReplyTo: messageIdKeys(rawText(fields, TAG.inReplyTo), 1)[0] ?? sent?.inReplyTo ?? '',
    references: sent?.references.length
      ? sent.references
      : messageIdKeys(rawText(fields, TAG.references), MAIL_LIMITS.references),
    conversationId: '',
    subject: cleanLine(fields.subject ?? '', MAIL_LIMITS.subjectChars),
    sentAt: toInstant(fields.clientSubmitTime) ?? sent?.sentAt ?? toInstant(fields.messageDeliveryTime),
    participants: mergeParticipants(itemParticipants(fields), sent?.participants ?? []),
    headers: rawHeaders,
    text,
    html,
    attachments,
  };
  return ok({ mail, blobs });
};

/** Content of the open mail: text, headers, attachments, each read by a call while the mail stays open. */
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { messageIdKey, messageIdKeys } from '#shared/domain/message-id.ts';
import { referenceIn } from '#shared/domain/outgoing-mail.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { HostMail } from '#shared/panel/panel-host.ts';
import { base64ToBytes } from './base64-bytes.ts';
import { headerDate, headerValues } from './internet-headers.ts';
import { callOffice } from './office-host-call.ts';
import { dateToInstant, isReadMail, openItem } from './office-host-item.ts';
import type { ReadItem } from './office-host-item.ts';
import { readMailParticipants } from './office-host-people.ts';

export type MailReader = {
  readonly mailbox: Pick<Office.Mailbox, 'item'>;
  /** Whether this Outlook has the calls of Mailbox 1.8. Asked for, because older ones carry the methods as well. */
  readonly hasContentCalls: boolean;
};

type IsCurrent = () => boolean;

const withMail = (reader: MailReader, isCurrent: IsCurrent): Result<ReadItem> => {
  const item = openItem(reader.mailbox);
  return item !== null && isCurrent() && isReadMail(item) ? ok(item) : fail('host.subject_changed');
};

/**
 * Calls a method of the mail that is open at that moment. The item object is fetched for each try, never kept.
 * Format: Outlook's names for the two kinds of body are `html` and `text`.
 */
const callMail = <T>(
  reader: MailReader,
  isCurrent: IsCurrent,
  method: (item: ReadItem, done: (reply: Office.AsyncResult<T>) => void) => void,
  retries = 1,
): Promise<Result<T>> =>
  callOffice<T>(
    (done) => {
      const item = withMail(reader, isCurrent);
      if (item.ok) method(item.value, done);
    },
    { isCurrent: () => withMail(reader, isCurrent).ok, retries },
  );

const readBody = async (
  reader: MailReader,
  isCurrent: IsCurrent,
): Promise<Result<{ html: string; text: string }>> => {
  const [html, text] = await Promise.all([
    callMail<string>(reader, isCurrent, (item, done) => item.body.getAsync('html', done)),
    callMail<string>(reader, isCurrent, (item, done) => item.body.getAsync('text', done)),
  ]);
  if (!html.ok && !text.ok) return html;
  // Where only the HTML came, the server makes the text of it.
  return ok({
    html: html.ok ? (html.value ?? '').slice(0, MAIL_LIMITS.htmlChars) : '',
    text: text.ok ? (text.value ?? '').slice(0, MAIL_LIMITS.textChars) : '',
  });
};

type Raw = { body: { html: string; text: string }; headers: string };

/** Headers are a help: without them the mail is logged all the same. Only a change of mail ends the reading. */
const readRaw = async (reader: MailReader, isCurrent: IsCurrent): Promise<Result<Raw>> => {
  const body = await readBody(reader, isCurrent);
  if (!body.ok) return body;
  if (!reader.hasContentCalls) return ok({ body: body.value, headers: '' });
  const headers = await callMail<string>(
    reader,
    isCurrent,
    (item, done) => item.getAllInternetHeadersAsync(done),
    0,
  );
  if (!headers.ok && headers.error.code === 'host.subject_changed') return headers;
  return ok({ body: body.value, headers: headers.ok ? (headers.value ?? '') : '' });
};

const headersNameAnother = (headers: string, messageId: string): boolean => {
  const named = headerValues(headers, 'Message-ID').map(messageIdKey).filter(Boolean);
  return messageId !== '' && named.length > 0 && !named.includes(messageId);
};

const toMail = (item: ReadItem, { body, headers }: Raw): HostMail => ({
  messageId:
    messageIdKey(item.internetMessageId ?? '') || messageIdKey(headerValues(headers, 'Message-ID')[0] ?? ''),
  inReplyTo: messageIdKey(headerValues(headers, 'In-Reply-To')[0] ?? ''),
  references: messageIdKeys(headerValues(headers, 'References').join(' '), MAIL_LIMITS.references),
  conversationId: (item.conversationId ?? '').slice(0, 1_000),
  subject: (item.subject ?? '').slice(0, MAIL_LIMITS.subjectChars),
  sentAt: headerDate(headers) ?? dateToInstant(item.dateTimeCreated),
  participants: readMailParticipants(item),
  headers: headers.slice(0, MAIL_LIMITS.headerChars),
  text: body.text,
  html: body.html,
});

/** What tells one mail from another without a call: its ids and when it was written. */
const markOf = (item: ReadItem): string =>
  JSON.stringify([
    item.itemId,
    messageIdKey(item.internetMessageId ?? ''),
    item.conversationId,
    dateToInstant(item.dateTimeCreated),
  ]);

/**
 * Reads the open mail in full.
 *
 * Outlook may already show another mail while its message about that is still on the way, and then answers for the
 * other one. The headers give it away: they name the mail they belong to. Read again, they agree, or the message has
 * arrived by then. Where they still name another one nothing is handed out: text and headers would be stored with the
 * wrong mail. Without headers (below Mailbox 1.8) the marks of the item before and after are all there is to compare.
 *
 * Errors: as `callOffice`.
 */
export const readOpenMail = async (reader: MailReader, isCurrent: IsCurrent): Promise<Result<HostMail>> => {
  const item = withMail(reader, isCurrent);
  if (!item.ok) return item;
  const mark = markOf(item.value);
  const messageId = messageIdKey(item.value.internetMessageId ?? '');
  let raw = await readRaw(reader, isCurrent);
  if (raw.ok && headersNameAnother(raw.value.headers, messageId)) raw = await readRaw(reader, isCurrent);
  if (!raw.ok) return raw;
  const still = withMail(reader, isCurrent);
  if (!still.ok) return still;
  if (markOf(still.value) !== mark || headersNameAnother(raw.value.headers, messageId))
    return fail('host.subject_changed');
  return ok(toMail(still.value, raw.value));
};

/**
 * The id of a decision the open mail carries. The headers are asked for alone, and believed only where they name the mail
 * they belong to. Errors: as `callOffice`.
 */
export const readOpenReference = async (
  reader: MailReader,
  isCurrent: IsCurrent,
): Promise<Result<string | null>> => {
  const item = withMail(reader, isCurrent);
  if (!item.ok) return item;
  const messageId = messageIdKey(item.value.internetMessageId ?? '');
  const headers = await callMail<string>(
    reader,
    isCurrent,
    (open, done) => open.getAllInternetHeadersAsync(done),
    0,
  );
  if (!headers.ok) return headers;
  const text = headers.value ?? '';
  return headersNameAnother(text, messageId) ? fail('host.subject_changed') : ok(referenceIn(text));
};

/** A cloud file is an address, not bytes; a mail or an appointment comes as its own text. */
const contentToBytes = ({ content, format }: Office.AttachmentContent): Result<Uint8Array> => {
  switch (format) {
    case 'base64':
      return base64ToBytes(content);
    case 'eml':
    case 'iCalendar':
      return ok(new TextEncoder().encode(content));
    default:
      return fail('host.unsupported');
  }
};

/** Errors: as `callOffice`; `host.unsupported` also for links to cloud files and below Mailbox 1.8. */
export const readOpenAttachment = async (
  reader: MailReader,
  isCurrent: IsCurrent,
  id: string,
): Promise<Result<Uint8Array>> => {
  if (!reader.hasContentCalls) return fail('host.unsupported');
  const content = await callMail<Office.AttachmentContent>(reader, isCurrent, (item, done) =>
    item.getAttachmentContentAsync(id, done),
  );
  return content.ok ? contentToBytes(content.value) : content;
};

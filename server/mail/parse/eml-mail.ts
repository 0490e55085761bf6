/** A raw message (RFC 5322, MIME) to a mail. Structure and guards by mime-parts.ts, everything else by postal-mime. */
import type { Attachment, Email } from 'postal-mime';
import PostalMime, { decodeWords } from 'postal-mime';
import type { Mail } from '#shared/domain/mail.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { messageIdKey, messageIdKeys } from '#shared/domain/message-id.ts';
import type { Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { FoundAttachment } from './attachment-list.ts';
import { listAttachments } from './attachment-list.ts';
import { decodeMixed } from './charset.ts';
import { headersToParticipants } from './eml-participants.ts';
import type { EmlSkeleton, LiftedPart } from './eml-skeleton.ts';
import { buildEmlSkeleton, leafText } from './eml-skeleton.ts';
import { cleanLine, cleanText } from './foreign-text.ts';
import { htmlToPlainText } from './html-text.ts';
import { mailDateToInstant } from './mail-date.ts';
import { findMimeLeaves } from './mime-parts.ts';
import type { PARSE_LIMITS } from './parse-limits.ts';
import type { ReadMail } from './read-mail.ts';

type Limits = { readonly [Name in keyof typeof PARSE_LIMITS]: number };
type Found = {
  readonly part: LiftedPart | null;
  readonly attachment: FoundAttachment;
  readonly disposition: string;
};

const KNOWN_HEADER =
  /^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|reply-to|sender|mime-version|content-[a-z-]+|delivered-to|envelope-to|in-reply-to|references|resent-[a-z-]+|list-[a-z-]+|dkim-signature|arc-[a-z-]+|authentication-results|user-agent|precedence|x-[a-z0-9_-]+)[ \t]*:/im;

/** Without what an mbox or an export put before the headers: empty lines, a "From " line. */
const skipLead = (bytes: Buffer): Buffer => {
  let start = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  while (bytes[start] === 10 || bytes[start] === 13 || bytes[start] === 32 || bytes[start] === 9) start++;
  // Old mails write `From : Anna`, which is a header.
  if (/^>?From (?!\s*:)/.test(bytes.toString('latin1', start, start + 40))) {
    const end = bytes.indexOf(10, start);
    start = end < 0 ? bytes.length : end + 1;
  }
  return bytes.subarray(start);
};

const headerBlock = (bytes: Buffer): Buffer => {
  const ends = [bytes.indexOf('\n\n'), bytes.indexOf('\n\r\n')].filter((end) => end >= 0);
  return ends.length === 0 ? bytes : bytes.subarray(0, Math.min(...ends) + 1);
};

/** The attachments in the parser's order, markers replaced by what they stand for. */
const gather = (email: Email, skeleton: EmlSkeleton): Found[] => {
  const waiting = new Map(skeleton.lifted.map((part) => [part.marker, part]));
  const found = email.attachments.map((file: Attachment): Found => {
    const content =
      typeof file.content === 'string' ? Buffer.from(file.content) : Buffer.from(file.content as ArrayBuffer);
    const part = content.length < 100 ? (waiting.get(content.toString('latin1').trim()) ?? null) : null;
    if (part) waiting.delete(part.marker);
    return {
      part,
      disposition: file.disposition ?? '',
      attachment: {
        name: file.filename ?? '',
        contentType: file.mimeType,
        content: part?.content ?? content,
        contentId: file.contentId ?? '',
      },
    };
  });
  const shown = `${email.text ?? ''}${email.html ?? ''}`;
  for (const part of waiting.values()) {
    // A long text is text and nothing else; what is neither text nor attachment to the parser is kept.
    if (shown.includes(part.marker) && part.fileName === '') continue;
    const name = decodeWords(part.fileName);
    const attachment = { name, contentType: part.leaf.contentType, content: part.content, contentId: '' };
    found.push({ part, disposition: part.leaf.disposition, attachment });
  }
  return found;
};

const escapeHtml = (text: string): string =>
  text
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
    .replace(/\r?\n/g, '<br>');

/** Long texts, and parts the parser took for text although they were lifted: their words instead of the marker. */
const withoutMarkers = (text: string, skeleton: EmlSkeleton, isHtml: boolean): string => {
  if (!text.includes('kontor-part-')) return text;
  return skeleton.lifted.reduce((all, { marker, leaf, content }) => {
    if (!all.includes(marker)) return all;
    const words = leafText(leaf, content);
    if ((leaf.contentType === 'text/html') === isHtml) return all.replaceAll(marker, () => words);
    return all.replaceAll(marker, () => (isHtml ? escapeHtml(words) : htmlToPlainText(words)));
  }, text);
};

const isMessage = (file: Found): boolean =>
  /^message\/(?:rfc822|global)$/.test(file.attachment.contentType.toLowerCase());

const NESTED_BYTES = 5 * 1024 * 1024;

/** Reads the messages inside the message: their subject names them, their text is found with the outer one's. */
const readNested = async (
  files: readonly Found[],
  limits: Limits,
): Promise<{ files: FoundAttachment[]; texts: string[] }> => {
  const texts: string[] = [];
  const named: FoundAttachment[] = [];
  for (const file of files) {
    const { attachment } = file;
    if (!isMessage(file) || limits.nestedMessages === 0 || attachment.content.byteLength > NESTED_BYTES) {
      named.push(attachment);
      continue;
    }
    const inner = await emlToMail(Buffer.from(attachment.content), {
      ...limits,
      nestedMessages: limits.nestedMessages - 1,
    });
    if (!inner.ok) {
      named.push(attachment);
      continue;
    }
    const { subject, participants, text } = inner.value.mail;
    named.push(
      attachment.name === '' && subject !== ''
        ? { ...attachment, name: `${subject.replace(/[/\\]/g, '-')}.eml` }
        : attachment,
    );
    const from = participants.find(({ role }) => role === 'from');
    const heading = [from ? `From: ${from.name} <${from.email}>` : '', `Subject: ${subject}`].filter(
      (line) => line !== '',
    );
    if (file.disposition !== 'attachment') texts.push([...heading, '', text].join('\n').trim());
  }
  return { files: named, texts };
};

/** What a delivery report says to machines; clients show it below the text. */
const reportTexts = (files: readonly Found[]): string[] =>
  files
    .filter(({ attachment }) =>
      /^message\/(?:delivery-status|disposition-notification)$/.test(attachment.contentType),
    )
    .map(({ attachment }) => cleanText(decodeMixed(attachment.content)).trim());

/** When the structure is broken so that the parser finds nothing, the body as it stands is what clients show. */
const rescueText = (bytes: Buffer, header: Buffer): string =>
  cleanText(decodeMixed(bytes.subarray(header.length, header.length + MAIL_LIMITS.textChars))).trim();

/**
 * Reads a raw message.
 *
 * Errors: `mail.empty`, `mail.not_a_mail`, `mail.header_too_large`, `mail.too_many_parts`, `mail.too_deep`,
 * `mail.text_too_large`. Throws only where the parser does; the caller turns that into `mail.unreadable`.
 */
export const emlToMail = async (raw: Buffer, limits: Limits): Promise<Result<Omit<ReadMail, 'rawHash'>>> => {
  const bytes = skipLead(raw);
  if (bytes.length === 0) return fail('mail.empty');
  const leaves = findMimeLeaves(bytes, limits);
  if (!leaves.ok) return leaves;
  const header = headerBlock(bytes);
  const headers = cleanText(decodeMixed(header)).replace(/\n+$/, '\n');
  if (!KNOWN_HEADER.test(headers)) return fail('mail.not_a_mail');

  const skeleton = buildEmlSkeleton(bytes, leaves.value);
  const email = await PostalMime.parse(skeleton.bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: limits.depth + 2,
    maxHeadersSize: limits.headerBytes + limits.partHeaderBytes + 1_000 * limits.parts,
  });
  const files = gather(email, skeleton);
  const nested = await readNested(files, limits);
  if (nested.files.length > MAIL_LIMITS.attachments) {
    return fail('mail.too_many_parts', { params: { limit: MAIL_LIMITS.attachments } });
  }

  const html = cleanText(withoutMarkers(email.html ?? '', skeleton, true));
  const plain = cleanText(withoutMarkers(email.text ?? '', skeleton, false)).replace(/\s+$/, '');
  const own = plain !== '' || html === '' ? plain : htmlToPlainText(html);
  const body = own === '' && html === '' && files.length === 0 ? rescueText(bytes, header) : own;
  const text = [body, ...reportTexts(files), ...nested.texts].filter((piece) => piece !== '').join('\n\n');
  if (text.length > MAIL_LIMITS.textChars || html.length > MAIL_LIMITS.htmlChars)
    return fail('mail.text_too_large');

  const first = (key: string): string =>
    email.headers.find((line) => line.key === key && line.value !== '')?.value ?? '';
  const { attachments, blobs } = listAttachments(nested.files, html);
  const mail: Mail = {
    messageId: messageIdKey(first('message-id')),
    inReplyTo: messageIdKeys(first('in-reply-to'), 1)[0] ?? '',
    references: messageIdKeys(first('references'), MAIL_LIMITS.references),
    conversationId: '',
    subject: cleanLine(decodeWords(first('subject')), MAIL_LIMITS.subjectChars),
    sentAt: mailDateToInstant(first('date')),
    participants: headersToParticipants(email.headers),
    headers,
    text,
    html,
    attachments,
  };
  return ok({ mail, blobs });
};

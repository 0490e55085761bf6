/** Brings the open mail from the page of a mailbox into the panel, whole. Fetched when a mail is open there. */
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Browser } from '../browser.ts';
import { fromBase64 } from './base64.ts';
import type { MailFile } from './mail-file.ts';
import { parseApart } from './parse-apart.ts';
import type { WebmailReading, WebmailRequest } from './webmail-messages.ts';

type Ask = (request: WebmailRequest) => Promise<unknown>;

const isPiece = (answer: unknown): answer is { total: number; base64: string } => {
  const { total, base64 } = (answer ?? {}) as { total?: unknown; base64?: unknown };
  return Number.isSafeInteger(total) && typeof base64 === 'string';
};

/** Piece after piece; null when the page has moved on, or says something else than before. */
const readSource = async (ask: Ask, key: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  const first = await ask({ type: 'webmail.source', key, offset: 0 });
  if (!isPiece(first) || first.total > MAIL_LIMITS.rawBytes || first.total < 0) return null;
  const all = new Uint8Array(first.total);
  let piece: unknown = first;
  for (let at = 0; ;) {
    if (!isPiece(piece) || piece.total !== first.total) return null;
    const bytes = fromBase64(piece.base64);
    if (at + bytes.length > first.total || (bytes.length === 0 && at < first.total)) return null;
    all.set(bytes, at);
    at += bytes.length;
    if (at === first.total) return all;
    piece = await ask({ type: 'webmail.source', key, offset: at });
  }
};

/** A mail as the page shows it, of a mailbox that hands out no source. */
const readBody = async (ask: Ask, reading: WebmailReading): Promise<Result<MailFile>> => {
  const answer = (await ask({ type: 'webmail.body', key: reading.key })) as {
    text?: unknown;
    html?: unknown;
  } | null;
  if (typeof answer?.text !== 'string' || typeof answer.html !== 'string')
    return fail('host.subject_changed');
  const mail = {
    messageId: '',
    inReplyTo: '',
    references: [],
    conversationId: '',
    subject: reading.subject,
    sentAt: reading.sentAt,
    participants: reading.participants.map((one) => ({ ...one })),
    headers: '',
    text: answer.text.slice(0, MAIL_LIMITS.textChars),
    html: answer.html.slice(0, MAIL_LIMITS.htmlChars),
  };
  return ok({ mail, attachments: [], content: new Map() });
};

/** Errors: `host.subject_changed` when another mail is open by now, `host.failed` when its source cannot be had or is no mail. */
export const fetchMail = async (
  tabs: Pick<Browser['tabs'], 'sendMessage'>,
  tabId: number,
  reading: WebmailReading,
  parse: (bytes: Uint8Array<ArrayBuffer>) => Promise<Result<MailFile>> = parseApart,
): Promise<Result<MailFile>> => {
  const ask: Ask = (request) => tabs.sendMessage(tabId, request).catch(() => null);
  if (!reading.hasSource) return readBody(ask, reading);
  const bytes = await readSource(ask, reading.key).catch(() => null);
  if (!bytes) {
    const isStillOpen = (await ask({ type: 'webmail.stamp' })) === reading.stamp;
    return fail(isStillOpen ? 'host.failed' : 'host.subject_changed');
  }
  const file = await parse(bytes);
  // The source was compared with the page when it was opened; this is the same one or none.
  if (file.ok && file.value.mail.messageId !== reading.messageId) return fail('host.subject_changed');
  return file;
};

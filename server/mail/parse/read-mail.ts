/**
 * Bytes to a mail, in this very process: only the parser's child process calls it (parser-child.ts), because the
 * libraries below may hang or eat memory on hostile input. Everybody else uses `createMailReader`.
 */
import type { Mail } from '#shared/domain/mail.ts';
import type { Result } from '#shared/lib/result.ts';
import { sha256Hex } from './content-hash.ts';
import type { Blob } from './content-hash.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { PARSE_LIMITS } from './parse-limits.ts';

export type MailFormat = 'eml' | 'msg';
export type ReadMail = {
  readonly mail: Mail;
  /** The bytes of the attachments, each content once. */
  readonly blobs: readonly Blob[];
  /** SHA-256 of the bytes as they came: two mails without an id are one when this is equal. */
  readonly rawHash: string;
};

type Parser = (bytes: Buffer) => Promise<Result<Omit<ReadMail, 'rawHash'>>>;

/** The parsers are loaded when first needed: a mail server that never sees a .msg never pays for its reader. */
const loadParser = async (format: MailFormat): Promise<Parser | null> => {
  try {
    if (format === 'msg') return (await import('./msg-mail.ts')).msgToMail;
    const { emlToMail } = await import('./eml-mail.ts');
    return (bytes) => emlToMail(bytes, PARSE_LIMITS);
  } catch {
    return null;
  }
};

export const readMail = async (bytes: Buffer, format: MailFormat): Promise<Result<ReadMail>> => {
  const parse = await loadParser(format);
  // Not the mail's fault: an incomplete installation must not look like thousands of bad mails.
  if (!parse) return fail('mail.reader_unavailable');
  try {
    const parsed = await parse(bytes);
    return parsed.ok ? ok({ ...parsed.value, rawHash: sha256Hex(bytes) }) : parsed;
  } catch {
    return fail('mail.unreadable');
  }
};

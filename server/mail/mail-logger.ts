/** Logs raw mails: read in another process, contents stored, then the same mutation every client uses. */
import type { Direction, Visibility } from '#shared/domain/activity.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import type { Mail } from '#shared/domain/mail.ts';
import { messageIdKey } from '#shared/domain/message-id.ts';
import { outcomeFailure } from '#shared/domain/mutation.ts';
import type { MutationName } from '#shared/domain/mutations.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationExecutor, Prepare } from '../core/mutation-executor.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import type { BlobProgress, BlobStore } from './blob-store.ts';
import { findSameMail, mailIdentity } from './mail-variants.ts';
import { sha256Hex } from './parse/content-hash.ts';
import { attachmentName } from './parse/attachment-name.ts';
import { cleanLine } from './parse/foreign-text.ts';
import type { MailFormat, MailReader, ReadMail } from './parse/mail-reader.ts';

export type LoggedMail = {
  readonly id: string;
  readonly status: 'logged' | 'already_logged';
  /** False when it was logged before exactly like this. */
  readonly changed: boolean;
};

/** A mail that was read but not logged yet. */
export type RawMail = ReadMail & { readonly rawHash: string };

export type LogOptions = {
  /** Without it: what the asker chose for this mail before, else everybody. */
  readonly visibility: Visibility | undefined;
  readonly direction: Direction;
  readonly source: string;
};

export type MailLogger = {
  /** Errors: those of the mail reader and of `mail.log`. Replay: the same mail is logged once. */
  readonly logRaw: (
    scope: Scope,
    bytes: Uint8Array,
    format: MailFormat,
    options: LogOptions,
  ) => Promise<Result<LoggedMail>>;
  /** The first half of `logRaw`, for those who read ahead. Errors: those of the mail reader. */
  readonly readRaw: (bytes: Uint8Array, format: MailFormat) => Promise<Result<RawMail>>;
  /** The second half. */
  readonly logRead: (scope: Scope, mail: RawMail, options: LogOptions) => Promise<Result<LoggedMail>>;
  /**
   * How much of content has arrived. Stored and not noted, as when the server ended in between or an older database was
   * brought back, it is not complete: sent to its end once more it is noted.
   */
  readonly blobState: (hash: string) => Promise<Result<BlobProgress>>;
  /** Notes that content is stored, so that mails may refer to it. */
  readonly registerBlob: (hash: string, sizeBytes: number) => Promise<Result<null>>;
};

export type MailLoggerOptions = {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly reader: MailReader;
  readonly executor: MutationExecutor;
  readonly clock: Clock;
  readonly newId: IdGenerator;
};

const CHOSEN = `select visibility from mail_log where "activityId" = ? and "userId" = ?`;

type LogArgs = { readonly mail: Mail };

/** What clients say of attachments is as foreign as the mail: names are made harmless here too. */
const withCleanNames = (mail: Mail): Mail => ({
  ...mail,
  subject: cleanLine(mail.subject, MAIL_LIMITS.subjectChars),
  attachments: mail.attachments.map((file) => ({
    ...file,
    name: attachmentName(file.name, file.contentType),
  })),
});

/** Cleans names, and gives a mail that comes with HTML only its text, in the reader's process. */
export const prepareMail =
  (reader: MailReader): Prepare =>
  async (name: MutationName, args: unknown) => {
    if (name !== 'mail.log') return ok(args);
    const mail = withCleanNames((args as LogArgs).mail);
    const cleaned = { ...(args as LogArgs), mail };
    if (mail.text.trim() || !mail.html) return ok(cleaned);
    const text = await reader.htmlToText(mail.html);
    return text.ok ? ok({ ...cleaned, mail: { ...mail, text: text.value } }) : text;
  };

export const createMailLogger = ({
  store,
  blobs,
  reader,
  executor,
  clock,
  newId,
}: MailLoggerOptions): MailLogger => {
  const registerBlob: MailLogger['registerBlob'] = (hash, sizeBytes) =>
    store.write(async (tx) => {
      await tx.run(
        'insert into blob (hash, "sizeBytes", "createdAt") values (?, ?, ?) on conflict (hash) do nothing',
        hash,
        sizeBytes,
        toInstant(clock.now()),
      );
      return ok(null);
    });

  const blobState: MailLogger['blobState'] = async (hash) => {
    const stored = await blobs.state(hash);
    if (!stored.ok || !stored.value.complete) return stored;
    const noted = await store.sql.get('select hash from blob where hash = ?', hash);
    return ok({ ...stored.value, complete: noted !== undefined });
  };

  const chosenBefore = async (scope: Scope, mail: Mail, rawHash: string): Promise<Visibility | undefined> => {
    const nameless = messageIdKey(mail.messageId) === '';
    const known = await findSameMail(store.sql, mailIdentity(mail), nameless ? rawHash : null);
    if (!known) return undefined;
    const log = await store.sql.get<{ visibility: Visibility }>(CHOSEN, known.activityId, scope.userId);
    return log?.visibility;
  };

  const readRaw: MailLogger['readRaw'] = async (bytes, format) => {
    const read = await reader.read(bytes, format);
    return read.ok ? ok({ ...read.value, rawHash: sha256Hex(bytes) }) : read;
  };

  const logRead: MailLogger['logRead'] = async (scope, { mail, rawHash, blobs: contents }, options) => {
    for (const { hash, bytes } of contents) {
      const stored = await blobs.put(hash, bytes);
      if (!stored.ok) return stored;
      const registered = await registerBlob(hash, bytes.byteLength);
      if (!registered.ok) return registered;
      // Once more: an erasure may have taken the same content away just before it was noted.
      const kept = await blobs.put(hash, bytes);
      if (!kept.ok) return kept;
    }
    const visibility = options.visibility ?? (await chosenBefore(scope, mail, rawHash)) ?? 'all';
    const id = newId();
    const outcome = await executor.execute(scope, {
      id,
      name: 'mail.log',
      at: toInstant(clock.now()),
      // The mutation's own id: nobody was told it before, so no alias is needed when the mail is known already.
      args: {
        id,
        mail,
        rawHash,
        visibility,
        direction: options.direction,
        links: [],
        source: options.source,
      },
    });
    if (outcome.status !== 'rejected') return ok(outcome.result as LoggedMail);
    return outcomeFailure(outcome);
  };

  return {
    blobState,
    registerBlob,
    readRaw,
    logRead,
    logRaw: async (scope, bytes, format, options) => {
      const read = await readRaw(bytes, format);
      return read.ok ? logRead(scope, read.value, options) : read;
    },
  };
};

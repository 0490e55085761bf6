/**
 * Logs mails from files through the same path as every other client.
 *
 * Memory: a handful of mails at once, whatever the size of the folder or mbox. Reading runs ahead, logging keeps the
 * order of the files, so that two runs end alike. Replay: a mail that is logged already is counted as unchanged; after
 * a crash the next run goes on where the last one ended.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Visibility } from '#shared/domain/activity.ts';
import { MAIL_LIMITS } from '#shared/domain/mail.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { LoggedMail, MailLogger, RawMail } from '../mail/mail-logger.ts';
import type { MailFormat } from '../mail/parse/mail-reader.ts';
import { splitMbox } from '../mail/parse/mbox.ts';
import { createTally } from './import-tally.ts';
import type { ImportReport, ImportStep, ImportTally } from './import-tally.ts';
import { listFiles, mailFileKind } from './mail-files.ts';

export type MailImport = {
  readonly mailLogger: MailLogger;
  readonly scope: Scope;
  /** Without it a mail logged before keeps what was chosen then, and a new one is for everybody. */
  readonly visibility: Visibility | undefined;
  readonly report: ImportReport;
};

type RawFile = { readonly place: string; readonly format: MailFormat; readonly bytes: Result<Uint8Array> };
type Pending = { readonly file: RawFile; readonly mail: Promise<Result<RawMail>> };

/** Mails read ahead of the one being logged. */
const AHEAD = 3;

const unreadable = (error: unknown): Failure =>
  fail('import.file_unreadable', { params: { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' } });

const readWhole = async (path: string): Promise<Result<Uint8Array>> => {
  const { size } = await stat(path);
  if (size > MAIL_LIMITS.rawBytes) return fail('mail.too_large', { params: { limit: MAIL_LIMITS.rawBytes } });
  return ok(await readFile(path));
};

async function* mailsOfFile(path: string): AsyncGenerator<RawFile> {
  try {
    const kind = await mailFileKind(path);
    if (kind === 'mbox') {
      let no = 0;
      for await (const bytes of splitMbox(createReadStream(path))) {
        yield { place: `${path}#${(no += 1)}`, format: 'eml', bytes };
      }
    } else if (kind) yield { place: path, format: kind, bytes: await readWhole(path) };
  } catch (error) {
    yield { place: path, format: 'eml', bytes: unreadable(error) };
  }
}

const stepOf = ({ status, changed }: LoggedMail): ImportStep => {
  if (status === 'logged') return 'created';
  return changed ? 'updated' : 'unchanged';
};

/** `from` is a file, an mbox or a folder. Errors: `import.file_missing`; single mails are reported and counted. */
export const importMails = async (from: string, job: MailImport): Promise<Result<ImportTally>> => {
  const { mailLogger, scope, visibility, report } = job;
  const files = await listFiles(from);
  if (!files.ok) return files;
  const tally = createTally();
  const ahead: Pending[] = [];
  let done = 0;

  const readAhead = ({ bytes, format }: RawFile): Promise<Result<RawMail>> =>
    bytes.ok ? mailLogger.readRaw(bytes.value, format) : Promise.resolve(bytes);

  const logNext = async (): Promise<void> => {
    const { file, mail } = ahead.shift()!;
    const { place } = file;
    const first = await mail;
    // A machine that is busy with other things is no fault of the mail: once more before it is given up.
    const late = !first.ok && first.error.code === 'mail.parse_timeout';
    const read = late ? await readAhead(file) : first;
    const logged = read.ok
      ? await mailLogger.logRead(scope, read.value, { visibility, direction: 'none', source: 'import' })
      : read;
    if (logged.ok) tally.count(stepOf(logged.value));
    else {
      tally.count('failed');
      report.failed(place, logged);
    }
    report.progress((done += 1));
  };

  for await (const path of files.value) {
    for await (const file of mailsOfFile(path)) {
      ahead.push({ file, mail: readAhead(file) });
      if (ahead.length > AHEAD) await logNext();
    }
  }
  while (ahead.length > 0) await logNext();
  return ok(tally.read());
};

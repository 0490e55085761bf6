/**
 * Reads mails: from foreign bytes to a `Mail`, in child processes that are ended when a parse takes too long or too
 * much memory, so that no mail can stop the server or starve others.
 */
import { fileURLToPath } from 'node:url';
import type { Mail } from '#shared/domain/mail.ts';
import { mailSchema } from '#shared/domain/mail.ts';
import type { Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { PARSE_LIMITS } from './parse-limits.ts';
import type { ParseRequest } from './parser-frames.ts';
import type { Answer, ParserProcess, ParserSettings } from './parser-process.ts';
import { createParserProcess } from './parser-process.ts';
import type { Blob } from './content-hash.ts';
import type { MailFormat, ReadMail } from './read-mail.ts';

export type { MailFormat, ReadMail } from './read-mail.ts';

export type MailReaderOptions = Partial<ParserSettings> & {
  /** An idle process is ended after this long, so that a server at rest stays small. */
  readonly idleMs?: number;
  readonly processes?: number;
};

export type MailReader = {
  /**
   * Reads one mail.
   *
   * Errors: `mail.empty`, `mail.too_large`, `mail.header_too_large`, `mail.too_many_parts`, `mail.too_deep`,
   * `mail.text_too_large`, `mail.not_a_mail`, `mail.is_contact`, `mail.is_appointment`, `mail.parse_timeout`,
   * `mail.parse_memory`, `mail.unreadable`; `mail.reader_unavailable` when the reader itself cannot run.
   * Replay: the same bytes give the same mail.
   */
  readonly read: (bytes: Uint8Array, format: MailFormat) => Promise<Result<ReadMail>>;
  /** Plain text of foreign HTML, under the same limits. */
  readonly htmlToText: (html: string) => Promise<Result<string>>;
  /** Ends all processes; running and waiting reads fail with `mail.reader_unavailable`. */
  readonly close: () => Promise<void>;
};

const MEBIBYTE = 1_048_576;
const CHILD = fileURLToPath(new URL('./parser-child.ts', import.meta.url));

type Job = {
  readonly request: ParseRequest;
  readonly bytes: Uint8Array;
  readonly done: (result: Result<Answer>) => void;
};

type ReadAnswer = {
  readonly mail: Mail;
  readonly rawHash: string;
  readonly blobs: readonly { readonly hash: string; readonly size: number }[];
};

/** The child has read hostile bytes: what it says is checked like any foreign input. */
const answerToMail = ({ json, payload }: Answer): Result<ReadMail> => {
  if (!json.ok) return json;
  const { mail, rawHash, blobs: sizes } = json.value as ReadAnswer;
  const checked = mailSchema.safeParse(mail);
  if (!checked.success) return fail('mail.unreadable');
  let at = 0;
  const blobs = sizes.map(({ hash, size }): Blob => {
    const bytes = payload.subarray(at, at + size);
    at += size;
    return { hash, bytes };
  });
  return ok({ mail: checked.data, blobs, rawHash });
};

export const createMailReader = (options: MailReaderOptions = {}): MailReader => {
  const settings: ParserSettings = {
    timeoutMs: options.timeoutMs ?? 2_000,
    memoryBytes: options.memoryBytes ?? 256 * MEBIBYTE,
    entry: options.entry ?? CHILD,
  };
  const most = options.processes ?? 2;
  const idleMs = options.idleMs ?? 30_000;
  const waiting: Job[] = [];
  const busy = new Set<ParserProcess>();
  const idle = new Map<ParserProcess, NodeJS.Timeout>();
  let closed = false;

  const rest = (parser: ParserProcess): void => {
    idle.set(
      parser,
      setTimeout(() => {
        idle.delete(parser);
        parser.end();
      }, idleMs).unref(),
    );
  };

  const take = (): ParserProcess | null => {
    for (const [parser, timer] of idle) {
      idle.delete(parser);
      clearTimeout(timer);
      if (parser.isUsable()) return parser;
    }
    return busy.size < most ? createParserProcess(settings) : null;
  };

  const work = async (parser: ParserProcess, job: Job): Promise<void> => {
    busy.add(parser);
    job.done(await parser.run(job.request, job.bytes));
    busy.delete(parser);
    if (parser.isUsable() && !closed) rest(parser);
    next();
  };

  const next = (): void => {
    while (waiting.length > 0) {
      const parser = take();
      if (!parser) return;
      void work(parser, waiting.shift()!);
    }
  };

  const run = (request: ParseRequest, bytes: Uint8Array): Promise<Result<Answer>> =>
    new Promise((done) => {
      if (closed) {
        done(fail('mail.reader_unavailable'));
        return;
      }
      waiting.push({ request, bytes, done });
      next();
    });

  return {
    read: async (bytes, format) => {
      if (bytes.byteLength === 0) return fail('mail.empty');
      if (bytes.byteLength > PARSE_LIMITS.rawBytes) {
        return fail('mail.too_large', { params: { limit: PARSE_LIMITS.rawBytes } });
      }
      const answer = await run({ kind: format }, bytes);
      return answer.ok ? answerToMail(answer.value) : answer;
    },
    htmlToText: async (html) => {
      if (html === '') return ok('');
      const answer = await run({ kind: 'html' }, Buffer.from(html));
      if (!answer.ok) return answer;
      const { json } = answer.value;
      return json.ok ? ok((json.value as { text: string }).text) : json;
    },
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.done(fail('mail.reader_unavailable'));
      for (const timer of idle.values()) clearTimeout(timer);
      const all = [...busy, ...idle.keys()];
      idle.clear();
      for (const parser of all) parser.end();
      await Promise.all(all.map((parser) => parser.whenEnded));
    },
  };
};

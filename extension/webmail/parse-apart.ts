/**
 * Foreign mails are taken apart in a thread of their own, one for each, so that a mail made to keep a parser busy stops
 * neither the panel nor the next mail. `fetch-mail.ts` limits their size before.
 */
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MailFile } from './mail-file.ts';

/** As much of a browser's `Worker` as is used. */
export type ParserThread = {
  readonly addEventListener: (
    type: 'message' | 'error',
    listener: (event: { readonly data?: unknown; readonly preventDefault?: () => void }) => void,
  ) => void;
  readonly postMessage: (message: Uint8Array, transfer: ArrayBuffer[]) => void;
  readonly terminate: () => void;
};

export type ApartOptions = {
  readonly start: () => ParserThread;
  /** Resolves when the mail has taken long enough. */
  readonly timeout: (signal: AbortSignal) => Promise<void>;
};

/** ms; a mail of 50 MB takes about one second. */
const TIME_MAX = 10_000;

const inBrowser: ApartOptions = {
  start: () => new Worker(new URL('mail-file.worker.ts', import.meta.url), { type: 'module' }),
  timeout: (signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, TIME_MAX);
      signal.addEventListener('abort', () => clearTimeout(timer));
    }),
};

const startedBy = (start: ApartOptions['start']): ParserThread | null => {
  try {
    return start();
  } catch {
    return null;
  }
};

/**
 * @param bytes belong to the thread afterwards
 *
 * Errors: `host.failed`, when the bytes are no mail, or took too long.
 */
export const parseApart = (
  bytes: Uint8Array<ArrayBuffer>,
  { start, timeout }: ApartOptions = inBrowser,
): Promise<Result<MailFile>> =>
  new Promise((resolve) => {
    const thread = startedBy(start);
    if (!thread) {
      resolve(fail('host.failed'));
      return;
    }
    const over = new AbortController();
    const end = (file: Result<MailFile>): void => {
      over.abort();
      thread.terminate();
      resolve(file);
    };
    // What answers is a script of ours, whatever the mail was; it hands on what it read as text and bytes.
    thread.addEventListener('message', ({ data }) => end(data as Result<MailFile>));
    thread.addEventListener('error', (event) => {
      event.preventDefault?.();
      end(fail('host.failed'));
    });
    void timeout(over.signal).then(() => end(fail('host.failed')));
    thread.postMessage(bytes, [bytes.buffer]);
  });

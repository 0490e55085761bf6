/**
 * One way to call office.js: a promise that always settles, with a `Result` in it.
 *
 * Some callbacks never come (an unreadable answer of the host, faults of the classic client), so every call has an
 * end of its own. A reply is only believed while the item it was asked for is still the one that is open: item
 * methods act on whatever is selected when they arrive.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type OfficeCallOptions = {
  /** ms until one try counts as lost. */
  readonly timeoutMs?: number;
  /** Further tries after a lost or failed one. Only reads are called this way, so asking twice is harmless. */
  readonly retries?: number;
  /** Asked before each try and after each reply; false ends the call with `host.subject_changed`. */
  readonly isCurrent?: () => boolean;
};

type Start<T> = (done: (reply: Office.AsyncResult<T>) => void) => void;

const CODES: Readonly<Record<number, string>> = {
  5000: 'host.unsupported',
  5007: 'host.unsupported',
  7000: 'host.denied',
  9017: 'host.denied',
  9030: 'host.subject_changed',
  9032: 'host.unsupported',
  9038: 'host.denied',
  9047: 'host.denied',
  9055: 'host.unsupported',
};

const RETRIED: ReadonlySet<string> = new Set(['host.timeout', 'host.failed']);

const replyToResult = <T>(reply: Office.AsyncResult<T>): Result<T> => {
  if (String(reply.status) === 'succeeded') return ok(reply.value);
  const number = reply.error?.code;
  return fail(CODES[number] ?? 'host.failed', { params: { number: number ?? 0 } });
};

/**
 * What a call that threw instead of starting means. A missing method is a TypeError; everything else office.js throws
 * at our fixed arguments is its own check of the permission level, whose message is translated and carries no code.
 */
const thrownToFailure = (thrown: unknown): Result<never> =>
  fail(thrown instanceof TypeError ? 'host.unsupported' : 'host.denied');

const tryOnce = <T>(start: Start<T>, timeoutMs: number): Promise<Result<T>> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(fail('host.timeout')), timeoutMs);
    const settle = (result: Result<T>): void => {
      clearTimeout(timer);
      resolve(result);
    };
    try {
      start((reply) => settle(replyToResult(reply)));
    } catch (thrown) {
      settle(thrownToFailure(thrown));
    }
  });

/**
 * Runs one asynchronous call of office.js; `start` gets the callback to hand over.
 *
 * Errors: `host.timeout`, `host.denied`, `host.unsupported`, `host.failed`, `host.subject_changed`.
 */
export const callOffice = async <T>(
  start: Start<T>,
  { timeoutMs = 8_000, retries = 1, isCurrent = () => true }: OfficeCallOptions = {},
): Promise<Result<T>> => {
  for (let left = retries; ; left -= 1) {
    if (!isCurrent()) return fail('host.subject_changed');
    const result = await tryOnce(start, timeoutMs);
    if (!isCurrent()) return fail('host.subject_changed');
    if (result.ok || left <= 0 || !RETRIED.has(result.error.code)) return result;
  }
};

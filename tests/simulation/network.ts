/**
 * The way between a device and the server: each request and each answer is an event of its own with its own delay, and
 * anything may happen to either.
 */
import type { Random } from './random.ts';
import type { Time } from './time.ts';

export type Request = { readonly url: string; readonly init: RequestInit };
/** What happens to one request; decided by the fault that stands at the moment. */
export type Mishap = {
  /** Before the server: a changed request, an answer of somebody else, or null as if nothing was. */
  readonly onWay?: (request: Request, serve: Serve) => Promise<Response | null> | Response | null;
  /** After the server: true loses the answer. */
  readonly losesAnswer?: (request: Request, answer: Response) => boolean;
  /** Comes once more so many ms later; that answer goes nowhere. */
  readonly repeats?: (request: Request) => number | null;
  /** Whether a request gets as far as the server. */
  readonly blocks?: (request: Request) => boolean;
  /** Whether an answer or a piece of a stream gets back. */
  readonly blocksBack?: () => boolean;
};
export type Serve = (url: string, init: RequestInit) => Promise<Response>;

export type Network = {
  readonly fetch: typeof fetch;
  readonly openStream: (path: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | null>;
};

export type NetworkOptions = {
  readonly time: Time;
  readonly random: Random;
  readonly serve: Serve;
  readonly token: () => string;
  readonly mishaps: () => readonly Mishap[];
  readonly trace: (line: string) => void;
  readonly isAlive: () => boolean;
};

const NEVER = 3_600_000;

export const createNetwork = (options: NetworkOptions): Network => {
  const { time, random, serve, token, mishaps, trace, isAlive } = options;
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void time.timers.after(ms, resolve));
  const delay = (): Promise<void> => wait(5 + random.below(120));
  const some = (look: (mishap: Mishap) => boolean | undefined): boolean => mishaps().some((one) => look(one));

  const travel = async (request: Request): Promise<Response> => {
    await delay();
    if (some((one) => one.blocks?.(request))) throw new TypeError('unreachable');
    for (const mishap of mishaps()) {
      const again = mishap.repeats?.(request);
      if (typeof again === 'number') time.timers.after(again, () => void serve(request.url, request.init).catch(() => {}));
    }
    let answer: Response | null = null;
    for (const mishap of mishaps()) answer ??= (await mishap.onWay?.(request, serve)) ?? null;
    answer ??= await serve(request.url, request.init);
    await delay();
    if (some((one) => one.losesAnswer?.(request, answer) || one.blocksBack?.())) throw new TypeError('lost');
    return answer;
  };

  const headersOf = (init: RequestInit): Headers => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token()}`);
    return headers;
  };

  return {
    fetch: (async (url: string, init: RequestInit = {}) => {
      const { signal, ...rest } = init;
      const request = { url, init: { ...rest, headers: headersOf(init) } };
      const aborted = new Promise<never>((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      );
      aborted.catch(() => {});
      const answer = await Promise.race([travel(request), aborted]);
      if (!isAlive()) await wait(NEVER * 24 * 365);
      trace(`${init.method} ${url.split('?')[0]} ${answer.status}`);
      return answer;
    }) as typeof fetch,
    openStream: async (path, signal) => {
      await delay();
      const request = { url: path, init: {} };
      if (some((one) => one.blocks?.(request) || one.blocksBack?.())) throw new TypeError('unreachable');
      const answer = await serve(path, { headers: headersOf({}) });
      if (!answer.ok || !answer.body) return null;
      const reader = answer.body.getReader();
      signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
      return new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          const { done, value } = await reader.read();
          if (done || !isAlive()) return controller.close();
          await delay();
          // Held back by whatever is in between: the stream looks open and says nothing.
          controller.enqueue(some((one) => one.blocks?.(request) || one.blocksBack?.()) ? new Uint8Array() : value);
        },
        cancel: () => reader.cancel(),
      });
    },
  };
};

/**
 * The way between a program and the server: each request and each answer takes its own time, and anything may happen to
 * either.
 */
import type { Random } from './random.ts';
import type { Time } from './time.ts';

export type Request = { readonly url: string; readonly init: RequestInit };
export type Serve = (url: string, init: RequestInit) => Promise<Response>;
/** What happens on the way; a fault puts one in place and takes it away again. */
export type Mishap = {
  /** Before the server: a changed request, an answer of somebody else, or null as if nothing was. */
  readonly onWay?: (request: Request, serve: Serve) => Promise<Response | null> | Response | null;
  /** After the server: true loses the answer. */
  readonly losesAnswer?: (request: Request, answer: Response) => boolean | Promise<boolean>;
  /** Comes once more so many ms later; that answer goes nowhere. */
  readonly repeats?: (request: Request) => number | null;
  /** Whether a request does not get as far as the server. */
  readonly blocks?: (request: Request) => boolean;
  /** Whether an answer or a piece of a stream does not get back. */
  readonly blocksBack?: (request: Request) => boolean;
};

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
  readonly onSent: (request: Request) => void;
  /** Told of every answer that reaches the program. */
  readonly onAnswer: (request: Request, answer: Response) => Promise<void>;
  /** Resolves when the program can go on: at once, after it thaws, or never. */
  readonly awake: () => Promise<void>;
  readonly isAlive: () => boolean;
};

const FASTEST_MS = 5;
const SPREAD_MS = 120;

export const createNetwork = (options: NetworkOptions): Network => {
  const { time, random, serve, token, mishaps, trace, onSent, onAnswer, awake, isAlive } = options;
  const delay = (): Promise<void> => time.wait(FASTEST_MS + random.below(SPREAD_MS));
  const blocks = (request: Request): boolean => mishaps().some((one) => one.blocks?.(request));
  const blocksBack = (request: Request): boolean => mishaps().some((one) => one.blocksBack?.(request));

  const isLost = async (request: Request, answer: Response): Promise<boolean> => {
    for (const one of mishaps()) if (await one.losesAnswer?.(request, answer)) return true;
    return blocksBack(request);
  };

  const travel = async (request: Request): Promise<Response> => {
    await delay();
    if (blocks(request)) throw new TypeError('unreachable');
    for (const mishap of mishaps()) {
      const again = mishap.repeats?.(request) ?? null;
      if (again !== null)
        time.timers.after(again, () => void serve(request.url, request.init).catch(() => {}));
    }
    let answer: Response | null = null;
    for (const mishap of mishaps()) answer ??= (await mishap.onWay?.(request, serve)) ?? null;
    answer ??= await serve(request.url, request.init);
    await delay();
    if (await isLost(request, answer)) throw new TypeError('lost');
    return answer;
  };

  const headersOf = (init: RequestInit): Headers => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token()}`);
    return headers;
  };

  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { signal, ...rest } = init;
    const request = { url, init: { ...rest, headers: headersOf(init) } };
    const aborted = new Promise<never>((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
    );
    aborted.catch(() => {});
    onSent(request);
    try {
      const answer = await Promise.race([travel(request), aborted]);
      await awake();
      trace(`${init.method} ${url.split('?')[0]} ${answer.status}`);
      await onAnswer(request, answer.clone());
      return answer;
    } catch (error) {
      await awake();
      trace(`${init.method} ${url.split('?')[0]} ${(error as Error).message}`);
      throw error;
    }
  };

  return {
    fetch: ask as typeof fetch,
    openStream: async (path, signal) => {
      await delay();
      const request = { url: path, init: {} };
      if (blocks(request) || blocksBack(request)) throw new TypeError('unreachable');
      const answer = await serve(path, { headers: headersOf({}) });
      await awake();
      if (!answer.ok || !answer.body) return null;
      const reader = answer.body.getReader();
      signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
      return new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          const { done, value } = await reader.read();
          await awake();
          if (done || !isAlive()) return controller.close();
          await delay();
          // Held back by whatever is in between: the stream looks open and says nothing.
          if (blocks(request) || blocksBack(request)) return;
          controller.enqueue(value);
        },
        cancel: () => reader.cancel(),
      });
    },
  };
};

/**
 * One child process with a leash: it parses one thing at a time and is killed when a parse takes too long or too much.
 *
 * Memory: on Linux the resident size is read from /proc every 20 ms; elsewhere only the size of the JavaScript heap is
 * limited (`--max-old-space-size`), so there the time limit is what stops a parse that eats memory outside of it.
 * Time: from handing over the bytes to the complete answer; starting the process does not count. A busy machine must
 * not make a good mail bad: on Linux a process that is ready to run but was not let has up to three times as long.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Failure, Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { ParseRequest } from './parser-frames.ts';
import { createFrameReader, frameHead } from './parser-frames.ts';

export type ParserSettings = {
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  /** The program of the child. */
  readonly entry: string;
};

export type Answer = { readonly json: Result<unknown>; readonly payload: Buffer };

export type ParserProcess = {
  /** One request at a time. After a failure of the process itself `isUsable()` is false. */
  readonly run: (request: ParseRequest, bytes: Uint8Array) => Promise<Result<Answer>>;
  readonly isUsable: () => boolean;
  /** Kills the child; a running request fails. */
  readonly end: () => void;
  readonly whenEnded: Promise<unknown>;
};

const POLL_MS = 20;
/** USER_HZ: 100 on every Linux Node runs on. */
const TICKS_PER_SECOND = 100;
/** A process that never got the processor is given this many times its limit. */
const STARVED = 3;
const START_MS = 20_000;

type Usage = { readonly residentBytes: number; readonly cpuMs: number; readonly running: boolean };

/** What the system tells about a process; null where it does not tell. */
const usageOf = (pid: number | undefined): Usage | null => {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // proc(5): after the name in brackets come the state, and as 12th and 13th from there the CPU times.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      residentBytes: Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024,
      cpuMs: (Number(fields[11]) + Number(fields[12])) * (1_000 / TICKS_PER_SECOND),
      running: fields[0] === 'R',
    };
  } catch {
    return null;
  }
};

/** A promise that is settled from outside. */
const deferred = <T>(): { promise: Promise<T>; resolve: (value: T) => void } => {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settled) => {
    resolve = settled;
  });
  return { promise, resolve };
};

const spawnChild = ({ entry, memoryBytes }: ParserSettings) => {
  const heapMb = Math.max(64, Math.floor(memoryBytes / 1_048_576) - 64);
  const flags = [
    `--max-old-space-size=${heapMb}`,
    '--max-semi-space-size=8',
    '--expose-gc',
    '--no-warnings',
    // Reads its own program; writes nothing, starts nothing, speaks to nobody.
    '--permission',
    '--allow-fs-read=*',
  ];
  return spawn(process.execPath, [...flags, entry], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // No secrets of the server's environment where foreign bytes are read.
    env: { TZ: 'UTC' },
    windowsHide: true,
  });
};

export const createParserProcess = (settings: ParserSettings): ParserProcess => {
  const child = spawnChild(settings);
  const pipe = child.stdio[3] as Socket;
  let usable = true;
  let verdict: Failure | null = null;
  let settle: ((result: Result<Answer>) => void) | null = null;
  const ready = deferred<boolean>();
  const ended = deferred<null>();

  const kill = (reason: Failure): void => {
    verdict ??= reason;
    usable = false;
    child.ref();
    child.kill('SIGKILL');
  };
  const onEnd = (code: number | null, signal: NodeJS.Signals | null): void => {
    usable = false;
    ready.resolve(false);
    // V8 ends a process whose heap is full by abort.
    const crashed = signal === 'SIGABRT' || code === 134 ? 'mail.parse_memory' : 'mail.unreadable';
    settle?.(verdict ?? fail(crashed));
    pipe.destroy();
    ended.resolve(null);
  };
  child.once('exit', onEnd);
  child.once('error', () => onEnd(null, null));
  // A broken pipe is followed by the exit, which tells more.
  pipe.on('error', () => {});
  pipe.on(
    'data',
    createFrameReader((json, payload) => {
      if (settle) settle(ok({ json: json as Result<unknown>, payload }));
      else ready.resolve(true);
    }),
  );
  const startTimer = setTimeout(() => kill(fail('mail.reader_unavailable')), START_MS);
  void ready.promise.then(() => clearTimeout(startTimer));

  /** Keeps the server's process alive only while there is work. */
  const hold = (busy: boolean): void => {
    for (const handle of [child, pipe]) handle[busy ? 'ref' : 'unref']();
  };

  const watch = (): (() => void) => {
    const started = performance.now();
    const before = usageOf(child.pid)?.cpuMs ?? 0;
    const check = (): void => {
      const usage = usageOf(child.pid);
      if (usage && usage.residentBytes > settings.memoryBytes) kill(fail('mail.parse_memory'));
      const elapsed = performance.now() - started;
      if (elapsed < settings.timeoutMs || !settle) return;
      const starved = usage !== null && usage.running && usage.cpuMs - before < settings.timeoutMs;
      if (!starved || elapsed > settings.timeoutMs * STARVED) kill(fail('mail.parse_timeout'));
    };
    // An answer that already waits in the pipe counts: it is read before the verdict.
    const timer = setInterval(() => setImmediate(check), POLL_MS);
    return () => clearInterval(timer);
  };

  return {
    run: async (request, bytes) => {
      hold(true);
      if (!(await ready.promise)) return fail('mail.reader_unavailable');
      const unwatch = watch();
      const result = await new Promise<Result<Answer>>((resolve) => {
        settle = resolve;
        pipe.write(frameHead(request, bytes.byteLength));
        if (bytes.byteLength > 0) pipe.write(bytes);
      });
      settle = null;
      unwatch();
      // A process that has grown would start the next mail with less room than it is due.
      if (usable && (usageOf(child.pid)?.residentBytes ?? 0) > settings.memoryBytes / 2)
        kill(fail('mail.unreadable'));
      hold(false);
      return result;
    },
    isUsable: () => usable,
    end: () => kill(fail('mail.reader_unavailable')),
    whenEnded: ended.promise,
  };
};

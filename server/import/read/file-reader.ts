/**
 * A file read in a child process with limits, as rows that come as fast as they are taken.
 *
 * Memory: of the child, its heap by a flag and on Linux its resident size; here, one lot of rows. Time: a child that is
 * asked for rows and stays silent is ended; how long a whole file takes is nobody's fault.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { fail, ok } from '#shared/lib/result.ts';
import type { Failure, Result } from '#shared/lib/result.ts';
import type { FileHead, ReadLimits, ReadOptions, SourceRow } from './rows.ts';

export type ReaderSettings = {
  readonly silenceMs?: number;
  readonly memoryBytes?: number;
  readonly limits?: Partial<ReadLimits>;
  /** The program of the child. */
  readonly entry?: string;
};

export type OpenedFile = {
  readonly head: FileHead;
  /** Ends with a failure where the rest cannot be read. */
  readonly lots: AsyncIterable<Result<readonly SourceRow[]>>;
  /** Ends the child; may be called at any time. */
  readonly close: () => void;
};

const CHILD = fileURLToPath(new URL('rows-child.ts', import.meta.url));
const POLL_MS = 100;

const residentBytes = (pid: number | undefined): number => {
  try {
    return (
      Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1_024
    );
  } catch {
    return 0;
  }
};

async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

const spawnChild = (fd: number, request: string, memoryBytes: number, entry: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      `--max-old-space-size=${Math.floor(memoryBytes / 1_048_576 / 2)}`,
      '--no-warnings',
      // Reads its own program and the file it was handed; writes nothing, starts nothing, speaks to nobody.
      '--permission',
      '--allow-fs-read=*',
      entry,
      request,
    ],
    // No secrets of the server's environment where foreign bytes are read.
    { stdio: ['ignore', 'ignore', 'ignore', fd, 'pipe'], env: { TZ: 'UTC' }, windowsHide: true },
  );

/** Errors: `import.file_missing`, `import.reader_unavailable`, `import.reader_memory`, `import.reader_timeout`, those of the file. */
export const openRows = async (
  path: string,
  options: ReadOptions,
  settings: ReaderSettings = {},
): Promise<Result<OpenedFile>> => {
  const { silenceMs = 30_000, memoryBytes = 512 * 1_048_576, entry = CHILD, limits } = settings;
  const file = await open(path, 'r').catch(() => null);
  if (!file) return fail('import.file_missing', { params: { path } });
  const child = spawnChild(file.fd, JSON.stringify({ options, limits }), memoryBytes, entry);
  let verdict: Failure | null = null;
  let asked = performance.now();
  let waiting = true;
  const kill = (reason: Failure): void => {
    verdict ??= reason;
    child.kill('SIGKILL');
  };
  child.once('error', () => void (verdict ??= fail('import.reader_unavailable')));
  const watch = setInterval(() => {
    if (residentBytes(child.pid) > memoryBytes) kill(fail('import.reader_memory'));
    if (waiting && performance.now() - asked > silenceMs) kill(fail('import.reader_timeout'));
  }, POLL_MS);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (_, signal) => {
      // V8 ends a process whose heap is full by abort.
      if (signal === 'SIGABRT') verdict ??= fail('import.reader_memory');
      resolve();
    });
    child.once('error', () => resolve());
  });
  void ended.then(() => {
    clearInterval(watch);
    void file.close();
  });
  const pipe = child.stdio[4] as Readable;
  pipe.on('error', () => {});
  const lines = linesOf(pipe);
  const next = async (): Promise<Result<unknown>> => {
    [asked, waiting] = [performance.now(), true];
    const { done, value } = await lines.next();
    waiting = false;
    if (!done) return ok(JSON.parse(value) as unknown);
    await ended;
    return verdict ?? fail('import.reader_unavailable');
  };
  const close = (): void => {
    child.kill('SIGKILL');
    pipe.destroy();
  };
  const codeOf = (value: unknown): string | undefined => (value as { error?: string }).error;
  const head = await next();
  if (!head.ok) return head;
  const refused = codeOf(head.value);
  if (refused !== undefined) {
    close();
    return fail(refused);
  }
  async function* lots(): AsyncGenerator<Result<readonly SourceRow[]>> {
    for (;;) {
      const lot = await next();
      if (!lot.ok) {
        yield lot;
        return;
      }
      if (Array.isArray(lot.value)) {
        yield ok(lot.value as SourceRow[]);
        continue;
      }
      const code = codeOf(lot.value);
      close();
      if (code !== undefined) yield fail(code);
      return;
    }
  }
  return ok({ head: head.value as FileHead, lots: lots(), close });
};

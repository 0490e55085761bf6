import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { ParserThread } from '#extension/webmail/parse-apart.ts';
import { parseApart } from '#extension/webmail/parse-apart.ts';

/** A real thread that does `script` with what it is given, under the names a browser has for it. */
const threadThat = (script: string): { thread: ParserThread; ended: Promise<number> } => {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const answer = (value) => parentPort.postMessage(value);
     parentPort.on('message', (bytes) => { ${script} });`,
    { eval: true },
  );
  const ended = new Promise<number>((resolve) => {
    worker.once('exit', resolve);
  });
  onTestFinished(async () => void (await worker.terminate()));
  const thread: ParserThread = {
    addEventListener: (type, listener) =>
      void worker.on(type, (value: unknown) => listener(type === 'message' ? { data: value } : {})),
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => void worker.terminate(),
  };
  return { thread, ended };
};

const never = (): Promise<void> => new Promise(() => undefined);
const mail = (): Uint8Array<ArrayBuffer> => new TextEncoder().encode('Subject: Hallo\r\n\r\nText');

test('what the thread has read comes back, and the thread ends with it', async () => {
  const { thread, ended } = threadThat(`answer({ ok: true, value: bytes.length });`);
  expect(await parseApart(mail(), { start: () => thread, timeout: never })).toEqual({
    ok: true,
    value: mail().length,
  });
  await ended;
});

test('a mail that never comes to an end is given up, and its thread is ended though it is busy', async () => {
  const { thread, ended } = threadThat('for (;;) {}');
  const long = Promise.withResolvers<void>();
  const reading = parseApart(mail(), { start: () => thread, timeout: () => long.promise });
  long.resolve();
  expect(await reading).toMatchObject({ ok: false, error: { code: 'host.failed' } });
  await ended;
});

test('a thread that breaks counts as a mail that could not be read', async () => {
  const { thread, ended } = threadThat(`throw new Error('out of memory');`);
  expect(await parseApart(mail(), { start: () => thread, timeout: never })).toMatchObject({
    error: { code: 'host.failed' },
  });
  await ended;
});

/**
 * The process in which foreign mails are parsed. It owns nothing: no files to write, no network, no settings; the
 * server ends it whenever a parse takes too long or too much memory (parser-process.ts).
 */
import { Socket } from 'node:net';
import { ok } from '#shared/lib/result.ts';
import type { ParseRequest } from './parser-frames.ts';
import { createFrameReader, frameHead } from './parser-frames.ts';
import { readMail } from './read-mail.ts';

/** Read into one buffer again and again: 50 MB in fresh pieces would count against the memory of the parse. */
const chunk = Buffer.allocUnsafeSlow(1 << 18);

const readFrames = createFrameReader((request, bytes) => {
  void answer(request as ParseRequest, bytes).then(() => setTimeout(collectGarbage, 50));
});

const pipe = new Socket({
  fd: 3,
  readable: true,
  writable: true,
  onread: {
    buffer: chunk,
    callback: (size) => {
      readFrames(chunk.subarray(0, size));
      return true;
    },
  },
});

const answer = async ({ kind }: ParseRequest, bytes: Buffer): Promise<void> => {
  if (kind === 'html') {
    const { htmlToPlainText } = await import('./html-text.ts');
    pipe.write(frameHead(ok({ text: htmlToPlainText(bytes.toString('utf8')) }), 0));
    return;
  }
  const result = await readMail(bytes, kind);
  if (!result.ok) {
    pipe.write(frameHead(result, 0));
    return;
  }
  const { mail, rawHash, blobs } = result.value;
  const sizes = blobs.map((blob) => ({ hash: blob.hash, size: blob.bytes.byteLength }));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  pipe.write(frameHead(ok({ mail, rawHash, blobs: sizes }), total));
  for (const blob of blobs) pipe.write(blob.bytes);
};

/** Gives memory back before the next mail; exists only with `--expose-gc`. */
const collectGarbage = (): void => (globalThis as { gc?: () => void }).gc?.();

// The server is gone or has no more work: nothing to stay for.
pipe.on('close', () => process.exit(0));
// Loaded before the first mail is timed. Where that fails, reading a mail will say so.
await import('./eml-mail.ts').catch(() => undefined);
pipe.write(frameHead({ ready: true }, 0));
pipe.resume();

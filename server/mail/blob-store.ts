/**
 * Attachment contents, named by their SHA-256 in the data folder. Whole contents only are ever visible under their
 * name: bytes are gathered in a `.part` file, checked, synced, renamed, and the name is synced as well.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type BlobProgress = { readonly hash: string; readonly received: number; readonly complete: boolean };

export type BlobStore = {
  readonly state: (hash: string) => Promise<Result<BlobProgress>>;
  /**
   * Adds bytes at `offset`. Errors: `blob.hash` (no SHA-256), `blob.offset` (not where the last part ended),
   * `blob.too_large`, `blob.mismatch` (complete, but other content: the part is dropped, start again).
   * Replay: content that is complete is answered as such, whatever is sent.
   */
  readonly append: (
    hash: string,
    offset: number,
    size: number,
    bytes: Uint8Array,
  ) => Promise<Result<BlobProgress>>;
  /** Stores whole content. */
  readonly put: (hash: string, bytes: Uint8Array) => Promise<Result<BlobProgress>>;
  /**
   * Takes content away unless it is needed, which is asked once it is out of sight: whoever stores the same at that moment
   * finds it missing or is found needing it. Throws what the file system says. Replay: harmless.
   */
  readonly remove: (hash: string, isNeeded: () => Promise<boolean>) => Promise<void>;
  readonly read: (hash: string) => ReadableStream<Uint8Array>;
};

const HASH = /^[0-9a-f]{64}$/;

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** A name is on disk once its folder is; some systems (Windows) do that by themselves and open no folder. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
};

/** The whole content appears under its name, for good when this has resolved. */
const reveal = async (part: string, path: string): Promise<void> => {
  await rename(part, path);
  await syncFolder(dirname(path));
  await syncFolder(dirname(dirname(path)));
};

export const createBlobStore = (folder: string, sizeLimit: number): BlobStore => {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  const partOf = (hash: string): string => `${pathOf(hash)}.part`;
  const isThere = async (hash: string): Promise<boolean> =>
    (await stat(pathOf(hash)).catch(() => null)) !== null;

  const state = async (hash: string): Promise<Result<BlobProgress>> => {
    if (!HASH.test(hash)) return fail('blob.hash');
    if (await isThere(hash)) return ok({ hash, received: await sizeOf(pathOf(hash)), complete: true });
    return ok({ hash, received: await sizeOf(partOf(hash)), complete: false });
  };

  const write = async (hash: string, offset: number, bytes: Uint8Array): Promise<void> => {
    await mkdir(dirname(pathOf(hash)), { recursive: true, mode: 0o700 });
    const file = await open(partOf(hash), offset === 0 ? 'w' : 'r+', 0o600);
    try {
      await file.write(bytes, 0, bytes.byteLength, offset);
      await file.sync();
    } finally {
      await file.close();
    }
  };

  /** Two uploads of one content take turns: they write to the same part. */
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = async <T>(hash: string, work: () => Promise<T>): Promise<T> => {
    const mine = (turns.get(hash) ?? Promise.resolve()).then(work, work);
    turns.set(hash, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(hash) === mine) turns.delete(hash);
    }
  };

  const appendPart: BlobStore['append'] = async (hash, offset, size, bytes) => {
    const known = await state(hash);
    if (!known.ok || known.value.complete) return known;
    if (size > sizeLimit) return fail('blob.too_large');
    if (offset !== known.value.received && offset !== 0) return fail('blob.offset');
    if (offset + bytes.byteLength > size) return fail('blob.too_large');
    await write(hash, offset, bytes);
    const received = offset + bytes.byteLength;
    if (received < size) return ok({ hash, received, complete: false });
    if ((await hashOfFile(partOf(hash))) !== hash) {
      await rm(partOf(hash), { force: true });
      return fail('blob.mismatch');
    }
    await reveal(partOf(hash), pathOf(hash));
    return ok({ hash, received, complete: true });
  };

  /** A part of its own: the command line may store the same content at the same time. */
  const putWhole: BlobStore['put'] = async (hash, bytes) => {
    const known = await state(hash);
    if (!known.ok || known.value.complete) return known;
    if (bytes.byteLength > sizeLimit) return fail('blob.too_large');
    if (createHash('sha256').update(bytes).digest('hex') !== hash) return fail('blob.mismatch');
    const part = `${pathOf(hash)}.${randomUUID()}.part`;
    await mkdir(dirname(part), { recursive: true, mode: 0o700 });
    await writeFile(part, bytes, { mode: 0o600, flush: true });
    await reveal(part, pathOf(hash));
    return ok({ hash, received: bytes.byteLength, complete: true });
  };

  const hide = (from: string, to: string): Promise<void> =>
    rename(from, to).catch((error: NodeJS.ErrnoException) => {
      // Never there, or hidden by an earlier attempt.
      if (error.code !== 'ENOENT') throw error;
    });

  const removeUnneeded: BlobStore['remove'] = async (hash, isNeeded) => {
    const hidden = `${pathOf(hash)}.hidden`;
    await hide(pathOf(hash), hidden);
    if (await isNeeded()) return hide(hidden, pathOf(hash));
    await rm(hidden, { force: true });
    await rm(partOf(hash), { force: true });
  };

  return {
    state,
    append: (hash, offset, size, bytes) => inTurn(hash, () => appendPart(hash, offset, size, bytes)),
    put: (hash, bytes) => inTurn(hash, () => putWhole(hash, bytes)),
    remove: (hash, isNeeded) => inTurn(hash, () => removeUnneeded(hash, isNeeded)),
    read: (hash) => Readable.toWeb(createReadStream(pathOf(hash))) as ReadableStream<Uint8Array>,
  };
};

/** The folder of attachment contents, in memory: it outlives every life of the server, and a restored database. */
import { createHash } from 'node:crypto';
import type { BlobStore } from '#server/mail/blob-store.ts';
import { fail, ok } from '#shared/lib/result.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const createContents = (): BlobStore => {
  const whole = new Map<string, Uint8Array>();
  const parts = new Map<string, Uint8Array>();
  const state: BlobStore['state'] = async (hash) => {
    const known = whole.get(hash);
    return ok({
      hash,
      received: (known ?? parts.get(hash))?.byteLength ?? 0,
      complete: known !== undefined,
    });
  };
  const append: BlobStore['append'] = async (hash, offset, size, bytes) => {
    const known = whole.get(hash);
    if (known) return ok({ hash, received: known.byteLength, complete: true });
    const part = parts.get(hash) ?? new Uint8Array();
    if (offset !== part.byteLength && offset !== 0) return fail('blob.offset');
    if (offset + bytes.byteLength > size) return fail('blob.too_large');
    const next = new Uint8Array(offset + bytes.byteLength);
    next.set(part.subarray(0, offset));
    next.set(bytes, offset);
    parts.set(hash, next);
    if (next.byteLength < size) return ok({ hash, received: next.byteLength, complete: false });
    parts.delete(hash);
    if (sha256(next) !== hash) return fail('blob.mismatch');
    whole.set(hash, next);
    return ok({ hash, received: next.byteLength, complete: true });
  };
  return {
    state,
    append,
    put: (hash, bytes) => append(hash, 0, bytes.byteLength, bytes),
    remove: async (hash, isNeeded) => {
      if (await isNeeded()) return;
      whole.delete(hash);
      parts.delete(hash);
    },
    read: (hash) => new Blob([whole.get(hash) as Uint8Array<ArrayBuffer>]).stream(),
  };
};

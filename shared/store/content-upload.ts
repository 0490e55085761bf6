/**
 * Brings the bytes of one piece of content, e.g. an attachment, to the server under the name of their content, as often as needed: what has
 * arrived is asked for first, the rest is sent in pieces.
 */
import type { ApiClient } from '../api/client.ts';
import { fail, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';

const PIECE_BYTES = 1024 * 1024;

/** SHA-256, lower-case hex. Errors: `attachment.needs_https` where the browser offers no hashing (a page without https). */
export const hashBytes = async (bytes: Uint8Array): Promise<Result<string>> => {
  if (!globalThis.crypto?.subtle) return fail('attachment.needs_https');
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return ok(Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''));
};

/** Errors: those of the network and of the upload (`blob.*`). Replay: what has arrived is not sent again. */
export const uploadContent = async (
  api: ApiClient,
  hash: string,
  bytes: Uint8Array,
): Promise<Result<string>> => {
  const known = await api.call('blobState', { params: { hash } });
  if (!known.ok) return known;
  let { received, complete } = known.value;
  while (!complete) {
    const sent = await api.call('putBlob', {
      params: { hash },
      query: { offset: String(received), size: String(bytes.byteLength) },
      raw: bytes.subarray(received, received + PIECE_BYTES),
    });
    if (!sent.ok) return sent;
    if (!sent.value.complete && sent.value.received <= received) return fail('network.garbled');
    ({ received, complete } = sent.value);
  }
  return ok(hash);
};

/** Gives the hash. Errors: as `hashBytes` and `uploadContent`. */
export const uploadAttachment = async (api: ApiClient, bytes: Uint8Array): Promise<Result<string>> => {
  const hashed = await hashBytes(bytes);
  return hashed.ok ? uploadContent(api, hashed.value, bytes) : hashed;
};

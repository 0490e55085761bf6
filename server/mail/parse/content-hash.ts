/** Contents are named by their SHA-256. */
import { createHash } from 'node:crypto';

export type Blob = { readonly hash: string; readonly bytes: Uint8Array };

/** Lower-case hex. */
export const sha256Hex = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Values as they lie on the device: JSON, encrypted. */
import type { Cipher } from './environment.ts';

const toBytes = new TextEncoder();
const toText = new TextDecoder();

export const sealJson = (cipher: Cipher, value: unknown): Promise<Uint8Array> =>
  cipher.seal(toBytes.encode(JSON.stringify(value)));

/** Null when the key does not fit or what lies there is no JSON: lost, not fatal. */
export const openJson = async <T>(cipher: Cipher, sealed: Uint8Array): Promise<T | null> => {
  const plain = await cipher.open(sealed);
  if (!plain) return null;
  try {
    return JSON.parse(toText.decode(plain)) as T;
  } catch {
    return null;
  }
};

/** Encryption that runs at once and on this thread: not secret, but unreadable without the key, and a lost key loses. */
import { createHash, createHmac } from 'node:crypto';
import type { Cipher, CipherSource } from '#shared/store/environment.ts';

const SIGN_BYTES = 8;
const sign = (key: string, bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(key).update(bytes).digest().subarray(0, SIGN_BYTES);

const cipherOf = (key: string): Cipher => {
  const pad = createHash('sha256').update(`pad ${key}`).digest();
  const mix = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => byte ^ pad[at % pad.length]!);
  return {
    seal: async (plain) => {
      const mixed = mix(plain);
      return Uint8Array.from([...sign(key, mixed), ...mixed]);
    },
    open: async (sealed) => {
      const mixed = sealed.subarray(SIGN_BYTES);
      return Buffer.compare(sign(key, mixed), sealed.subarray(0, SIGN_BYTES)) === 0 ? mix(mixed) : null;
    },
    mark: async (text) => createHmac('sha256', key).update(text).digest('base64').slice(0, 16),
  };
};

export type SimulatedCiphers = CipherSource & {
  /** The ciphers of all keys that are there, for who looks at what lies on the disk. */
  readonly all: () => readonly Cipher[];
  /** The keys lie on the disk that was thrown away. */
  readonly forgetAll: () => void;
  readonly cloneTo: (other: SimulatedCiphers) => void;
  readonly take: (account: string, cipher: Cipher) => void;
};

/** The keys of one device: they outlive its programs, and are gone once forgotten. */
export const createCiphers = (device: string): SimulatedCiphers => {
  const made = new Map<string, Cipher>();
  let count = 0;
  return {
    open: async (account) => {
      const known = made.get(account);
      if (known) return known;
      const cipher = cipherOf(`${device} ${account} ${(count += 1)}`);
      made.set(account, cipher);
      return cipher;
    },
    forget: async (account) => void made.delete(account),
    all: () => [...made.values()],
    forgetAll: () => made.clear(),
    cloneTo: (other) => made.forEach((cipher, account) => other.take(account, cipher)),
    take: (account, cipher) => void made.set(account, cipher),
  };
};

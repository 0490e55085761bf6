/** Secrets Kontor hands out: opaque, random, stored as a hash only. */
import { hash, randomBytes } from 'node:crypto';

/** 256 bits, with a prefix that says what it is when it turns up somewhere it should not. */
export const newSecret = (prefix: 'kos' | 'kod' | 'koa' | 'kol' | 'kop' | 'koc'): string =>
  `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What the store keeps of a secret. A fast hash is right here: the secret has 256 bits of its own. */
export const secretHash = (secret: string): string => hash('sha256', secret, 'base64url');

/** Without characters that are mistaken for one another (RFC 8628 §6.1): no vowels, no 0/O, 1/I. */
const CODE_SIGNS = 'BCDFGHJKLMNPQRSTVWXZ23456789'.replaceAll(/[L]/g, '');

/** Eight signs, each drawn evenly; about 38 bits. */
export const newPairingCode = (): string => {
  let code = '';
  while (code.length < 8) {
    for (const byte of randomBytes(16)) {
      if (byte < 256 - (256 % CODE_SIGNS.length) && code.length < 8)
        code += CODE_SIGNS[byte % CODE_SIGNS.length];
    }
  }
  return code;
};

export const tidyCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

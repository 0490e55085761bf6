/**
 * Passwords as Argon2id hashes (RFC 9106) by Node's own `node:crypto`, in the PHC text form.
 *
 * Cost: 46 MiB, one pass, one lane (OWASP's first recommendation); at most two at once, the rest wait, so that a
 * burst of sign-ins cannot eat the memory.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { PASSWORD } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isCommonPassword } from './common-passwords.ts';

const COST = { memory: 47_104, passes: 1, parallelism: 1, tagLength: 32 } as const;
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

const withTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
};

const derive = (
  password: string,
  nonce: Buffer,
  cost: { memory: number; passes: number; parallelism: number; tagLength: number },
): Promise<Buffer> =>
  withTurn(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', { message: password.normalize('NFC'), nonce, ...cost }, (error, tag) =>
          error ? reject(error) : resolve(tag),
        );
      }),
  );

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** A new hash with a salt of its own, as `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`;
};

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password belongs to the hash. Compares in constant time. */
export const verifyPassword = async (password: string, hash: string): Promise<boolean> => {
  const parts = PHC.exec(hash);
  if (!parts) return false;
  const tag = Buffer.from(parts[5]!, 'base64');
  const cost = {
    memory: Number(parts[1]),
    passes: Number(parts[2]),
    parallelism: Number(parts[3]),
    tagLength: tag.length,
  };
  return timingSafeEqual(tag, await derive(password, Buffer.from(parts[4]!, 'base64'), cost));
};

/** Of an account that is not there: checking against it costs what a real check costs, and nothing belongs to it. */
export const NO_HASH = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(COST.tagLength))}`;

/** Errors: `password.too_short`, `password.too_long`, `password.too_common`. */
export const checkNewPassword = (password: string): Result<null> => {
  const length = Array.from(password).length;
  if (length < PASSWORD.minChars)
    return fail('password.too_short', { fields: { password: 'password.too_short' } });
  if (length > PASSWORD.maxChars)
    return fail('password.too_long', { fields: { password: 'password.too_long' } });
  if (isCommonPassword(password))
    return fail('password.too_common', { fields: { password: 'password.too_common' } });
  return ok(null);
};

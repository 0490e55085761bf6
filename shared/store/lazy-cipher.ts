/** The key of an account, opened when it is first needed and tried anew as long as its database cannot be opened. */
import type { Cipher, CipherSource } from './environment.ts';

export const lazyCipher = (ciphers: CipherSource, account: string): Cipher => {
  let opening: Promise<Cipher> | null = null;
  const opened = (): Promise<Cipher> => {
    opening ??= ciphers.open(account).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    seal: async (plain) => (await opened()).seal(plain),
    open: async (sealed) => (await opened()).open(sealed),
    mark: async (text) => (await opened()).mark(text),
  };
};

/** Keeps the token table in step: each word of a record in folded form, so that search is one range scan. */
import { phoneKey } from '#shared/capture/phone.ts';
import { searchTokens } from '#shared/lib/fold.ts';
import type { Tx } from '../db/store.ts';

export const TOKEN_KIND = { person: 1, company: 2 } as const;
export type TokenKind = (typeof TOKEN_KIND)[keyof typeof TOKEN_KIND];

const TOKEN_MAX = 60;

/** Words, addresses and numbers of a record as folded tokens, each once. */
export const recordTokens = (texts: readonly string[], phones: readonly string[]): string[] => {
  const tokens = new Set(texts.flatMap((text) => searchTokens(text)));
  for (const phone of phones) {
    const key = phoneKey(phone);
    if (key) tokens.add(key);
  }
  return [...tokens].map((token) => token.slice(0, TOKEN_MAX));
};

/** Writes the difference between the old and the new tokens of a record. Replay: harmless. */
export const indexTokens = async (
  tx: Tx,
  kind: TokenKind,
  recordNo: number,
  before: readonly string[],
  after: readonly string[],
  table: 'search_token' | 'address_token' = 'search_token',
): Promise<void> => {
  const [old, current] = [new Set(before), new Set(after)];
  for (const token of old) {
    if (current.has(token)) continue;
    await tx.run(
      `delete from ${table} where token = ? and kind = ? and "recordNo" = ?`,
      token,
      kind,
      recordNo,
    );
  }
  for (const token of current) {
    if (old.has(token)) continue;
    await tx.run(
      `insert into ${table} (token, kind, "recordNo") values (?, ?, ?) on conflict do nothing`,
      token,
      kind,
      recordNo,
    );
  }
};

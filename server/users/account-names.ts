/**
 * Names people tell accounts, teams, tokens and devices apart by. One that holds line breaks, other control characters
 * or signs that turn the direction of writing or have no width can pass for another one, in a list as in a log.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** Joiners (U+200C, U+200D) are left alone: names in several scripts need them. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

export const isPlainName = (text: string): boolean => !HIDDEN.test(text);

/** Names by the field they came in. Errors: `request.invalid` with `field.hidden` for each that is not plain. */
export const checkNames = (names: Readonly<Record<string, string | undefined>>): Result<null> => {
  const hidden = Object.entries(names).filter(([, name]) => name !== undefined && !isPlainName(name));
  if (hidden.length === 0) return ok(null);
  return fail('request.invalid', {
    fields: Object.fromEntries(hidden.map(([field]) => [field, 'field.hidden'])),
  });
};

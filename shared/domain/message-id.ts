/**
 * The identity of a mail (RFC 5322 §3.6.4): the text between the angle brackets of its Message-ID.
 *
 * Clients hand it over in different dress: `<a@b>`, `a@b`, with spaces from a folded header, with a comment.
 * The case is kept, because the left side is the business of the system that made it.
 */

/** Longer ids are cut alike everywhere, so that they still equal themselves. */
const MESSAGE_ID_CHARS = 998;

const stripComments = (text: string): string => {
  let kept = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\\' && at + 1 < text.length) {
      if (depth === 0) kept += sign + text[at + 1]!;
      at++;
    } else if (sign === '"' && depth === 0) {
      quoted = !quoted;
      kept += sign;
    } else if (sign === '(' && !quoted) depth++;
    else if (sign === ')' && !quoted && depth > 0) depth--;
    else if (depth === 0) kept += sign;
  }
  // A bracket that never closes is no comment: rather an odd id than none.
  return depth === 0 ? kept : text;
};

/**
 * The key under which a mail is known, or '' when the text holds none.
 *
 * Shape: no angle brackets, no white space, no comments, case as it came; of several ids the first.
 */
export const messageIdKey = (text: string): string => {
  const bracketed = /<([^<>]*)>/.exec(text);
  const inner = stripComments(bracketed ? bracketed[1]! : text);
  // oxlint-disable-next-line no-control-regex
  return inner.replace(/[\s<>\u0000-\u001f\u007f\u200b\ufeff]+/g, '').slice(0, MESSAGE_ID_CHARS);
};

/**
 * The ids of a References or In-Reply-To header, oldest first, without doubles.
 *
 * Shape: what stands in brackets; where nothing does, the words that contain an `@`.
 */
export const messageIdKeys = (text: string, limit: number): string[] => {
  const bracketed = text.match(/<[^<>]*>/g);
  const candidates =
    bracketed ??
    stripComments(text)
      .split(/[\s,]+/)
      .filter((word) => word.includes('@'));
  const keys = new Set(candidates.map(messageIdKey).filter((key) => key !== ''));
  const all = [...keys];
  if (all.length <= limit) return all;
  // The first id names the thread, the last ones its branch; the middle is what can be missed.
  return [all[0]!, ...all.slice(all.length - limit + 1)];
};

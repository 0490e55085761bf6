/** Request bodies: the right type, not too large, not too deep, before anything looks inside. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

const JSON_DEPTH_MAX = 64;

/**
 * The bytes of a body. Errors: `request.too_large` as soon as the limit is passed, whether or not a length was told;
 * a compressed body is refused as `request.type` (nothing of Kontor's sends one).
 */
export const readBytes = async (request: Request, limit: number): Promise<Result<Uint8Array>> => {
  if (request.headers.has('content-encoding')) return fail('request.type');
  const told = Number(request.headers.get('content-length') ?? Number.NaN);
  if (told > limit) return fail('request.too_large', { params: { limit } });
  // Before `body` is looked at: asking for the stream costs more than a whole short body.
  if (Number.isFinite(told)) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > limit ? fail('request.too_large', { params: { limit } }) : ok(whole);
  }
  if (!request.body) return ok(new Uint8Array());
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.byteLength;
    if (size > limit) return fail('request.too_large', { params: { limit } });
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
};

/** Brackets open at once, strings left out: `JSON.parse` recurses, so depth is bounded first. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inString) {
      if (sign === 92) at += 1;
      else if (sign === 34) inString = false;
    } else if (sign === 34) inString = true;
    else if (sign === 91 || sign === 123) {
      depth += 1;
      if (depth > JSON_DEPTH_MAX) return true;
    } else if (sign === 93 || sign === 125) depth -= 1;
  }
  return false;
};

/** An escaped NUL that is not itself escaped. PostgreSQL stores none, and no text needs one: it becomes U+FFFD. */
const ESCAPED_NUL = /(?<=(?:^|[^\\])(?:\\\\)*)\\u0000/g;

/** Errors: `request.too_deep`, `request.invalid` for what is no JSON. */
export const parseJson = (bytes: Uint8Array): Result<unknown> => {
  const sent = new TextDecoder().decode(bytes);
  const text = sent.includes('\\u0000') ? sent.replaceAll(ESCAPED_NUL, '\\ufffd') : sent;
  if (isTooDeep(text)) return fail('request.too_deep');
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail('request.invalid', { fields: { body: 'field.json' } });
  }
};

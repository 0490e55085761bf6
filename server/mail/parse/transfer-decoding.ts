/** Content-Transfer-Encoding undone (RFC 2045 §6), forgiving what mail clients forgive. */

/** Small enough for strings that the collector clears away quickly. */
const CHUNK = 1 << 16;

type Base64Target = Uint8Array & {
  setFromBase64(
    text: string,
    options: { lastChunkHandling: 'stop-before-partial' | 'loose' },
  ): { read: number; written: number };
};

/** Well-formed base64 a chunk at a time, so that the text never exists as a whole; null when it is not well-formed. */
const decodeStrictBase64 = (bytes: Buffer): Buffer | null => {
  const target = Buffer.allocUnsafeSlow(Math.ceil(bytes.length / 4) * 3);
  let written = 0;
  let at = 0;
  try {
    while (at < bytes.length) {
      const last = at + CHUNK >= bytes.length;
      const text = bytes.toString('latin1', at, at + CHUNK);
      const step = (target.subarray(written) as unknown as Base64Target).setFromBase64(text, {
        lastChunkHandling: last ? 'loose' : 'stop-before-partial',
      });
      if (step.read === 0) return null;
      written += step.written;
      at += step.read;
      // Blank tails are not read on by the decoder; everything else after a padding is not well-formed.
      if (last) break;
    }
  } catch {
    return null;
  }
  return target.subarray(0, written);
};

/** Base64 with foreign signs in it, or padded in the middle (several units one after another). */
const decodeLooseBase64 = (bytes: Buffer): Buffer =>
  Buffer.concat(
    bytes
      .toString('latin1')
      .replace(/[^A-Za-z0-9+/=]+/g, '')
      .split(/=+/)
      .map((unit) => Buffer.from(unit, 'base64')),
  );

const hexValue = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
};

const decodeQuotedPrintable = (bytes: Buffer): Buffer => {
  const target = Buffer.allocUnsafeSlow(bytes.length);
  let written = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== 61) {
      target[written++] = byte;
      continue;
    }
    const high = hexValue(bytes[at + 1]);
    const low = hexValue(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      target[written++] = high * 16 + low;
      at += 2;
      continue;
    }
    let end = at + 1;
    while (bytes[end] === 32 || bytes[end] === 9) end++;
    if (bytes[end] === 13) end++;
    if (bytes[end] === 10 || end >= bytes.length) at = end;
    else target[written++] = byte;
  }
  return target.subarray(0, written);
};

/** The content of a body; an unknown encoding is none. */
export const decodeTransfer = (body: Buffer, encoding: string): Buffer => {
  if (encoding.includes('base64')) return decodeStrictBase64(body) ?? decodeLooseBase64(body);
  if (encoding.includes('quoted-printable')) return decodeQuotedPrintable(body);
  return body;
};

/**
 * Bytes to text when the label is wrong, unknown or missing: never fewer letters than a mail client would show.
 *
 * Order: a byte order mark; the label, when the bytes fit it; UTF-8, when they are valid UTF-8; windows-1252,
 * byte by byte, for what is left (a stray byte does not spoil the UTF-8 around it).
 */

const ASCII_LABELS = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  '7bit',
  '8bit',
  'binary',
  'unknown',
  'x-unknown',
  'unknown-8bit',
  'default',
  'none',
]);

/** Labels that occur in mail and that the Encoding Standard does not list. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  cp936: 'gbk',
  ms936: 'gbk',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  cp950: 'big5',
  utf8mb4: 'utf-8',
  utf: 'utf-8',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  'iso-8859-8-e': 'iso-8859-8',
  'latin-1': 'windows-1252',
  'iso-latin-1': 'windows-1252',
};

const decoderFor = (label: string, fatal: boolean): TextDecoder | null => {
  const name = label
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
  for (const candidate of [
    name,
    ALIASES[name] ?? '',
    name.replace(/^(?:cp|ms|win)-?(?=125\d$)/, 'windows-'),
    name.replace(/^x-/, ''),
    name.replaceAll('_', '-'),
  ]) {
    if (candidate === '') continue;
    try {
      return new TextDecoder(candidate, { fatal });
    } catch {
      // Not a label this runtime knows: the next spelling.
    }
  }
  return null;
};

const fits = (decoder: TextDecoder | null, bytes: Uint8Array): string | null => {
  try {
    return decoder ? decoder.decode(bytes) : null;
  } catch {
    return null;
  }
};

const latin = new TextDecoder('windows-1252');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Length of the UTF-8 character at `at`, or 0 when there is none. */
const utf8Length = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next++) {
    if ((bytes[at + next] ?? 0) >> 6 !== 0b10) return 0;
  }
  return length;
};

/** Valid UTF-8 as UTF-8, every other byte as windows-1252. */
export const decodeMixed = (bytes: Uint8Array): string => {
  const whole = fits(strictUtf8, bytes);
  if (whole !== null) return whole;
  let text = '';
  let start = 0;
  let at = 0;
  const flush = (end: number): void => {
    if (end > start)
      text += Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
  };
  while (at < bytes.length) {
    const length = utf8Length(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    flush(at);
    const from = at;
    while (at < bytes.length && utf8Length(bytes, at) === 0) at++;
    text += latin.decode(bytes.subarray(from, at));
    start = at;
  }
  flush(at);
  return text;
};

const isPlainAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** The text of bytes that came with this charset label ('' when there was none). */
export const decodeBytes = (bytes: Uint8Array, label: string): string => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeMixed(bytes.subarray(3));
  if (ASCII_LABELS.has(label.trim().toLowerCase())) return decodeUnlabelled(bytes);
  const exact = fits(decoderFor(label, true), bytes);
  if (exact !== null) return exact;
  const known = decoderFor(label, false);
  if (known === null || known.encoding === 'utf-8') return decodeUnlabelled(bytes);
  return fits(strictUtf8, bytes) ?? known.decode(bytes);
};

const decodeUnlabelled = (bytes: Uint8Array): string => {
  // Japanese mail of old: seven-bit, told by its escape sequences alone.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.includes('\u001b$') && isPlainAscii(bytes))
    return fits(decoderFor('iso-2022-jp', true), bytes) ?? decodeMixed(bytes);
  return decodeMixed(bytes);
};

/** Whether a parser that trusts the label would get every letter right. */
export const isTrustworthy = (bytes: Uint8Array, label: string): boolean => {
  const name = label.trim().toLowerCase();
  if (isPlainAscii(bytes)) {
    const escapes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\u001b$');
    return !escapes || decoderFor(name, true)?.encoding === 'iso-2022-jp';
  }
  if (ASCII_LABELS.has(name)) return false;
  try {
    return fits(new TextDecoder(name, { fatal: true }), bytes) !== null;
  } catch {
    return false;
  }
};

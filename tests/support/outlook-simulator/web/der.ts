/**
 * The few building blocks of ASN.1 DER that a certificate needs.
 * Source: ITU-T X.690.
 */

type Bytes = Uint8Array;

function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.from([0x80 | octets.length, ...octets]);
}

/** One element: tag, length, content. */
export function derElement(tag: number, ...content: Bytes[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOctets(body.length), body]);
}

/** A SEQUENCE of ready-made elements. */
export const derSequence = (...elements: Bytes[]): Buffer => derElement(0x30, ...elements);

/** A SET of ready-made elements. */
export const derSet = (...elements: Bytes[]): Buffer => derElement(0x31, ...elements);

/** A positive INTEGER given as big-endian bytes. */
export function derInteger(bytes: Bytes): Buffer {
  const sign = (bytes[0] ?? 0) & 0x80 ? [0] : [];
  return derElement(0x02, Buffer.from([...sign, ...bytes]));
}

/** An OBJECT IDENTIFIER such as `2.5.4.3`. */
export function derObjectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    octets.push(...groups);
  }
  return derElement(0x06, Buffer.from(octets));
}

/** A UTF8String. */
export const derText = (text: string): Buffer => derElement(0x0c, Buffer.from(text, 'utf8'));

/** A BIT STRING of whole bytes. */
export const derBits = (bytes: Bytes): Buffer => derElement(0x03, Buffer.from([0]), bytes);

/** An OCTET STRING. */
export const derOctets = (bytes: Bytes): Buffer => derElement(0x04, bytes);

/** A UTCTime, to the second. */
export function derUtcTime(instant: Date): Buffer {
  const digits = instant.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return derElement(0x17, Buffer.from(`${digits}Z`, 'ascii'));
}

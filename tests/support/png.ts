/** Just enough of PNG to say how big a picture is and whether anything is on it. */
import { inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Gives the pixel size from the header and whether the picture shows more than one flat colour.
 * Source: https://www.w3.org/TR/png/
 */
export const readPng = (bytes: Buffer): { width: number; height: number; isBlank: boolean } => {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG file');
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + length));
  }
  // Filtered rows: one flat colour leaves a handful of byte values, a drawing many.
  const values = new Set(inflateSync(Buffer.concat(data)));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), isBlank: values.size < 8 };
};

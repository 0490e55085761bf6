/**
 * Compressed RTF of Outlook to RTF (MS-OXRTFCP): an LZ77 with a window of 4,096 bytes that starts with a known text.
 */

const PRELOAD = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const WINDOW = 4_096;
const HEADER = 16;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
/** RTF of a mail beyond this is a bomb. */
const MOST = 40 * 1024 * 1024;

const inflate = (source: Buffer, rawSize: number): Buffer => {
  const target = Buffer.alloc(rawSize);
  const window = Buffer.alloc(WINDOW, ' ');
  PRELOAD.copy(window);
  let writeAt = PRELOAD.length;
  let written = 0;
  let at = HEADER;
  const put = (byte: number): void => {
    window[writeAt] = byte;
    writeAt = (writeAt + 1) % WINDOW;
    if (written < rawSize) target[written++] = byte;
  };
  while (at < source.length && written < rawSize) {
    const control = source[at++]!;
    for (let bit = 0; bit < 8 && at < source.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(source[at++]!);
        continue;
      }
      const reference = (source[at]! << 8) | (source[at + 1] ?? 0);
      at += 2;
      const offset = reference >> 4;
      if (offset === writeAt) return target.subarray(0, written);
      const length = (reference & 0xf) + 2;
      for (let step = 0; step < length; step++) put(window[(offset + step) % WINDOW]!);
    }
  }
  return target.subarray(0, written);
};

/** The RTF, or nothing when the bytes are not what they should be. */
export const decompressRtf = (source: Buffer): Buffer => {
  if (source.length < HEADER) return Buffer.alloc(0);
  const rawSize = Math.min(source.readUInt32LE(4), MOST);
  const kind = source.readUInt32LE(8);
  if (kind === UNCOMPRESSED) return source.subarray(HEADER, HEADER + rawSize);
  return kind === COMPRESSED ? inflate(source, rawSize) : Buffer.alloc(0);
};

/** In which encoding a text file is written, and its text piece by piece. */
import type { Encoding, FileBytes } from './rows.ts';

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** UTF-16 without a mark: nearly every second byte of a western text is zero. */
const zeros = (bytes: Uint8Array, from: 0 | 1): number => {
  let count = 0;
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) count += 1;
  return count / Math.max(1, bytes.length / 2);
};

const byHead = (head: Uint8Array): Encoding | null => {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  if (zeros(head, 1) > 0.4 && zeros(head, 0) < 0.1) return 'utf-16le';
  if (zeros(head, 0) > 0.4 && zeros(head, 1) < 0.1) return 'utf-16be';
  return null;
};

/**
 * A byte order mark, else UTF-16 by its zeros, else UTF-8 where the whole file is valid UTF-8, else windows-1252, in which
 * Excel for Windows writes. The whole file is looked at: the first umlaut may stand in its last line.
 */
export const guessEncoding = async (file: FileBytes): Promise<Encoding> => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of file.chunks()) {
      const told = first ? byHead(chunk.subarray(0, 4_096)) : null;
      if (told) return told;
      first = false;
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
};

/** The text of the file without its byte order mark; what the encoding does not know is U+FFFD. */
export async function* decodedText(file: FileBytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file.chunks()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

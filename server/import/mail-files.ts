/** Which files of a folder are mails, and of what kind: by name where the name says it, else by how they begin. */
import { open, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type MailFileKind = 'eml' | 'msg' | 'mbox';

const KIND_BY_EXTENSION: Readonly<Record<string, MailFileKind>> = {
  '.eml': 'eml',
  '.msg': 'msg',
  '.mbox': 'mbox',
  '.mbx': 'mbox',
};
const SNIFFED_BYTES = 4_096;
/** Container of Outlook's .msg, but of old office documents too. */
const OLE = 'd0cf11e0a1b11ae1';
const MBOX_START = /^From \S.*\d{1,2}:\d{2}/;
const HEADER_START =
  /^\s*(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,40}?(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to)\s*:/i;

const beginningOf = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/**
 * Null for what is no mail. A file without an extension that begins like nothing known is taken for a raw mail, so
 * that it is refused with a code and not passed over in silence.
 */
export const mailFileKind = async (path: string): Promise<MailFileKind | null> => {
  const extension = extname(path).toLowerCase();
  if (Object.hasOwn(KIND_BY_EXTENSION, extension)) return KIND_BY_EXTENSION[extension]!;
  const beginning = await beginningOf(path);
  if (beginning.toString('hex', 0, 8) === OLE) return extension === '' ? 'msg' : null;
  const text = beginning.toString('latin1');
  if (MBOX_START.test(text)) return 'mbox';
  if (HEADER_START.test(text)) return 'eml';
  return extension === '' ? 'eml' : null;
};

/** Hidden files and folders (`.DS_Store`) are left out; links are not followed, so that no circle arises. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** The file itself, or all files below a folder in the order of their names. Errors: `import.file_missing`. */
export const listFiles = async (path: string): Promise<Result<AsyncIterable<string>>> => {
  const found = await stat(path).catch(() => null);
  if (!found) return fail('import.file_missing', { params: { path } });
  if (found.isDirectory()) return ok(filesBelow(path));
  return ok(
    (async function* () {
      yield await Promise.resolve(path);
    })(),
  );
};

/**
 * The structure of a MIME message, found by looking at boundary lines only (RFC 2046 §5.1).
 *
 * Runs before the real parser and bounds what that one gets to see: number of parts, depth, size of headers.
 * It also tells where each body lies, so that big ones need not go through the parser at all (eml-skeleton.ts).
 * Follows the parser's reading in doubtful cases: the first of several equal headers counts, an inner boundary
 * ends with the outer one, a missing last boundary is forgiven.
 */
import type { Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';

export type MimeLeaf = {
  readonly headerStart: number;
  readonly bodyStart: number;
  /** Before the line break that belongs to the boundary. */
  readonly bodyEnd: number;
  /** Lower case; '' when the part does not say. */
  readonly contentType: string;
  readonly typeHeader: string;
  readonly encoding: string;
  readonly disposition: string;
  readonly dispositionHeader: string;
  /** Directly inside multipart/digest, where a part without a type is a message. */
  readonly inDigest: boolean;
};

export type MimeLimits = {
  readonly headerBytes: number;
  readonly partHeaderBytes: number;
  readonly parts: number;
  readonly depth: number;
};

type Open = { readonly boundary: Buffer; readonly digest: boolean };
type PartHeader = { readonly values: Map<string, string>; readonly end: number };
type BoundaryLine = {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly closes: boolean;
};

const LF = 10;
const CR = 13;
const DASH = 45;

const CONTENT_HEADERS = new Set(['content-type', 'content-transfer-encoding', 'content-disposition']);

const lineEndAt = (bytes: Buffer, start: number): number => {
  const end = bytes.indexOf(LF, start);
  return end < 0 ? bytes.length : end + 1;
};

/** The open boundary a line stands for; the innermost wins. */
const boundaryAt = (bytes: Buffer, start: number, open: readonly Open[]): BoundaryLine | null => {
  if (bytes[start] !== DASH || bytes[start + 1] !== DASH) return null;
  const end = lineEndAt(bytes, start);
  for (let level = open.length - 1; level >= 0; level--) {
    const { boundary } = open[level]!;
    const after = start + 2 + boundary.length;
    if (after > end || bytes.compare(boundary, 0, boundary.length, start + 2, after) !== 0) continue;
    const closes = bytes[after] === DASH && bytes[after + 1] === DASH && after + 2 <= end;
    const rest = bytes.toString('latin1', closes ? after + 2 : after, Math.min(end, after + 1_000));
    if (/^[ \t\r\n]*$/.test(rest)) return { start, end, level, closes };
  }
  return null;
};

const nextBoundary = (bytes: Buffer, from: number, open: readonly Open[]): BoundaryLine | null => {
  if (open.length === 0) return null;
  const here = boundaryAt(bytes, from, open);
  if (here) return here;
  for (let at = bytes.indexOf('\n--', from); at >= 0; at = bytes.indexOf('\n--', at + 1)) {
    const found = boundaryAt(bytes, at + 1, open);
    if (found) return found;
  }
  return null;
};

/** Reads to the empty line or, in a part without one, to the next boundary. */
const readHeader = (
  bytes: Buffer,
  start: number,
  open: readonly Open[],
  maxBytes: number,
): PartHeader | null => {
  const values = new Map<string, string>();
  let current = '';
  let at = start;
  while (at < bytes.length) {
    if (at - start > maxBytes) return null;
    if (boundaryAt(bytes, at, open)) return { values, end: at };
    const end = lineEndAt(bytes, at);
    if (end - start > maxBytes) return null;
    const line = bytes.toString('latin1', at, end).replace(/[\r\n]+$/, '');
    at = end;
    if (line === '') break;
    if (/^[ \t]/.test(line)) {
      if (current !== '') values.set(current, values.get(current)! + line);
      continue;
    }
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    current = CONTENT_HEADERS.has(key) && !values.has(key) ? key : '';
    if (current !== '') values.set(current, line.slice(colon + 1));
  }
  return { values, end: at };
};

const firstToken = (header: string): string =>
  /^[\s"]*([^\s;"()]*)/.exec(header.replace(/^\s*\([^()]*\)/, ''))![1]!.toLowerCase();

const boundaryParameter = (header: string): string => {
  const match = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/i.exec(header);
  return match ? (match[1]?.replace(/\\(.)/g, '$1') ?? match[2]!.trim()) : '';
};

const withoutLineBreak = (bytes: Buffer, start: number, end: number): number => {
  let last = end;
  if (last > start && bytes[last - 1] === LF) last--;
  if (last > start && bytes[last - 1] === CR) last--;
  return last;
};

/**
 * All leaves of a message, in order; multipart containers are no leaves.
 *
 * Errors: `mail.header_too_large`, `mail.too_many_parts`, `mail.too_deep`.
 */
export const findMimeLeaves = (bytes: Buffer, limits: MimeLimits): Result<MimeLeaf[]> => {
  const leaves: MimeLeaf[] = [];
  const open: Open[] = [];
  let start = 0;
  let parts = 0;
  let headerBytes = 0;
  for (;;) {
    const header = readHeader(bytes, start, open, parts === 0 ? limits.headerBytes : limits.partHeaderBytes);
    headerBytes += header ? header.end - start : 0;
    if (!header || headerBytes > limits.headerBytes + limits.partHeaderBytes)
      return fail('mail.header_too_large');
    if (++parts > limits.parts) return fail('mail.too_many_parts', { params: { limit: limits.parts } });

    const typeHeader = header.values.get('content-type') ?? '';
    const contentType = firstToken(typeHeader);
    const inDigest = open.at(-1)?.digest ?? false;
    const isContainer = contentType.startsWith('multipart/');
    const boundary = isContainer ? boundaryParameter(typeHeader) : '';
    if (boundary !== '') {
      open.push({ boundary: Buffer.from(boundary, 'latin1'), digest: contentType === 'multipart/digest' });
      if (open.length > limits.depth) return fail('mail.too_deep', { params: { limit: limits.depth } });
    }

    let line = nextBoundary(bytes, header.end, open);
    if (!isContainer) {
      leaves.push({
        headerStart: start,
        bodyStart: header.end,
        bodyEnd: line ? withoutLineBreak(bytes, header.end, line.start) : bytes.length,
        contentType,
        typeHeader,
        encoding: header.values.get('content-transfer-encoding')?.trim().toLowerCase() ?? '',
        disposition: firstToken(header.values.get('content-disposition') ?? ''),
        dispositionHeader: header.values.get('content-disposition') ?? '',
        inDigest,
      });
    }
    while (line?.closes) {
      open.length = line.level;
      line = nextBoundary(bytes, line.end, open);
    }
    if (!line) return ok(leaves);
    open.length = line.level + 1;
    start = line.end;
  }
};

/**
 * A message made small and clean for the parser: every attachment and every long text is decoded here and replaced by a
 * marker, every text the parser would misread is handed over as UTF-8.
 *
 * Why: the parser keeps several copies of what it reads (a 50 MB mail would need far more than the memory a parse
 * may have), drops the line ends of attached messages, and trusts charset labels that lie. Attachments come out
 * byte for byte as they were sent.
 */
import { randomBytes } from 'node:crypto';
import { decodeBytes, decodeMixed, isTrustworthy } from './charset.ts';
import type { MimeLeaf } from './mime-parts.ts';
import { decodeTransfer } from './transfer-decoding.ts';

export type LiftedPart = {
  readonly marker: string;
  readonly content: Buffer;
  readonly leaf: MimeLeaf;
  /** Of a text part that is shown and attached as well; else ''. */
  readonly fileName: string;
};
export type EmlSkeleton = { readonly bytes: Buffer; readonly lifted: readonly LiftedPart[] };

/** A longer text is not given to the parser either, which would hold each of its lines apart. */
const LONG_TEXT = 256 * 1024;

const isBodyText = (leaf: MimeLeaf): boolean => {
  if (leaf.disposition === 'attachment') return false;
  if (leaf.contentType === '') return !leaf.inDigest;
  // `Content-Type: text` and other ruins are shown as text.
  return (
    ['text/plain', 'text/html'].includes(leaf.contentType) || !/^[^/\s]+\/[^/\s]+$/.test(leaf.contentType)
  );
};

/** The file name a text part carries, '' when it is simply text; read roughly, for parts that are shown as text too. */
const textFileName = ({ dispositionHeader, typeHeader }: MimeLeaf): string => {
  const match = /;\s*(?:file)?name(\*?)(?:0\*?)?\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(
    `;${dispositionHeader};${typeHeader}`,
  );
  const value = match?.[2] ?? match?.[3] ?? '';
  if (!match?.[1]) return value;
  try {
    return decodeURIComponent(value.replace(/^[^']*'[^']*'/, ''));
  } catch {
    return value;
  }
};

const charsetParameter = (header: string): string =>
  /;\s*charset(?:\*\d*\*?)?\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i
    .exec(header)
    ?.slice(1)
    .find((value) => value) ?? '';

const metaCharset = (bytes: Buffer): string =>
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(bytes.toString('latin1', 0, 4_096))?.[1] ?? '';

/** The label of a text part: of the header, for HTML without one of the page itself. */
const labelOf = (leaf: MimeLeaf, bytes: Buffer): string => {
  const label = charsetParameter(leaf.typeHeader);
  return label === '' && leaf.contentType === 'text/html' ? metaCharset(bytes) : label;
};

/** The text of a leaf by the same rules as body text. */
export const leafText = (leaf: MimeLeaf, content: Buffer): string =>
  decodeBytes(content, labelOf(leaf, content));

const utf8Type = (leaf: MimeLeaf): string => {
  const type = leaf.contentType.includes('/') ? leaf.contentType : 'text/plain';
  const rest = leaf.typeHeader
    .replace(/[\r\n]+/g, ' ')
    .replace(/;\s*charset(?:\*\d*\*?)?\s*=\s*(?:"[^"]*"|[^;]*)/gi, '')
    .replace(/^[^;]*/, '');
  return `${type}${leaf.contentType.includes('/') ? rest : ''}; charset=utf-8`;
};

/** A header block whose eight-bit signs are valid UTF-8, with lines put before it: of equal headers the first counts. */
const headerWith = (header: Buffer, first: readonly string[]): Buffer => {
  const lead = first.map((line) => `${line}\r\n`).join('');
  const plain = header.every((byte) => byte < 0x80);
  return Buffer.concat([Buffer.from(lead), plain ? header : Buffer.from(decodeMixed(header))]);
};

const endOfHeader = (header: Buffer): Buffer =>
  /(?:^|\n)\r?\n$/.test(header.toString('latin1', Math.max(0, header.length - 3)))
    ? header
    : Buffer.concat([header, Buffer.from('\r\n\r\n')]);

/** With a line break of its own: an empty body has none before the boundary. */
const encodedBody = (content: Buffer): Buffer => Buffer.from(`${content.toString('base64')}\r\n`);

const textPart = (bytes: Buffer, leaf: MimeLeaf, header: Buffer): Buffer[] => {
  const body = bytes.subarray(leaf.bodyStart, leaf.bodyEnd);
  const content = decodeTransfer(body, leaf.encoding);
  const label = labelOf(leaf, content);
  const named = leaf.contentType === '' || leaf.contentType.includes('/');
  if (named && isTrustworthy(content, label) && label === charsetParameter(leaf.typeHeader)) {
    return [headerWith(header, []), body];
  }
  const lead = [`Content-Type: ${utf8Type(leaf)}`, 'Content-Transfer-Encoding: base64'];
  const text = decodeBytes(content, label);
  return [endOfHeader(headerWith(header, lead)), encodedBody(Buffer.from(text))];
};

export const buildEmlSkeleton = (bytes: Buffer, leaves: readonly MimeLeaf[]): EmlSkeleton => {
  const run = randomBytes(12).toString('hex');
  const chunks: Buffer[] = [];
  const lifted: LiftedPart[] = [];
  let done = 0;
  for (const [index, leaf] of leaves.entries()) {
    // Between two leaves lie boundary lines and the headers of containers.
    if (leaf.headerStart > done) chunks.push(headerWith(bytes.subarray(done, leaf.headerStart), []));
    const header = bytes.subarray(leaf.headerStart, leaf.bodyStart);
    const isText = isBodyText(leaf);
    // A text file shown in the mail is both: its words belong to the text, its bytes are an attachment.
    // The first part is the letter itself, which some programs give a name.
    const fileName = isText && index > 0 ? textFileName(leaf) : '';
    if (isText && fileName === '' && leaf.bodyEnd - leaf.bodyStart <= LONG_TEXT) {
      chunks.push(...textPart(bytes, leaf, header));
    } else {
      const marker = `kontor-part-${run}-${String(index).padStart(4, '0')}`;
      const content = decodeTransfer(bytes.subarray(leaf.bodyStart, leaf.bodyEnd), leaf.encoding);
      lifted.push({ marker, content, leaf, fileName });
      const type = isText
        ? [`Content-Type: ${leaf.contentType === 'text/html' ? 'text/html' : 'text/plain'}`]
        : [];
      const lead = [...type, 'Content-Transfer-Encoding: base64'];
      chunks.push(endOfHeader(headerWith(header, lead)), encodedBody(Buffer.from(marker)));
    }
    done = leaf.bodyEnd;
  }
  chunks.push(bytes.subarray(done));
  return { bytes: Buffer.concat(chunks), lifted };
};

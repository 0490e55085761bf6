/**
 * A file name a person can be shown and a disk can bear, made from what a stranger wrote.
 *
 * Rejected: keeping the name and escaping it where it is used; one forgotten place is enough.
 */
import { cleanName } from './foreign-text.ts';

const NAME_CHARS = 255;

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/gzip': 'gz',
  'application/json': 'json',
  'application/msword': 'doc',
  'application/ms-tnef': 'dat',
  'application/pdf': 'pdf',
  'application/pgp-signature': 'asc',
  'application/pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/rtf': 'rtf',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-outlook': 'msg',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/x-pkcs7-signature': 'p7s',
  'application/xml': 'xml',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'image/bmp': 'bmp',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'message/delivery-status': 'txt',
  'message/disposition-notification': 'txt',
  'message/feedback-report': 'txt',
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'text/calendar': 'ics',
  'application/ics': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/rfc822-headers': 'txt',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'video/mp4': 'mp4',
};

const SECOND_NAMES = new Set([
  'application/ics',
  'application/ms-tnef',
  'application/x-pkcs7-signature',
  'image/jpg',
  'message/delivery-status',
  'message/disposition-notification',
  'message/feedback-report',
  'message/global',
  'text/rfc822-headers',
  'text/x-vcard',
]);

const TYPE_OF_EXTENSION: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(EXTENSIONS)
    .filter(([type]) => !SECOND_NAMES.has(type))
    .map(([type, extension]) => [extension, type]),
);

/** What a file's name says about its content, for sources that do not say it themselves. */
export const contentTypeOfName = (name: string): string =>
  TYPE_OF_EXTENSION[/\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** Names Windows keeps for devices, whatever the extension. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

const lastStep = (path: string): string => {
  const steps = path.split(/[/\\]+/).filter((step) => step.trim() !== '' && !/^\s*\.{1,2}\s*$/.test(step));
  return steps.at(-1) ?? '';
};

/** Keeps the end with the extension when the whole is too long. */
const shorten = (name: string): string => {
  if (name.length <= NAME_CHARS) return name;
  const extension = /\.[^.\s]{1,15}$/.exec(name)?.[0] ?? '';
  return cleanName(name.slice(0, NAME_CHARS - extension.length), NAME_CHARS - extension.length) + extension;
};

/**
 * The name under which an attachment is kept and offered.
 *
 * Shape: no folder, no control, invisible or direction marks, none of `<>:"|?*`, no device name, no dot or space at
 * either end that a disk would drop, at most 255 characters; nothing left gives `attachment.` and a fitting extension.
 */
export const attachmentName = (raw: string, contentType: string): string => {
  const bare = lastStep(cleanName(raw, 4_096).replace(/^[a-z]:(?=[/\\])/i, ''))
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+(?=[^\s.])/, (lead) => (lead.endsWith('.') ? '.' : ''))
    .replace(/[\s.]+$/, '');
  const fallback = `attachment.${EXTENSIONS[contentType.toLowerCase()] ?? 'bin'}`;
  if (bare === '' || /^[_.\uFFFD]+$/.test(bare)) return fallback;
  return shorten(DEVICE.test(bare) ? `_${bare}` : bare);
};

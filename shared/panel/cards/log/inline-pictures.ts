/** Which file a picture inside the text of a mail is. Pure. */
import { MAIL_LIMITS } from '../../../domain/mail.ts';
import type { HostAttachment } from '../../panel-host.ts';

const REFERENCE = /\bcid:([^"'\s<>)\\]+)/gi;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The content ids a text refers to, each once. Source: RFC 2392. */
const referencesIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(REFERENCE)].map(([, id = '']) => decoded(id))),
];

const bare = (contentId: string): string => contentId.trim().replace(/^<|>$/g, '');

/**
 * The content id under which the text refers to a file; empty when it does not. Where the host knows none, Outlook's
 * habit helps: it calls a picture by its file's name (`image001.png@01DC1E6F.FC7C7410`).
 */
export const contentIdOf = (file: HostAttachment, html: string): string => {
  const references = referencesIn(html);
  const own = bare(file.contentId ?? '');
  const byId = references.find((id) => own !== '' && id.toLowerCase() === own.toLowerCase());
  const start = `${file.name.toLowerCase()}@`;
  const found = byId ?? (file.inline ? references.find((id) => id.toLowerCase().startsWith(start)) : '');
  return found === undefined || found.length > MAIL_LIMITS.contentIdChars ? '' : found;
};

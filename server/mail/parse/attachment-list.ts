/** Collects the attachments of one mail: names made safe, contents hashed, each content kept once. */
import type { MailAttachment } from '#shared/domain/mail.ts';
import { attachmentName, contentTypeOfName } from './attachment-name.ts';
import { cleanLine } from './foreign-text.ts';
import type { Blob } from './content-hash.ts';
import { sha256Hex } from './content-hash.ts';

export type FoundAttachment = {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly contentId: string;
};

export type AttachmentList = { readonly attachments: MailAttachment[]; readonly blobs: Blob[] };

const MEDIA_TYPE = /^[\w!#$&^.+-]{1,120}\/[\w!#$&^.+-]{1,120}$/;

/** Content-ids the HTML shows, without brackets. `src="cid:…"` may be percent-encoded (RFC 2392). */
const shownContentIds = (html: string): Set<string> => {
  const ids = new Set<string>();
  for (const [, id] of html.matchAll(/\bcid:([^"'\s<>)]{1,1000})/gi)) {
    ids.add(id!);
    try {
      ids.add(decodeURIComponent(id!));
    } catch {
      // Not percent-encoded after all.
    }
  }
  return ids;
};

/**
 * Attachments as a mail keeps them.
 *
 * Decision: inline is what the HTML shows by its Content-ID, and nothing else. "Content-Disposition: inline" alone says
 * little: phones send photos that way, and Outlook marks signature pictures as attachments.
 */
export const listAttachments = (found: readonly FoundAttachment[], html: string): AttachmentList => {
  const shown = shownContentIds(html);
  const blobs = new Map<string, Blob>();
  const attachments = found.map((file): MailAttachment => {
    const hash = sha256Hex(file.content);
    if (!blobs.has(hash)) blobs.set(hash, { hash, bytes: file.content });
    const type = file.contentType.trim().toLowerCase();
    const contentType = MEDIA_TYPE.test(type) ? type : contentTypeOfName(file.name);
    const contentId = cleanLine(file.contentId.replace(/^\s*<?|>?\s*$/g, ''), 1_000);
    const inline = contentId !== '' && shown.has(contentId);
    return {
      hash,
      name: attachmentName(file.name, contentType),
      contentType,
      sizeBytes: file.content.byteLength,
      inline,
      contentId: inline ? contentId : '',
    };
  });
  return { attachments, blobs: [...blobs.values()] };
};

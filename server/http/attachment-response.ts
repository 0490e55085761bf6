/** Attachments are foreign files: always a download, never something the browser opens in Kontor's name. */
import type { MailAttachment } from '#shared/domain/mail.ts';
import type { BlobStore } from '../mail/blob-store.ts';

/** RFC 6266 with RFC 8187 encoding; the plain form keeps to harmless ASCII. */
export const contentDisposition = (name: string): string => {
  const plain = name.replaceAll(/[^\w .()-]/g, '_');
  // Half a sign cannot be encoded; it stands as the sign for what cannot be read.
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};

export const attachmentResponse = (blobs: BlobStore, file: MailAttachment): Response =>
  new Response(blobs.read(file.hash), {
    headers: {
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-length': String(file.sizeBytes),
      'content-disposition': contentDisposition(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  });

/** Pictures inside a kept mail, as addresses that need no network. */
import type { ApiClient } from '../../../api/client.ts';
import type { Mail, MailAttachment } from '../../../domain/mail.ts';

/** Kinds every browser draws and that cannot hold a script. */
const DRAWABLE = /^image\/(?:png|jpe?g|gif|webp|bmp|avif)$/i;
/** More than that is an album, which is better looked at file by file. */
const PICTURES_MAX = 50;
const BYTES_MAX = 20 * 1024 * 1024;

/** Content id, lower case, to a `data:` address. */
export type Pictures = ReadonlyMap<string, string>;

export const contentKey = (reference: string): string => {
  const id = reference.replace(/^cid:/i, '');
  try {
    return decodeURIComponent(id).toLowerCase();
  } catch {
    return id.toLowerCase();
  }
};

/** Those the text refers to, as far as they are drawn. */
export const picturesOf = ({ html, attachments }: Pick<Mail, 'html' | 'attachments'>): MailAttachment[] => {
  if (!/\bcid:/i.test(html)) return [];
  let bytes = 0;
  return attachments
    .filter(({ contentId, contentType }) => contentId !== '' && DRAWABLE.test(contentType))
    .slice(0, PICTURES_MAX)
    .filter(({ sizeBytes }) => (bytes += sizeBytes) <= BYTES_MAX);
};

const toDataAddress = (bytes: Blob, contentType: string): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('loadend', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.readAsDataURL(new Blob([bytes], { type: contentType }));
  });

/** What cannot be read is left out. */
export const readPictures = async (
  api: ApiClient,
  activityId: string,
  files: readonly MailAttachment[],
): Promise<Pictures> => {
  const pictures = new Map<string, string>();
  for (const { hash, contentId, contentType } of files) {
    const read = await api.call('attachment', { params: { id: activityId, hash } });
    const address = read.ok ? await toDataAddress(read.value as Blob, contentType) : '';
    if (address) pictures.set(contentKey(contentId), address);
  }
  return pictures;
};

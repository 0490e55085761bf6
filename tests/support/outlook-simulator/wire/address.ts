/** Addresses and attachments as they travel. */
import type { Address, Attachment } from '../mailbox/item.ts';

const recipientKinds = ['other', 'list', 'user', 'external'] as const;
const responses = ['none', 'organizer', 'tentative', 'accepted', 'declined'] as const;
const attachmentTypes = { base64: 0, eml: 1, iCalendar: 1, url: 2 } as const;

/** The wire form of an address. */
export const addressToWire = (address: Address) => ({
  name: address.name,
  address: address.email,
  recipientType: recipientKinds.indexOf(address.kind ?? 'user'),
  appointmentResponse: responses.indexOf(address.response ?? 'none'),
});

/** Reads an address an add-in handed over. */
export const addressFromWire = (wire: { name?: string; address?: string }): Address => ({
  name: wire.name ?? '',
  email: wire.address ?? '',
});

/** Size of an attachment in bytes, computed from the content where the test gave none. */
function sizeOf({ size, content }: Attachment): number {
  if (size !== undefined) return size;
  return Buffer.byteLength(content.data, content.format === 'base64' ? 'base64' : 'utf8');
}

/** The wire form of an attachment, without its content. */
export const attachmentToWire = (attachment: Attachment) => ({
  id: attachment.id,
  name: attachment.name,
  size: sizeOf(attachment),
  contentType: attachment.contentType,
  attachmentType: attachmentTypes[attachment.content.format],
  isInline: attachment.inline ?? false,
});

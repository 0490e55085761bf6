/** Calls that read the item: body, attachments, headers, recipients, single fields. */
import { type AttachmentContent, isDraft, recipientsOf } from '../mailbox/item.ts';
import { addressToWire, attachmentToWire } from '../wire/address.ts';
import { type DispatchTable, failed, officeErrors, value } from './answer.ts';

const htmlCoercion = 3;

const contentToWire = ({ format, data }: AttachmentContent) => ({ content: data, format });

export const readCalls: DispatchTable = {
  15: {
    call: 'recipients.getAsync',
    since: '1.1',
    permission: 'ReadItem',
    answer: ({ item, params }) => {
      if (item === null) return failed(officeErrors.notSupported);
      const field = Number(params['recipientField']);
      return value((recipientsOf(item)[field] ?? []).map(addressToWire));
    },
  },
  18: {
    call: 'subject.getAsync',
    since: '1.1',
    permission: 'ReadItem',
    answer: ({ item }) => value(item?.subject),
  },
  24: {
    call: 'time.getAsync',
    since: '1.1',
    permission: 'ReadItem',
    answer: ({ item, params }) => {
      if (item?.kind !== 'appointment-draft') return failed(officeErrors.notSupported);
      return value(Date.parse(params['TimeProperty'] === 1 ? item.start : item.end));
    },
  },
  26: {
    call: 'location.getAsync',
    since: '1.1',
    permission: 'ReadItem',
    answer: ({ item }) =>
      item?.kind === 'appointment-draft' ? value(item.location) : failed(officeErrors.notSupported),
  },
  37: {
    call: 'body.getAsync',
    since: '1.3',
    permission: 'ReadItem',
    answer: ({ item, params }) =>
      item === null
        ? failed(officeErrors.notSupported)
        : value(params['coercionType'] === htmlCoercion ? item.body.html : item.body.text),
  },
  107: {
    call: 'from.getAsync',
    since: '1.7',
    permission: 'ReadItem',
    answer: ({ item }) => {
      if (item === null || !isDraft(item)) return failed(officeErrors.notSupported);
      return value(addressToWire(item.kind === 'draft' ? item.from : item.organizer));
    },
  },
  108: {
    call: 'getSharedPropertiesAsync',
    since: '1.8',
    permission: 'ReadItem',
    answer: ({ item }) =>
      item?.shared === undefined
        ? failed(officeErrors.notSupported)
        : value({ ...item.shared, targetRestUrl: 'https://outlook.example/api' }),
  },
  149: {
    call: 'getAttachmentsAsync',
    since: '1.8',
    permission: 'ReadItem',
    answer: ({ item }) => value(item?.attachments.map(attachmentToWire) ?? []),
  },
  150: {
    call: 'getAttachmentContentAsync',
    since: '1.8',
    permission: 'ReadItem',
    answer: ({ item, params }) => {
      const attachment = item?.attachments.find(({ id }) => id === params['id']);
      return attachment === undefined
        ? failed(officeErrors.invalidAttachmentId)
        : value(contentToWire(attachment.content));
    },
  },
  157: {
    call: 'categories.getAsync',
    since: '1.8',
    permission: 'ReadItem',
    answer: ({ item, mailbox }) =>
      value(
        (item?.categories ?? []).map((displayName) => ({
          displayName,
          color: mailbox.masterCategories.find(({ name }) => name === displayName)?.color ?? 'None',
        })),
      ),
  },
  164: {
    call: 'getItemIdAsync',
    since: '1.8',
    permission: 'ReadItem',
    answer: ({ item }) =>
      item !== null && isDraft(item) && item.saved ? value(item.itemId) : failed(officeErrors.itemNotSaved),
  },
  168: {
    call: 'getAllInternetHeadersAsync',
    since: '1.8',
    permission: 'ReadItem',
    answer: ({ item }) =>
      item?.kind === 'mail' || item?.kind === 'meeting-request'
        ? value(item.internetHeaders)
        : failed(officeErrors.notSupported),
  },
  174: {
    call: 'getComposeTypeAsync',
    since: '1.10',
    permission: 'ReadItem',
    answer: ({ item }) =>
      item?.kind === 'draft'
        ? value({ composeType: item.composeType, coercionType: item.bodyFormat })
        : failed(officeErrors.notSupported),
  },
};

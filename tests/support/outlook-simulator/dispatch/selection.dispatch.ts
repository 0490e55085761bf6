/** Calls about several selected mails; only a newer office.js makes them (`web/newer-office.ts` adds them for tests). */
import { mailToWire } from '../wire/initial-data.ts';
import { type DispatchTable, done, failed, officeErrors, value } from './answer.ts';

export const selectionCalls: DispatchTable = {
  196: {
    call: 'getSelectedItemsAsync',
    since: '1.13',
    permission: 'ReadWriteMailbox',
    answer: ({ mailbox }) =>
      value(
        mailbox.selected.map((mail) => ({
          itemId: mail.itemId,
          itemType: 'message',
          itemMode: 'Read',
          subject: mail.subject,
          conversationId: mail.conversationId,
          internetMessageId: mail.internetMessageId,
          hasAttachment: mail.attachments.length > 0,
        })),
      ),
  },
  211: {
    call: 'loadItemByIdAsync',
    since: '1.15',
    permission: 'ReadWriteMailbox',
    answer: ({ mailbox, params }) => {
      const id = params['itemId'];
      const mail = mailbox.selected.find(({ itemId }) => itemId === id);
      // One at a time: what is loaded has to be given back first.
      if (!mail || mailbox.loaded !== null || mailbox.unloadable.includes(mail.itemId))
        return failed(officeErrors.itemNotFound);
      mailbox.loaded = mail;
      return value(JSON.stringify(mailToWire(mail)));
    },
  },
  212: {
    call: 'unloadAsync',
    since: '1.15',
    permission: 'ReadWriteMailbox',
    answer: ({ mailbox }) => {
      mailbox.loaded = null;
      return done();
    },
  },
};

import { createOfficeHost } from '#outlook/office-host.ts';
import { mailFields } from '#tests/support/office-item-stub.ts';
import { answerWith, makeOffice } from '#tests/support/office-stub.ts';
import { runPanelHostSuite } from './panel-host.suite.ts';

const mails = {
  first: mailFields({ itemId: 'item-1' }),
  second: mailFields({
    itemId: 'item-2',
    subject: 'Auftrag 4711',
    internetMessageId: '<two@nordlicht.example>',
    attachments: [
      {
        id: 'order',
        name: 'order.pdf',
        contentType: 'application/pdf',
        size: 3,
        isInline: false,
        attachmentType: 'file',
      },
    ],
  }),
};

runPanelHostSuite('Outlook', async () => {
  const stub = makeOffice();
  stub.answer('body html', answerWith('<p>Guten Tag</p>'));
  stub.answer('body text', answerWith('Guten Tag'));
  stub.answer('attachment order', answerWith({ format: 'base64', content: 'QUJD' }));
  const host = createOfficeHost(stub.office, new EventTarget() as Window);
  return {
    host,
    open: (which) => stub.select(mails[which]),
    deselect: () => stub.select(null),
  };
});

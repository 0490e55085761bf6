/** Forms an add-in asks the simulated Outlook to open, through the real office.js. */
import { describe, expect, test } from 'vitest';

import {
  askOffice,
  makeMail,
  type OutlookItem,
  type OutlookSimulator,
  useOutlookSimulator,
} from '../support/outlook-simulator/index.ts';

const simulator = useOutlookSimulator();

async function outlookWith(item: OutlookItem): Promise<OutlookSimulator> {
  const outlook = await simulator.shared();
  await outlook.open(item);
  await outlook.pane.waitForSelector('#state:text("ready")');
  return outlook;
}

describe('a form for a new item', () => {
  test('displayNewMessageForm (44) asks Outlook for a new mail', async () => {
    const outlook = await outlookWith(makeMail());
    await outlook.pane.evaluate(() =>
      Office.context.mailbox.displayNewMessageForm({
        toRecipients: ['petra@nordlicht.example'],
        subject: 'Offer',
      }),
    );
    await outlook.waitForCall(44);
    expect(outlook.mailbox.openedForms).toEqual([
      {
        kind: 'message',
        fields: expect.objectContaining({ toRecipients: ['petra@nordlicht.example'], subject: 'Offer' }),
      },
    ]);
  });

  test('displayNewMessageFormAsync (178) says when it was opened', async () => {
    const { pane, mailbox } = await outlookWith(makeMail());
    const { status } = await askOffice<void>(pane, (done) =>
      Office.context.mailbox.displayNewMessageFormAsync({ subject: 'Offer' }, done),
    );
    expect([status, mailbox.openedForms[0]?.kind]).toEqual(['succeeded', 'message']);
  });

  test('displayNewAppointmentForm (7) carries attendees and times', async () => {
    const outlook = await outlookWith(makeMail());
    await outlook.pane.evaluate(() =>
      Office.context.mailbox.displayNewAppointmentForm({
        requiredAttendees: ['petra@nordlicht.example'],
        optionalAttendees: [],
        start: new Date('2026-04-01T08:00:00Z'),
        end: new Date('2026-04-01T09:00:00Z'),
        subject: 'Call',
      }),
    );
    await outlook.waitForCall(7);
    expect(outlook.mailbox.openedForms).toEqual([
      {
        kind: 'appointment',
        fields: expect.objectContaining({
          requiredAttendees: ['petra@nordlicht.example'],
          start: Date.parse('2026-04-01T08:00:00Z'),
          subject: 'Call',
        }),
      },
    ]);
  });

  test('displayNewAppointmentFormAsync (177) says when it was opened', async () => {
    const { pane, mailbox } = await outlookWith(makeMail());
    const { status } = await askOffice<void>(pane, (done) =>
      Office.context.mailbox.displayNewAppointmentFormAsync(
        {
          subject: 'Call',
          requiredAttendees: [],
          optionalAttendees: [],
        },
        done,
      ),
    );
    expect([status, mailbox.openedForms[0]?.kind]).toEqual(['succeeded', 'appointment']);
  });
});

describe('a form for an answer', () => {
  test('displayReplyForm with an object (30) carries the text', async () => {
    const outlook = await outlookWith(makeMail());
    await outlook.pane.evaluate(() =>
      Office.context.mailbox.item!.displayReplyForm({ htmlBody: '<p>Thank you</p>' }),
    );
    await outlook.waitForCall(30);
    expect(outlook.mailbox.openedForms).toEqual([
      { kind: 'reply', fields: expect.objectContaining({ htmlBody: '<p>Thank you</p>' }) },
    ]);
  });

  test('every way to answer (10, 11, 30, 31) opens its form', async () => {
    const outlook = await outlookWith(makeMail());
    await outlook.pane.evaluate(() => {
      const item = Office.context.mailbox.item!;
      item.displayReplyForm('text');
      item.displayReplyAllForm('text');
      item.displayReplyForm({ htmlBody: 'object' });
      item.displayReplyAllForm({ htmlBody: 'object' });
    });
    await outlook.waitForCall(31);
    expect(outlook.mailbox.openedForms.map(({ kind, fields }) => [kind, fields['htmlBody']])).toEqual([
      ['reply', 'text'],
      ['reply-all', 'text'],
      ['reply', 'object'],
      ['reply-all', 'object'],
    ]);
    expect(outlook.calls.flatMap(({ dispatchId }) => dispatchId ?? [])).toEqual([10, 11, 30, 31]);
  });

  test('the forms for an answer (181, 182) say when they were opened', async () => {
    const { pane, mailbox } = await outlookWith(makeMail());
    const reply = await askOffice<void>(pane, (done) =>
      Office.context.mailbox.item!.displayReplyFormAsync({ htmlBody: 'one' }, done),
    );
    const replyAll = await askOffice<void>(pane, (done) =>
      Office.context.mailbox.item!.displayReplyAllFormAsync({ htmlBody: 'all' }, done),
    );
    expect([reply.status, replyAll.status]).toEqual(['succeeded', 'succeeded']);
    expect(mailbox.openedForms.map(({ kind }) => kind)).toEqual(['reply', 'reply-all']);
  });
});

describe('the form of a stored item', () => {
  test('office.js turns the id of a web API into one of Exchange on the way', async () => {
    const outlook = await outlookWith(makeMail());
    await outlook.pane.evaluate(() => Office.context.mailbox.displayMessageForm('AAMk-1_2='));
    expect((await outlook.waitForCall(8)).params).toEqual({ itemId: 'AAMk/1+2=' });
  });

  test('a stored mail (8, 179) and appointment (9, 180) are opened by id', async () => {
    const outlook = await outlookWith(makeMail());
    const { pane, mailbox, calls } = outlook;
    await pane.evaluate(() => {
      Office.context.mailbox.displayMessageForm('AAMkmail1=');
      Office.context.mailbox.displayAppointmentForm('AAMkappointment1=');
    });
    await askOffice<void>(pane, (done) => Office.context.mailbox.displayMessageFormAsync('AAMkmail2=', done));
    await askOffice<void>(pane, (done) =>
      Office.context.mailbox.displayAppointmentFormAsync('AAMkappointment2=', done),
    );
    expect(mailbox.openedForms.map(({ kind, fields }) => [kind, fields['itemId']])).toEqual([
      ['stored-message', 'AAMkmail1='],
      ['stored-appointment', 'AAMkappointment1='],
      ['stored-message', 'AAMkmail2='],
      ['stored-appointment', 'AAMkappointment2='],
    ]);
    expect(calls.flatMap(({ dispatchId }) => dispatchId ?? [])).toEqual([8, 9, 179, 180]);
  });
});

/** The real office.js beside something that is being written in the simulated Outlook. */
import { describe, expect, test } from 'vitest';

import {
  askOffice,
  makeAppointmentDraft,
  makeAttachment,
  makeDraft,
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

const petra = { name: 'Petra Lang', email: 'petra@nordlicht.example', kind: 'external' } as const;
const olaf = { name: 'Olaf Beck', email: 'olaf@nordlicht.example', kind: 'external' } as const;

describe('a mail that is being written', () => {
  test('recipients.getAsync (15) gives To, Cc and Bcc', async () => {
    const { pane } = await outlookWith(makeDraft({ to: [petra], cc: [olaf], bcc: [] }));
    const to = await askOffice<Office.EmailAddressDetails[]>(pane, (done) =>
      (Office.context.mailbox.item!.to as unknown as Office.Recipients).getAsync(done),
    );
    const cc = await askOffice<Office.EmailAddressDetails[]>(pane, (done) =>
      (Office.context.mailbox.item!.cc as unknown as Office.Recipients).getAsync(done),
    );
    const bcc = await askOffice<Office.EmailAddressDetails[]>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).bcc.getAsync(done),
    );
    expect(to.value).toMatchObject([
      { displayName: 'Petra Lang', emailAddress: 'petra@nordlicht.example', recipientType: 'externalUser' },
    ]);
    expect(cc.value.map(({ emailAddress }) => emailAddress)).toEqual(['olaf@nordlicht.example']);
    expect(bcc.value).toEqual([]);
  });

  test('from.getAsync (107) gives the sender', async () => {
    const { pane } = await outlookWith(makeDraft());
    const { value } = await askOffice<Office.EmailAddressDetails>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).from.getAsync(done),
    );
    expect(value.emailAddress).toBe('jana.brandt@kontor.example');
  });

  test('subject.getAsync (18) and setAsync (17) see the same subject', async () => {
    const draft = makeDraft({ subject: 'Offer' });
    const { pane } = await outlookWith(draft);
    const { value } = await askOffice<string>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).subject.getAsync(done),
    );
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).subject.setAsync('Offer 2', done),
    );
    expect([value, draft.subject]).toEqual(['Offer', 'Offer 2']);
  });

  test.each(['newMail', 'reply', 'forward'] as const)(
    'getComposeTypeAsync (174) says %s',
    async (composeType) => {
      const { pane } = await outlookWith(makeDraft({ composeType }));
      const { value } = await askOffice<{ composeType: string; coercionType: string }>(pane, (done) =>
        (Office.context.mailbox.item as unknown as Office.MessageCompose).getComposeTypeAsync(done as never),
      );
      expect(value).toEqual({ composeType, coercionType: 'html' });
    },
  );

  test('getItemIdAsync (164) fails until the draft was saved (32)', async () => {
    const draft = makeDraft();
    const { pane } = await outlookWith(draft);
    const ask = () =>
      askOffice<string>(pane, (done) =>
        (Office.context.mailbox.item as unknown as Office.MessageCompose).getItemIdAsync(done),
      );
    const before = await ask();
    await askOffice<string>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).saveAsync(done),
    );
    expect([before.error?.code, (await ask()).value]).toEqual([9046, draft.itemId]);
  });

  test('getAttachmentsAsync (149) lists what is attached', async () => {
    const attachments = [makeAttachment({ name: 'plan.txt' }, 'four')];
    const { pane } = await outlookWith(makeDraft({ attachments }));
    const { value } = await askOffice<Office.AttachmentDetailsCompose[]>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).getAttachmentsAsync(done),
    );
    expect(value).toMatchObject([{ name: 'plan.txt', size: 4, attachmentType: 'file', isInline: false }]);
  });

  test('body.getAsync (37) reads what has been written so far', async () => {
    const { pane } = await outlookWith(makeDraft({ body: { html: '<p>Dear</p>', text: 'Dear' } }));
    const { value } = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Html, done),
    );
    expect(value).toBe('<p>Dear</p>');
  });

  test('setSelectedDataAsync on body (13) and item (29) writes into the text', async () => {
    const draft = makeDraft({ body: { html: '<p>Dear</p>', text: 'Dear' } });
    const { pane, calls } = await outlookWith(draft);
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).body.setSelectedDataAsync(
        '<b>one</b>',
        { coercionType: Office.CoercionType.Html },
        done,
      ),
    );
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).setSelectedDataAsync(
        '<b>two</b>',
        { coercionType: Office.CoercionType.Html },
        done,
      ),
    );
    expect(draft.body).toEqual({ html: '<p>Dear</p><b>one</b><b>two</b>', text: 'Dearonetwo' });
    expect(calls.flatMap(({ dispatchId }) => dispatchId ?? [])).toEqual([13, 29]);
  });

  test('the body is set (38), put before (23) and signed (173), and its type is known (14)', async () => {
    const draft = makeDraft();
    const { pane } = await outlookWith(draft);
    const type = await askOffice<Office.CoercionType>(pane, (done) =>
      Office.context.mailbox.item!.body.getTypeAsync(done),
    );
    await askOffice<void>(pane, (done) => Office.context.mailbox.item!.body.setAsync('middle ', done));
    await askOffice<void>(pane, (done) => Office.context.mailbox.item!.body.prependAsync('start ', done));
    await askOffice<void>(pane, (done) => Office.context.mailbox.item!.body.setSignatureAsync('end', done));
    expect([type.value, draft.body.text]).toEqual(['html', 'start middle end']);
  });

  test('recipients are replaced (21) and added (22)', async () => {
    const draft = makeDraft({ to: [petra] });
    const { pane } = await outlookWith(draft);
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).to.setAsync(
        [{ displayName: 'Olaf Beck', emailAddress: 'olaf@nordlicht.example' }],
        done,
      ),
    );
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).bcc.addAsync(
        ['crm@kontor.example'],
        done,
      ),
    );
    expect(draft.to).toEqual([{ name: 'Olaf Beck', email: 'olaf@nordlicht.example' }]);
    expect(draft.bcc.map(({ email }) => email)).toEqual(['crm@kontor.example']);
  });

  test('sessionData gives everything at once (187)', async () => {
    const { pane } = await outlookWith(makeDraft({ sessionData: { a: '1', b: '2' } }));
    const { value } = await askOffice<unknown>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).sessionData.getAllAsync(done),
    );
    expect(value).toEqual({ a: '1', b: '2' });
  });

  test('sessionData is set (185) and read again (186)', async () => {
    const draft = makeDraft();
    const { pane } = await outlookWith(draft);
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).sessionData.setAsync(
        'log',
        'on',
        done,
      ),
    );
    const found = await askOffice<string>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).sessionData.getAsync('log', done),
    );
    const missing = await askOffice<string>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).sessionData.getAsync('other', done),
    );
    expect([found.value, missing.error?.code]).toEqual(['on', 9050]);
    expect(draft.sessionData).toEqual({ log: 'on' });
  });

  test('internet headers are set (152) and read again (151)', async () => {
    const draft = makeDraft();
    const { pane } = await outlookWith(draft);
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).internetHeaders.setAsync(
        { 'x-kontor-activity': 'a1' },
        done,
      ),
    );
    const { value } = await askOffice<Record<string, string>>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).internetHeaders.getAsync(
        ['X-Kontor-Activity'],
        done,
      ),
    );
    expect(value).toEqual({ 'x-kontor-activity': 'a1' });
    expect(draft.internetHeaders).toEqual({ 'x-kontor-activity': 'a1' });
  });

  test('an internet header is taken out again (153), however its name was written', async () => {
    const draft = makeDraft({ internetHeaders: { 'X-Kontor-Ref': 'a1', 'x-other': 'b' } });
    const { pane } = await outlookWith(draft);
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.MessageCompose).internetHeaders.removeAsync(
        ['x-kontor-ref'],
        done,
      ),
    );
    expect(draft.internetHeaders).toEqual({ 'x-other': 'b' });
  });

  test('forms for new items do not exist in a pane that started while writing', async () => {
    const { pane } = await outlookWith(makeDraft());
    expect(await pane.evaluate(() => typeof Office.context.mailbox.displayNewMessageForm)).toBe('undefined');
  });
});

describe('an appointment that is being written', () => {
  test('attendees (15), organizer (107), times (24) and place (26) are asked for one by one', async () => {
    const { pane, calls } = await outlookWith(
      makeAppointmentDraft({ required: [petra], optional: [olaf], location: 'Lübeck' }),
    );
    const required = await askOffice<Office.EmailAddressDetails[]>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).requiredAttendees.getAsync(done),
    );
    const optional = await askOffice<Office.EmailAddressDetails[]>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).optionalAttendees.getAsync(done),
    );
    const organizer = await askOffice<Office.EmailAddressDetails>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).organizer.getAsync(done),
    );
    const begin = await askOffice<Date>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).start.getAsync(done),
    );
    const end = await askOffice<Date>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).end.getAsync(done),
    );
    const location = await askOffice<string>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).location.getAsync(done),
    );
    expect(required.value.map(({ emailAddress }) => emailAddress)).toEqual(['petra@nordlicht.example']);
    expect(optional.value.map(({ emailAddress }) => emailAddress)).toEqual(['olaf@nordlicht.example']);
    expect(organizer.value.emailAddress).toBe('jana.brandt@kontor.example');
    expect([begin.value.toISOString(), end.value.toISOString()]).toEqual([
      '2026-03-06T13:00:00.000Z',
      '2026-03-06T14:00:00.000Z',
    ]);
    expect(location.value).toBe('Lübeck');
    expect(calls.flatMap(({ dispatchId }) => dispatchId ?? [])).toEqual([15, 15, 107, 24, 24, 26]);
  });

  test('times (25) and place (27) can be set', async () => {
    const draft = makeAppointmentDraft();
    const { pane } = await outlookWith(draft);
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).start.setAsync(
        new Date('2026-03-06T12:00:00Z'),
        done,
      ),
    );
    await askOffice<void>(pane, (done) =>
      (Office.context.mailbox.item as unknown as Office.AppointmentCompose).location.setAsync('Kiel', done),
    );
    expect([draft.start, draft.end, draft.location]).toEqual([
      '2026-03-06T12:00:00.000Z',
      '2026-03-06T14:00:00.000Z',
      'Kiel',
    ]);
  });
});

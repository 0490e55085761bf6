/** The real office.js reads and marks an item of the simulated Outlook. */
import { describe, expect, test } from 'vitest';

import {
  askOffice,
  makeAppointment,
  makeAttachment,
  makeMail,
  type Mailbox,
  type OutlookItem,
  type OutlookSimulator,
  useOutlookSimulator,
} from '../support/outlook-simulator/index.ts';

const simulator = useOutlookSimulator();

async function outlookWith(item: OutlookItem, mailbox: Partial<Mailbox> = {}): Promise<OutlookSimulator> {
  const outlook = await simulator.shared();
  Object.assign(outlook.mailbox, mailbox);
  await outlook.open(item);
  await outlook.pane.waitForSelector('#state:text("ready")');
  return outlook;
}

describe('a mail that is open for reading', () => {
  test('shows its fields at once, without a call', async () => {
    const mail = makeMail({
      subject: 'AW: Angebot',
      from: { name: 'Petra Lang', email: 'petra@nordlicht.example', kind: 'external' },
      cc: [{ name: 'Team', email: 'team@kontor.example', kind: 'list' }],
      attachments: [makeAttachment({ id: 'a1', name: 'plan.txt', size: 12 })],
    });
    const { pane, calls } = await outlookWith(mail);

    const seen = await pane.evaluate(() => {
      const item = Office.context.mailbox.item!;
      return {
        type: item.itemType,
        id: item.itemId,
        subject: item.subject,
        normalized: item.normalizedSubject,
        from: item.from.emailAddress,
        cc: item.cc.map(({ displayName, recipientType }) => [displayName, recipientType]),
        to: item.to.map(({ emailAddress }) => emailAddress),
        conversation: item.conversationId,
        messageId: item.internetMessageId,
        created: item.dateTimeCreated.toISOString(),
        attachments: item.attachments.map(({ id, name, size, attachmentType, isInline }) => ({
          id,
          name,
          size,
          attachmentType,
          isInline,
        })),
      };
    });

    expect(seen).toEqual({
      type: 'message',
      id: mail.itemId,
      subject: 'AW: Angebot',
      normalized: 'Angebot',
      from: 'petra@nordlicht.example',
      cc: [['Team', 'distributionList']],
      to: ['jana.brandt@kontor.example'],
      conversation: mail.conversationId,
      messageId: mail.internetMessageId,
      created: '2026-03-02T08:15:00.000Z',
      attachments: [{ id: 'a1', name: 'plan.txt', size: 12, attachmentType: 'file', isInline: false }],
    });
    expect(calls.filter(({ dispatchId }) => dispatchId !== undefined)).toEqual([]);
  });

  test('a fresh item in Sent Items has no internet message id', async () => {
    const { pane } = await outlookWith(makeMail({ internetMessageId: null }));
    expect(await pane.evaluate(() => Office.context.mailbox.item!.internetMessageId)).toBeNull();
  });

  test('the user and the mailbox are known', async () => {
    const { pane } = await outlookWith(makeMail());
    const profile = await pane.evaluate(() => {
      const { displayName, emailAddress, timeZone, accountType } = Office.context.mailbox
        .userProfile as Office.UserProfile & { accountType: string };
      return { displayName, emailAddress, timeZone, accountType };
    });
    expect(profile).toEqual({
      displayName: 'Jana Brandt',
      emailAddress: 'jana.brandt@kontor.example',
      timeZone: 'W. Europe Standard Time',
      accountType: 'office365',
    });
  });

  test('body.getAsync (37) gives HTML or text as asked', async () => {
    const { pane, calls } = await outlookWith(makeMail({ body: { html: '<b>Hallo</b>', text: 'Hallo' } }));
    const html = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Html, done),
    );
    const text = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, done),
    );
    expect([html.value, text.value]).toEqual(['<b>Hallo</b>', 'Hallo']);
    expect(calls.filter(({ dispatchId }) => dispatchId === 37).map(({ params }) => params)).toEqual([
      { coercionType: 3 },
      { coercionType: 0 },
    ]);
  });

  test.each([
    { format: 'base64', data: 'SGFsbG8=', seenAs: 'file' },
    { format: 'eml', data: 'Subject: inner\r\n\r\ntext', seenAs: 'item' },
    { format: 'iCalendar', data: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', seenAs: 'item' },
    { format: 'url', data: 'https://files.example/plan', seenAs: 'cloud' },
  ] as const)('getAttachmentContentAsync (150) gives $format content', async ({ format, data, seenAs }) => {
    const attachments = [makeAttachment({ id: 'a1', content: { format, data } })];
    const { pane } = await outlookWith(makeMail({ attachments }));
    const kind = await pane.evaluate(() => Office.context.mailbox.item!.attachments[0]?.attachmentType);
    const { value } = await askOffice<Office.AttachmentContent>(pane, (done) =>
      Office.context.mailbox.item!.getAttachmentContentAsync('a1', done),
    );
    expect([kind, value]).toEqual([seenAs, { content: data, format }]);
  });

  test('an attachment id that is not of this mail fails with 9003', async () => {
    const { pane } = await outlookWith(makeMail());
    const { status, error } = await askOffice(pane, (done) =>
      Office.context.mailbox.item!.getAttachmentContentAsync('gone', done),
    );
    expect([status, error?.code]).toEqual(['failed', 9003]);
  });

  test('getAllInternetHeadersAsync (168) gives the raw header lines', async () => {
    const { pane } = await outlookWith(makeMail({ internetHeaders: 'X-One: 1\r\nX-Two: 2\r\n' }));
    const { value } = await askOffice<string>(pane, (done) =>
      Office.context.mailbox.item!.getAllInternetHeadersAsync(done),
    );
    expect(value).toBe('X-One: 1\r\nX-Two: 2\r\n');
  });

  test('getSharedPropertiesAsync (108) is there in a shared folder only', async () => {
    const shared = {
      owner: 'chef@kontor.example',
      targetMailbox: 'info@kontor.example',
      delegatePermissions: 3,
    };
    const { pane } = await outlookWith(makeMail({ shared }));
    const { value } = await askOffice<Office.SharedProperties>(pane, (done) =>
      Office.context.mailbox.item!.getSharedPropertiesAsync(done),
    );
    expect(value).toMatchObject(shared);

    const own = await outlookWith(makeMail());
    expect(await own.pane.evaluate(() => typeof Office.context.mailbox.item!.getSharedPropertiesAsync)).toBe(
      'undefined',
    );
  });

  test('a meeting request is a message too', async () => {
    const { pane } = await outlookWith(makeMail({ kind: 'meeting-request' }));
    const seen = await pane.evaluate(() => {
      const { itemType, itemClass } = Office.context.mailbox.item!;
      return { itemType, itemClass };
    });
    expect(seen).toEqual({ itemType: 'message', itemClass: 'IPM.Schedule.Meeting.Request' });
  });
});

describe('marks an add-in leaves', () => {
  test('categories get (157) and add (158) change the mail', async () => {
    const mail = makeMail({ categories: ['Old'] });
    const masterCategories = [
      { name: 'Old', color: 'Preset1' },
      { name: 'CRM: logged', color: 'Preset4' },
    ];
    const { pane } = await outlookWith(mail, { masterCategories });
    await askOffice(pane, (done) => Office.context.mailbox.item!.categories.addAsync(['CRM: logged'], done));
    const { value } = await askOffice<Office.CategoryDetails[]>(pane, (done) =>
      Office.context.mailbox.item!.categories.getAsync(done),
    );
    expect(value).toEqual([
      { displayName: 'Old', color: 'Preset1' },
      { displayName: 'CRM: logged', color: 'Preset4' },
    ]);
    expect(mail.categories).toEqual(['Old', 'CRM: logged']);
  });

  test('a category that is not in the master list fails with 9044', async () => {
    const mail = makeMail();
    const { pane } = await outlookWith(mail);
    const { error } = await askOffice(pane, (done) =>
      Office.context.mailbox.item!.categories.addAsync(['CRM: logged'], done),
    );
    expect([error?.code, mail.categories]).toEqual([9044, []]);
  });

  test('a category is taken off again (159)', async () => {
    const mail = makeMail({ categories: ['CRM: logged', 'Other'] });
    const { pane } = await outlookWith(mail);
    await askOffice<void>(pane, (done) =>
      Office.context.mailbox.item!.categories.removeAsync(['CRM: logged'], done),
    );
    expect(mail.categories).toEqual(['Other']);
  });

  test('custom properties are loaded (3) and saved (4)', async () => {
    const mail = makeMail({ customProperties: { logged: 'yes' } });
    const { pane } = await outlookWith(mail);
    const before = await pane.evaluate(
      () =>
        new Promise((resolve) => {
          Office.context.mailbox.item!.loadCustomPropertiesAsync(({ value: properties }) => {
            const logged: unknown = properties.get('logged');
            properties.set('by', 'jana');
            properties.saveAsync(({ status }) => resolve([logged, String(status)]));
          });
        }),
    );
    expect(before).toEqual(['yes', 'succeeded']);
    expect(mail.customProperties).toEqual({ logged: 'yes', by: 'jana' });
  });

  test('notificationMessages.replaceAsync (35) shows a hint above the mail', async () => {
    const mail = makeMail();
    const { pane } = await outlookWith(mail);
    const show = (message: string) =>
      askOffice(
        pane,
        (done, text: string) =>
          Office.context.mailbox.item!.notificationMessages.replaceAsync(
            'log',
            {
              type: Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage,
              message: text,
              icon: 'icon16',
              persistent: false,
            },
            done,
          ),
        message,
      );
    await show('first');
    await show('second');
    expect(mail.notifications).toEqual([
      { key: 'log', type: 0, message: 'second', icon: 'icon16', persistent: false },
    ]);
  });

  test('hints are added (33), listed (34) and removed (36)', async () => {
    const mail = makeMail();
    const { pane } = await outlookWith(mail);
    const add = () =>
      askOffice<void>(pane, (done) =>
        Office.context.mailbox.item!.notificationMessages.addAsync(
          'log',
          { type: Office.MailboxEnums.ItemNotificationMessageType.ErrorMessage, message: 'not saved' },
          done,
        ),
      );
    const remove = () =>
      askOffice<void>(pane, (done) =>
        Office.context.mailbox.item!.notificationMessages.removeAsync('log', done),
      );
    const added = [await add(), await add()].map(({ error }) => error?.code);
    const { value } = await askOffice<Office.NotificationMessageDetails[]>(pane, (done) =>
      Office.context.mailbox.item!.notificationMessages.getAllAsync(done),
    );
    const removed = [await remove(), await remove()].map(({ error }) => error?.code);
    expect(value).toMatchObject([{ key: 'log', message: 'not saved' }]);
    expect([added, removed, mail.notifications]).toEqual([[undefined, 9023], [undefined, 9024], []]);
  });

  test('a sixth hint (33, 35) is refused with 9025', async () => {
    const notifications = [1, 2, 3, 4, 5].map((n) => ({ key: `other-${n}`, type: 1, message: 'busy' }));
    const { pane } = await outlookWith(makeMail({ notifications }));
    const added = await askOffice<void>(pane, (done) =>
      Office.context.mailbox.item!.notificationMessages.addAsync(
        'log',
        { type: Office.MailboxEnums.ItemNotificationMessageType.ErrorMessage, message: 'not saved' },
        done,
      ),
    );
    const replaced = await askOffice<void>(pane, (done) =>
      Office.context.mailbox.item!.notificationMessages.replaceAsync(
        'log',
        { type: Office.MailboxEnums.ItemNotificationMessageType.ErrorMessage, message: 'not saved' },
        done,
      ),
    );
    expect([added.error?.code, replaced.error?.code]).toEqual([9025, 9025]);
  });

  test('a hint of 151 characters is refused before any message is sent', async () => {
    const { pane, calls } = await outlookWith(makeMail());
    const show = askOffice(pane, (done) =>
      Office.context.mailbox.item!.notificationMessages.replaceAsync(
        'log',
        {
          type: Office.MailboxEnums.ItemNotificationMessageType.ErrorMessage,
          message: 'x'.repeat(151),
        },
        done,
      ),
    );
    await expect(show).rejects.toThrow('out of');
    expect(calls.some(({ dispatchId }) => dispatchId === 35)).toBe(false);
  });

  test('roaming settings are read at start and saved (404)', async () => {
    const outlook = await outlookWith(makeMail(), { roamingSettings: { device: 'abc' } });
    const { pane, mailbox } = outlook;
    const before = await pane.evaluate(() => {
      const { roamingSettings } = Office.context;
      const device: unknown = roamingSettings.get('device');
      roamingSettings.set('language', 'de');
      return device;
    });
    const { status } = await askOffice(pane, (done) => Office.context.roamingSettings.saveAsync(done));
    expect([before, status]).toEqual(['abc', 'succeeded']);
    expect(mailbox.roamingSettings).toEqual({ device: 'abc', language: 'de' });
  });
});

describe('an appointment that is open for reading', () => {
  test('shows organizer, attendees, times and place at once', async () => {
    const { pane } = await outlookWith(makeAppointment({ location: 'Room 4' }));
    const seen = await pane.evaluate(() => {
      const item = Office.context.mailbox.item!;
      return {
        type: item.itemType,
        organizer: item.organizer.emailAddress,
        required: item.requiredAttendees.map(({ emailAddress, appointmentResponse }) => [
          emailAddress,
          appointmentResponse,
        ]),
        start: item.start.toISOString(),
        end: item.end.toISOString(),
        location: item.location,
      };
    });
    expect(seen).toEqual({
      type: 'appointment',
      organizer: 'petra.lang@nordlicht.example',
      required: [['jana.brandt@kontor.example', 'accepted']],
      start: '2026-03-05T09:00:00.000Z',
      end: '2026-03-05T10:00:00.000Z',
      location: 'Room 4',
    });
  });
});

/** Events of the simulated Outlook, and what happens to the item while a pane stays open. */
import type { Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import {
  askOffice,
  darkTheme,
  makeAppointmentDraft,
  makeAttachment,
  makeDraft,
  makeMail,
  type OutlookItem,
  type OutlookSimulator,
  type SimulatorOptions,
  useOutlookSimulator,
} from '../support/outlook-simulator/index.ts';

declare global {
  interface Window {
    heard?: { type: string; details: unknown; item: string | null | undefined }[];
    keptItem?: Office.MessageRead;
    lateBody?: string;
  }
}

const simulator = useOutlookSimulator();

async function pinnedOn(
  item: OutlookItem | null,
  options: Pick<SimulatorOptions, 'profile'> = {},
): Promise<OutlookSimulator> {
  const outlook = await (options.profile ? simulator.start(options) : simulator.shared());
  await outlook.openPinned(item);
  await outlook.pane.waitForSelector('#state:text("ready")');
  return outlook;
}

/** Adds a handler in the pane which notes every event in `window.heard`. */
const listen = (pane: Frame, event: keyof typeof Office.EventType, to: 'mailbox' | 'item') =>
  askOffice<void, [string, string]>(
    pane,
    (done, [name, target]) => {
      const handler = (details: { type: string }): void => {
        const item = Office.context.mailbox.item as Office.MessageRead | null | undefined;
        (window.heard ??= []).push({
          type: details.type,
          details: JSON.parse(JSON.stringify(details)),
          item: item === null || item === undefined ? item : item.subject,
        });
      };
      const { mailbox } = Office.context;
      const source = (target === 'mailbox' ? mailbox : mailbox.item) as Office.Mailbox;
      source.addHandlerAsync(Office.EventType[name as 'ItemChanged'], handler, done);
    },
    [event, to],
  );

/** The events noted so far, once there are `count` of them. */
async function heard(pane: Frame, count = 1): Promise<NonNullable<Window['heard']>> {
  await pane.waitForFunction((wanted) => (window.heard ?? []).length >= wanted, count);
  return pane.evaluate(() => window.heard ?? []);
}

describe('a pinned pane', () => {
  test('gets the new item with ItemChanged once it listens', async () => {
    const outlook = await pinnedOn(makeMail({ subject: 'first' }));
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    expect(await outlook.select(makeMail({ subject: 'second' }))).toBe('told');
    expect(await heard(outlook.pane)).toMatchObject([{ item: 'second' }]);
  });

  test('keeps the old item when it does not listen', async () => {
    const outlook = await pinnedOn(makeMail({ subject: 'first' }));
    expect(await outlook.select(makeMail({ subject: 'second' }), { evenIfUnheard: true })).toBe('unheard');
    expect(await outlook.pane.evaluate(() => Office.context.mailbox.item!.subject)).toBe('first');
  });

  test('stops following when it stops listening', async () => {
    const outlook = await pinnedOn(makeMail({ subject: 'first' }));
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    await askOffice<void>(outlook.pane, (done) =>
      Office.context.mailbox.removeHandlerAsync(Office.EventType.ItemChanged, done),
    );
    expect(outlook.calls.filter(({ event }) => event === 'ItemChanged').map(({ kind }) => kind)).toEqual([
      'registerEvent',
      'unregisterEvent',
    ]);
    expect(await outlook.select(makeMail(), { evenIfUnheard: true })).toBe('unheard');
  });

  test('is closed by the next selection when it is not pinned', async () => {
    const outlook = await simulator.shared();
    await outlook.open(makeMail());
    expect(await outlook.select(makeMail())).toBe('closed');
    expect(await outlook.page.locator('iframe').count()).toBe(0);
  });

  test('deselected to null has no item and can open no form', async () => {
    const outlook = await pinnedOn(makeMail());
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    await outlook.deselect('null');
    expect(await heard(outlook.pane)).toMatchObject([{ item: null }]);
    await expect(
      outlook.pane.evaluate(() => Office.context.mailbox.displayNewMessageForm({ subject: 'x' })),
    ).rejects.toThrow('Office.context.mailbox.item is null');
    expect(await outlook.pane.evaluate(() => Office.context.mailbox.userProfile.displayName)).toBe(
      'Jana Brandt',
    );
  });

  test('deselected to "none" has no item either, but the mailbox still works', async () => {
    const outlook = await pinnedOn(makeMail());
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    await outlook.deselect('none');
    await heard(outlook.pane);
    expect(await outlook.pane.evaluate(() => typeof Office.context.mailbox.item)).toBe('undefined');
    await outlook.pane.evaluate(() => Office.context.mailbox.displayNewMessageForm({ subject: 'x' }));
    await outlook.waitForCall(44);
  });

  test('may start without an item and get one later', async () => {
    const outlook = await pinnedOn(null);
    expect(await outlook.pane.evaluate(() => typeof Office.context.mailbox.item)).toBe('undefined');
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    await outlook.select(makeMail({ subject: 'second' }));
    expect(await heard(outlook.pane)).toMatchObject([{ item: 'second' }]);
  });

  test('an item object that was kept acts on the item selected now', async () => {
    const outlook = await pinnedOn(makeMail());
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    await outlook.pane.evaluate(() => {
      window.keptItem = Office.context.mailbox.item as unknown as Office.MessageRead;
    });
    await outlook.select(makeMail({ body: { html: '<p>second</p>', text: 'second' } }));
    await heard(outlook.pane);
    const { value } = await askOffice<string>(outlook.pane, (done) =>
      window.keptItem!.body.getAsync(Office.CoercionType.Text, done),
    );
    expect(value).toBe('second');
  });

  test('a reply that comes after a swap still reaches the callback of the old item', async () => {
    const outlook = await pinnedOn(makeMail({ body: { html: '<p>first</p>', text: 'first' } }));
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    const held = outlook.hold('body.getAsync');
    await outlook.pane.evaluate(() =>
      Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, ({ value }) => {
        window.lateBody = value;
      }),
    );
    await held.arrived;
    await outlook.select(makeMail({ subject: 'second' }));
    await heard(outlook.pane);
    expect(await outlook.pane.evaluate(() => window.lateBody)).toBeUndefined();
    held.release();
    await outlook.pane.waitForFunction(() => window.lateBody !== undefined);
    expect(
      await outlook.pane.evaluate(() => [window.lateBody, Office.context.mailbox.item!.subject]),
    ).toEqual(['first', 'second']);
  });
});

describe('events of what is being written', () => {
  test('RecipientsChanged says which field changed', async () => {
    const draft = makeDraft();
    const outlook = await pinnedOn(draft);
    await listen(outlook.pane, 'RecipientsChanged', 'item');
    const cc = [{ name: 'Olaf', email: 'olaf@nordlicht.example' }];
    expect(outlook.changeRecipients({ cc })).toBe('told');
    expect(await heard(outlook.pane)).toMatchObject([
      { details: { changedRecipientFields: { to: false, cc: true, bcc: false } } },
    ]);
    expect(draft.cc).toEqual(cc);
  });

  test('AppointmentTimeChanged gives the new times', async () => {
    const outlook = await pinnedOn(makeAppointmentDraft());
    await listen(outlook.pane, 'AppointmentTimeChanged', 'item');
    const time = { start: '2026-04-01T08:00:00.000Z', end: '2026-04-01T09:00:00.000Z' };
    outlook.moveAppointment(time);
    expect(await heard(outlook.pane)).toMatchObject([{ details: time }]);
  });

  test('AttachmentsChanged tells what was added and removed', async () => {
    const draft = makeDraft();
    const outlook = await pinnedOn(draft);
    await listen(outlook.pane, 'AttachmentsChanged', 'item');
    const attachment = makeAttachment({ name: 'plan.txt' });
    outlook.attach(attachment);
    outlook.detach(attachment);
    expect(await heard(outlook.pane, 2)).toMatchObject([
      { details: { attachmentStatus: 'added', attachmentDetails: { name: 'plan.txt' } } },
      { details: { attachmentStatus: 'removed', attachmentDetails: { name: 'plan.txt' } } },
    ]);
    expect(draft.attachments).toEqual([]);
  });
});

describe('events of Outlook itself', () => {
  test('OfficeThemeChanged gives the colours of the theme', async () => {
    const outlook = await pinnedOn(makeMail());
    await listen(outlook.pane, 'OfficeThemeChanged', 'mailbox');
    expect(outlook.changeTheme(darkTheme)).toBe('told');
    expect(await heard(outlook.pane)).toMatchObject([
      { details: { officeTheme: { bodyBackgroundColor: '#1f1f1f', bodyForegroundColor: '#f5f5f5' } } },
    ]);
  });

  test('an event nobody listens to is lost', async () => {
    const outlook = await pinnedOn(makeMail());
    expect(outlook.changeTheme(darkTheme)).toBe('unheard');
  });

  test('every one of several handlers hears the event', async () => {
    const outlook = await pinnedOn(makeMail());
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    await listen(outlook.pane, 'ItemChanged', 'mailbox');
    await outlook.select(makeMail({ subject: 'second' }));
    expect((await heard(outlook.pane, 2)).map(({ item }) => item)).toEqual(['second', 'second']);
  });

  test('an old client refuses to register a newer event', async () => {
    const outlook = await pinnedOn(makeMail(), { profile: { mailboxSet: '1.5' } });
    const theme = await listen(outlook.pane, 'OfficeThemeChanged', 'mailbox');
    const item = await listen(outlook.pane, 'ItemChanged', 'mailbox');
    expect([theme.status, item.status]).toEqual(['failed', 'succeeded']);
  });

  test('an event type that does not exist fails with 5007', async () => {
    const outlook = await pinnedOn(makeMail());
    const { error } = await askOffice<void>(outlook.pane, (done) =>
      Office.context.mailbox.addHandlerAsync('noSuchEvent', () => undefined, done),
    );
    expect(error?.code).toBe(5007);
  });
});

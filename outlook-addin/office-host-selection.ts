/**
 * Several mails selected in Outlook: which they are, and each of them loaded in turn. Outlook loads one at a time and wants
 * it back before the next. The list names mails and nothing of their content.
 *
 * Source: https://learn.microsoft.com/office/dev/add-ins/outlook/item-multi-select; needs ReadWriteMailbox.
 */
import { signal } from '@preact/signals';
import { messageIdKey } from '#shared/domain/message-id.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { LoadedMail, MailSubject, SelectedMail, SelectionPort } from '#shared/panel/panel-host.ts';
import { callOffice } from './office-host-call.ts';
import { markWithCategory } from './office-host-category.ts';
import { isReadMail, readMailSubject } from './office-host-item.ts';
import type { ReadItem } from './office-host-item.ts';
import { readOpenAttachment, readOpenMail } from './office-host-mail.ts';
import { clip } from './office-host-people.ts';
import { createTurnstile } from './turnstile.ts';

const REGISTER_RETRIES = 2;
const PARALLEL_ATTACHMENTS = 3;

const toSelected = (item: Office.SelectedItemDetails): SelectedMail => ({
  id: item.itemId,
  subject: clip(item.subject, 2_000),
  messageId: messageIdKey(clip(item.internetMessageId, 2_000)),
});

/** A mail that is loaded is read as an open one, as long as it is not given back. */
const toLoaded = (office: typeof Office, item: ReadItem, isHeld: () => boolean): LoadedMail => {
  const { mailbox } = office.context;
  const reader = { mailbox: { item } as unknown as Pick<Office.Mailbox, 'item'>, hasContentCalls: true };
  const fields = readMailSubject(item, {
    user: mailbox.userProfile?.emailAddress ?? '',
    shared: [],
    handsOutBytes: true,
  }) as Omit<MailSubject, 'generation'>;
  const pass = createTurnstile(PARALLEL_ATTACHMENTS);
  return {
    subject: { ...fields, generation: 0 },
    readMail: () => readOpenMail(reader, isHeld),
    readAttachment: (id) => pass(() => readOpenAttachment(reader, isHeld, id)),
    markLogged: (isLogged) => markWithCategory(() => (isHeld() ? item : null), isLogged),
  };
};

const load = async (office: typeof Office, id: string): Promise<Result<ReadItem>> => {
  const loaded = await callOffice<unknown>(
    (done) => office.context.mailbox.loadItemByIdAsync(id, done as never),
    // What was loaded by a reply that got lost has to be given back first, and nobody has it.
    { retries: 0 },
  );
  if (!loaded.ok) return loaded;
  const item = loaded.value as ReadItem | null;
  return item && isReadMail(item) ? ok(item) : fail('host.unsupported');
};

/** Follows the selection as long as the pane lives. Source: Mailbox 1.13 (the list) and 1.15 (the mails). */
export const createSelection = (office: typeof Office): SelectionPort => {
  const { mailbox, requirements } = office.context;
  const mails = signal<Result<readonly SelectedMail[]>>(ok([]));
  const oneByOne = createTurnstile(1);
  let asked = 0;

  const ask = async (): Promise<void> => {
    const mine = ++asked;
    const selected = await callOffice<Office.SelectedItemDetails[]>((done) =>
      mailbox.getSelectedItemsAsync(done),
    );
    if (mine !== asked) return;
    if (!selected.ok) return void (mails.value = selected);
    const found = (selected.value ?? []).filter(({ itemType }) => itemType === 'message');
    mails.value = ok(found.length > 1 ? found.map(toSelected) : []);
  };

  const register = (): Promise<unknown> =>
    callOffice<void>(
      (done) => mailbox.addHandlerAsync(office.EventType.SelectedItemsChanged, () => void ask(), done),
      { retries: REGISTER_RETRIES },
    );
  if (requirements.isSetSupported('Mailbox', '1.13')) void register().then(ask);

  return {
    mails,
    canRead: requirements.isSetSupported('Mailbox', '1.15'),
    open: (id) => mailbox.displayMessageForm(id),
    withMail: (id, use) =>
      oneByOne(async () => {
        const item = await load(office, id);
        if (!item.ok) return item;
        let isHeld = true;
        const used = await use(toLoaded(office, item.value, () => isHeld)).catch(() => fail('host.failed'));
        isHeld = false;
        const loaded = item.value as unknown as Office.LoadedMessageRead;
        await callOffice<void>((done) => loaded.unloadAsync(done), { retries: 0 });
        return used;
      }),
  };
};

/** In a mailbox that is read by clicks alone: one quiet line that offers to read along. */
import type { ExtensionTranslator } from './extension-texts.ts';
import type { Mailboxes } from './mailbox.ts';

export type MailboxOfferProps = { readonly mailboxes: Mailboxes; readonly t: ExtensionTranslator };

export const MailboxOffer = ({ mailboxes, t }: MailboxOfferProps) => {
  const mailbox = mailboxes.current.value;
  if (!mailbox || mailbox.isFollowed) return null;
  return (
    <aside class="ke-offer">
      <p>{t('mailbox.asks')}</p>
      <button type="button" onClick={() => void mailboxes.follow()}>
        {t('mailbox.follow')}
      </button>
    </aside>
  );
};

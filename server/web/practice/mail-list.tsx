import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#shared/panel/components/icon.tsx';
import { useApp } from '../state/app-context.ts';
import { useFormats } from '../state/format.ts';
import { useTexts } from '../state/texts.ts';
import type { OpenMail } from './practice-mail.ts';
import { practiceTexts } from './practice-texts.ts';
import type { PracticeInbox } from './practice.model.ts';

type RowProps = { mail: OpenMail; isOpen: boolean; isRead: boolean; open: () => void };

const MailRow = ({ mail, isOpen, isRead, open }: RowProps) => {
  const { clock } = useApp();
  const formats = useFormats();
  const t = useTexts(practiceTexts);
  const other = mail.folder === 'sent' ? mail.mail.participants.find(({ role }) => role === 'to') : mail.from;
  const hasFiles = mail.files.some((file) => !file.inline);
  const isUnread = !isRead && mail.folder === 'inbox';
  return (
    // The list has the keyboard: arrow keys move through it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      id={`mail-${mail.id}`}
      tabIndex={-1}
      aria-selected={isOpen}
      class={isUnread ? 'p-row p-unread' : 'p-row'}
      onClick={open}
    >
      <span class="p-row-who">
        {isUnread ? (
          <>
            <span class="p-dot" aria-hidden="true" />
            <span class="w-for-readers">{t('list.unread')} </span>
          </>
        ) : null}
        {other?.name}
      </span>
      <span class="p-row-when">{formats.when(mail.mail.sentAt, clock.now())}</span>
      <span class="p-row-subject">
        <span class="p-words">{mail.mail.subject}</span>
        {hasFiles ? (
          <span class="p-clip" title={t('list.attachment')}>
            <Icon name="clip" />
            <span class="w-for-readers"> {t('list.attachment')}</span>
          </span>
        ) : null}
      </span>
      <span class="p-row-preview">{mail.mail.text.replaceAll(/\s+/g, ' ').slice(0, 90)}</span>
    </div>
  );
};

/** The mails of the open folder. Up and down move through them, as in any mail program. */
export const MailList = ({ inbox }: { inbox: PracticeInbox }) => {
  const t = useTexts(practiceTexts);
  const element = useRef<HTMLDivElement>(null);
  const open = inbox.open.value;
  const openId = open?.id ?? null;
  useEffect(() => {
    if (openId) document.getElementById(`mail-${openId}`)?.scrollIntoView({ block: 'nearest' });
  }, [openId]);
  const mails = inbox.list.value;
  if (mails.length === 0) return <p class="w-empty p-empty">{t('list.empty')}</p>;
  return (
    <div
      ref={element}
      class="p-list"
      role="listbox"
      tabIndex={0}
      aria-label={t(inbox.folder.value === 'inbox' ? 'folder.inbox' : 'folder.sent')}
      aria-activedescendant={openId ? `mail-${openId}` : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        inbox.move(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      {mails.map((mail) => (
        <MailRow
          key={mail.id}
          mail={mail}
          isOpen={mail.id === openId}
          isRead={inbox.read.value.has(mail.id)}
          open={() => inbox.select(mail.id)}
        />
      ))}
    </div>
  );
};

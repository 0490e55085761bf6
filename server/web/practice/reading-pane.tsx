import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '#shared/panel/components/icon.tsx';
import { useApp } from '../state/app-context.ts';
import { useFormats } from '../state/format.ts';
import { useTexts } from '../state/texts.ts';
import { MailBody } from './mail-body.tsx';
import type { OpenMail } from './practice-mail.ts';
import type { PracticeFile } from './practice-files.ts';
import { practiceTexts } from './practice-texts.ts';
import type { PracticeInbox } from './practice.model.ts';

const download = (file: PracticeFile): void => {
  const url = URL.createObjectURL(new Blob([file.bytes()], { type: file.contentType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

const Attachments = ({ files }: { files: readonly PracticeFile[] }) => {
  const formats = useFormats();
  const t = useTexts(practiceTexts);
  if (files.length === 0) return null;
  return (
    <ul class="p-files" aria-label={t('read.attachments')}>
      {files.map((file) => (
        <li key={file.name}>
          <button type="button" class="w-button" onClick={() => download(file)}>
            <Icon name="clip" /> {file.name} ({formats.size(file.bytes().length)})
          </button>
        </li>
      ))}
    </ul>
  );
};

const Parties = ({ mail, kind }: { mail: OpenMail; kind: 'to' | 'cc' }) => {
  const t = useTexts(practiceTexts);
  const parties = mail.mail.participants.filter((each) => each.role === kind);
  if (parties.length === 0) return null;
  return (
    <span class="w-hint">
      {t(kind === 'to' ? 'read.to' : 'read.cc')} {parties.map(({ name, email }) => name || email).join(', ')}
    </span>
  );
};

const Thread = ({ inbox, mail, all }: { inbox: PracticeInbox; mail: OpenMail; all: readonly OpenMail[] }) => {
  const formats = useFormats();
  const { clock } = useApp();
  const t = useTexts(practiceTexts);
  const others = all.filter((each) => each.thread === mail.thread && each.id !== mail.id);
  if (others.length === 0) return null;
  return (
    <section class="p-thread" aria-labelledby="thread">
      <h3 id="thread">{t('read.thread')}</h3>
      <ul>
        {others.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              class="w-link"
              onClick={() => {
                inbox.show(each.folder);
                inbox.select(each.id);
              }}
            >
              {each.from.name}: {each.mail.subject}
            </button>{' '}
            <span class="w-hint">{formats.when(each.mail.sentAt, clock.now())}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

type Props = { inbox: PracticeInbox; all: readonly OpenMail[] };

export const ReadingPane = ({ inbox, all }: Props) => {
  const formats = useFormats();
  const t = useTexts(practiceTexts);
  const article = useRef<HTMLElement>(null);
  const mail = inbox.open.value;
  const openId = mail?.id;
  // Another mail begins at its beginning, in its column or, where there is only one, on the page.
  useEffect(() => {
    if (openId === undefined) return;
    article.current?.parentElement?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  }, [openId]);
  if (!mail) return <p class="w-empty p-empty">{t('read.nothing')}</p>;
  const { from } = mail;
  const reply = (): void =>
    inbox.write({
      to: `${from.name} <${from.email}>`,
      subject: `Re: ${mail.mail.subject.replace(/^(AW|RE|Re): /, '')}`,
    });
  return (
    <article ref={article} class="p-read" aria-labelledby="open-subject">
      <button type="button" class="w-link p-back" onClick={inbox.close}>
        ← {t('read.back')}
      </button>
      <h2 id="open-subject">{mail.mail.subject}</h2>
      <div class="p-from">
        <span>
          <strong>{from.name}</strong> <span class="w-hint">&lt;{from.email}&gt;</span>
        </span>
        <Parties mail={mail} kind="to" />
        <Parties mail={mail} kind="cc" />
        <span class="w-hint">{formats.full(mail.mail.sentAt)}</span>
      </div>
      <div class="w-actions">
        {mail.folder === 'inbox' ? (
          <button type="button" class="w-button" onClick={reply}>
            {t('read.reply')}
          </button>
        ) : null}
      </div>
      <Attachments files={mail.files.filter((file) => !file.inline)} />
      <MailBody mail={mail} />
      <Thread inbox={inbox} mail={mail} all={all} />
    </article>
  );
};

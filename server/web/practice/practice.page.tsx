import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { User } from '#shared/domain/user.ts';
import { ok } from '#shared/lib/result.ts';
import type { PanelHost } from '#shared/panel/panel-host.ts';
import { LoadedView } from '../components/loaded-view.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { notifyInBrowser } from '../host/notifier.ts';
import { createUrlOpener } from '../host/open-url.ts';
import { PanelFrame } from '../panel/panel-frame.tsx';
import { useApp } from '../state/app-context.ts';
import { useLoader } from '../state/loader.ts';
import { useTexts } from '../state/texts.ts';
import '../styles/first-time.css';
import '../styles/practice.css';
import { createFirstTime } from './first-time.ts';
import { FirstTimeHint } from './first-time-hint.tsx';
import { MailList } from './mail-list.tsx';
import { practiceMails } from './mails/mails.ts';
import { createPracticeHost } from './practice-host.ts';
import { beganAt, castOf, openMail } from './practice-mail.ts';
import { practiceTexts } from './practice-texts.ts';
import { createPracticeInbox } from './practice.model.ts';
import type { Folder, PracticeInbox } from './practice.model.ts';
import { createReadMarks } from './read-marks.ts';
import { ReadingPane } from './reading-pane.tsx';
import { WritePane } from './write-pane.tsx';

const Folders = ({ inbox }: { inbox: PracticeInbox }) => {
  const t = useTexts(practiceTexts);
  const folder = (name: Folder, text: string) => (
    <button
      type="button"
      aria-current={inbox.folder.value === name && !inbox.draft.value ? 'true' : undefined}
      onClick={() => inbox.show(name)}
    >
      <span>{text}</span>
      {inbox.unread(name) > 0 ? (
        <span class="p-count">
          {inbox.unread(name)}
          <span class="w-for-readers"> {t('folder.unread')}</span>
        </span>
      ) : null}
    </button>
  );
  return (
    <nav class="p-folders" aria-label={t('folder.label')}>
      <button type="button" class="w-button w-primary" onClick={() => inbox.write()}>
        {t('folder.write')}
      </button>
      {folder('inbox', t('folder.inbox'))}
      {folder('sent', t('folder.sent'))}
    </nav>
  );
};

/** Which of list, mail and writing is in front where there is room for one only. */
const frontOf = (inbox: PracticeInbox): string => {
  if (inbox.draft.value) return 'write';
  return inbox.open.value ? 'mail' : 'list';
};

const Inbox = ({ users }: { users: readonly User[] }) => {
  const { me, client, clock, preferences, router, voice } = useApp();
  const t = useTexts(practiceTexts);
  const account = me.value;
  const accountId = account?.id;
  const mails = useMemo(() => {
    if (!account) return [];
    const cast = castOf(account, users);
    const began = beganAt(cast, clock.now());
    return practiceMails.map((mail) => openMail(mail, cast, began));
    // oxlint-disable-next-line react/exhaustive-deps -- another language or theme does not make other mails
  }, [accountId, users, clock]);
  const inbox = useMemo(
    () => createPracticeInbox(mails, createReadMarks(localStorage, accountId ?? '')),
    [mails, accountId],
  );
  const firstTime = useMemo(() => createFirstTime(localStorage), []);
  const watched = useMemo(() => firstTime.watch(client), [firstTime, client]);
  const { locale } = voice.value;
  const host = useMemo<PanelHost>(
    () =>
      createPracticeHost({
        inbox,
        theme: computed(() => preferences.value.theme),
        locale,
        openUrl: createUrlOpener(window, router),
        notify: notifyInBrowser,
      }),
    [inbox, preferences, router, locale],
  );
  return (
    <div class="p-window" data-front={frontOf(inbox)}>
      <Folders inbox={inbox} />
      <div class="p-column-list">
        <MailList inbox={inbox} />
      </div>
      <div class="p-column-mail">
        {inbox.draft.value ? <WritePane inbox={inbox} /> : <ReadingPane inbox={inbox} all={mails} />}
      </div>
      <aside class="p-column-panel" aria-label={t('panel.label')}>
        <FirstTimeHint firstTime={firstTime} />
        <PanelFrame host={host} client={watched} watchStore={firstTime.watchStore} />
      </aside>
    </div>
  );
};

/** A mail program to practise in: made-up mails, the real panel, and everything it saves is really saved. */
export const Page = () => {
  const { client } = useApp();
  const t = useTexts(practiceTexts);
  const users = useLoader<readonly User[]>(async () => {
    const answer = await client.call('users', {});
    return answer.ok ? ok(answer.value.items) : answer;
  });
  return (
    <main class="p-page">
      <div class="p-banner">
        <PageTitle text={t('title')} />
        <p>{t('banner')}</p>
      </div>
      <LoadedView loader={users} lines={8}>
        {(items) => <Inbox users={items} />}
      </LoadedView>
    </main>
  );
};

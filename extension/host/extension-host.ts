/**
 * The panel's host port beside a web page: one subject, the page in the front tab of this window, and in a mailbox the
 * mail that is open there.
 *
 * A page counts as read from the person's click until the grant ends: in Chrome when the site is left, in Firefox with
 * the next page. While it stands the browser shows us the tab's address; a tab without one may be anywhere by now, so
 * the panel shows nobody and says how to let it read again. In a mailbox the grant outlives the mail it was given for, so
 * what stands open is compared with what was read: another mail is read by itself only where the person allowed that.
 * Nothing here asks a server anything. Reminders outside the panel come from the background script, with or without it.
 */
import { computed, signal } from '@preact/signals';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type {
  HostKind,
  HostLimitation,
  LookUpQuestion,
  PanelHost,
  Subject,
} from '#shared/panel/panel-host.ts';
import type { ExtensionApi, Runtime, Tabs } from '../browser.ts';
import type { BackgroundRequest, LookUpAsked, PageReport, PageReported } from '../messages.ts';
import { isSameSubject } from '../page/page-identity.ts';
import type { MailFile } from '../webmail/mail-file.ts';
import type { WebmailChanged } from '../webmail/webmail-messages.ts';
import { createMailboxes } from './mailbox.ts';
import type { Mailboxes } from './mailbox.ts';
import { createOpenWebmail, webmailSubject } from './open-webmail.ts';
import type { OpenWebmail } from './open-webmail.ts';
import { createBadge } from './toolbar-badge.ts';

export type ExtensionHostOptions = {
  readonly api: Pick<ExtensionApi, 'action' | 'permissions' | 'runtime' | 'tabs'>;
  readonly windowId: number;
  readonly locale: string;
  /** Opens a web address in a tab, hands `mailto:` and `tel:` to the system. */
  readonly openUrl: (url: string) => void;
};

export type ExtensionHost = PanelHost & {
  readonly mailboxes: Mailboxes;
  readonly readPage: () => Promise<Result<void>>;
  /** Looks at the tab in front and listens from then on. */
  readonly start: () => Promise<void>;
};

/** Without the generation, which is counted in one place. */
type Shown = Subject extends infer S ? (S extends Subject ? Omit<S, 'generation'> : never) : never;

type WebmailReport = Extract<PageReport, { status: 'webmail' }>;

const UNREAD: Shown = {
  type: 'page',
  read: false,
  domain: '',
  url: '',
  title: '',
  siteName: '',
  company: [],
  people: [],
};

const shownFor = (report: PageReport | null): Shown => {
  switch (report?.status) {
    case 'read':
      return { type: 'page', read: true, ...report.page };
    case 'webmail':
      return webmailSubject(report.reading);
    case 'reading':
      return { type: 'none', reason: 'loading' };
    case 'restricted':
      return { type: 'none', reason: 'restricted_page' };
    case 'not_permitted':
    case 'failed':
    case undefined:
      return UNREAD;
  }
};

const isNews = (message: unknown): message is PageReported =>
  (message as { type?: unknown } | null)?.type === 'page.reported';

const isLookUp = (message: unknown): message is LookUpAsked =>
  (message as { type?: unknown } | null)?.type === 'look_up.asked';

const isChange = (message: unknown): message is WebmailChanged =>
  (message as { type?: unknown } | null)?.type === 'webmail.changed';

export const createExtensionHost = (options: ExtensionHostOptions): ExtensionHost => {
  const { api, windowId } = options;
  const state = signal<{ generation: number; shown: Shown }>({
    generation: 0,
    shown: { type: 'none', reason: 'loading' },
  });
  const lookUp = signal<LookUpQuestion | null>(null);
  let tabId: number | null = null;
  let mail: OpenWebmail | null = null;
  /** Who is added to a draft is shown when it is known; until then the draft stands as it was. */
  let isQuiet = false;
  const mailboxes = createMailboxes(api);
  const ownPages = api.runtime.getURL('');
  /** The background script has checked what it says; what runs inside a page may say anything. */
  const isOwnProgram = ({ tab, url }: Runtime.MessageSender): boolean =>
    tab === undefined && (url?.startsWith(ownPages) ?? false);

  const show = (shown: Shown): void => {
    if (shown === UNREAD && state.value.shown === UNREAD) return;
    state.value = { generation: state.value.generation + 1, shown };
  };

  /** The same mail or draft, of which more may be known now: what goes on beside it goes on. */
  const showMore = (shown: Shown): void => {
    const { generation, shown: before } = state.value;
    const attachments = before.type === 'mail' ? before.attachments : [];
    state.value = { generation, shown: shown.type === 'mail' ? { ...shown, attachments } : shown };
  };

  const listAttachments = async (opened: OpenWebmail): Promise<void> => {
    const file = await opened.file();
    const { generation, shown } = state.value;
    if (mail !== opened || !file.ok || shown.type !== 'mail') return;
    state.value = { generation, shown: { ...shown, attachments: file.value.attachments } };
  };

  const showReport = (report: PageReport | null): void => {
    if (report?.status === 'reading' && isQuiet) return;
    isQuiet = false;
    const before = mail;
    const reading = report?.status === 'webmail' ? report.reading : null;
    mail = report && reading ? createOpenWebmail(api.tabs, report.tabId, reading) : null;
    if (report?.status !== 'reading') mailboxes.show(reading?.origin ?? null);
    const isSame =
      before !== null &&
      reading !== null &&
      reading.key !== '' &&
      before.tabId === report?.tabId &&
      before.reading.key === reading.key &&
      before.reading.messageId === reading.messageId &&
      state.value.shown.type === 'mail';
    (isSame ? showMore : show)(shownFor(report));
    if (mail && reading?.open === 'mail') void listAttachments(mail);
  };

  /** Whether the mailbox still shows what was read; where nobody answers it is another page by now. */
  const stillOpen = async (id: number, stamp: string): Promise<boolean> =>
    (await api.tabs.sendMessage(id, { type: 'webmail.stamp' }).catch(() => null)) === stamp;

  /** Only the background script answers, and it has checked what the page said. */
  const ask = async (request: BackgroundRequest): Promise<PageReport | null> => {
    const answer: unknown = await api.runtime.sendMessage(request).catch(() => null);
    return (answer as PageReport | null | undefined) ?? null;
  };

  /** Words somebody marked and wants looked up; the background script hands them out once. */
  const takeLookUp = async (): Promise<void> => {
    const request: BackgroundRequest = { type: 'look_up.take', windowId };
    const text: unknown = await api.runtime.sendMessage(request).catch(() => null);
    if (typeof text !== 'string' || text === '') return;
    lookUp.value = { text, opens: 'only' };
  };

  /** Shows what was read in the tab before, unless it has moved on since. */
  const showTab = async (tab: Tabs.Tab | undefined): Promise<void> => {
    tabId = tab?.id ?? null;
    if (tab?.id === undefined) return show({ type: 'none', reason: 'nothing_selected' });
    const last = await ask({ type: 'page.last', tabId: tab.id });
    if (tabId !== tab.id) return undefined;
    if (last?.status === 'webmail') return showMailbox(tab.id, last);
    const moved =
      last?.status === 'read' ? !isSameSubject(last.page, tab.url) : last?.status === 'restricted';
    return showReport(moved ? null : last);
  };

  /** What was read in a mailbox before, if it still stands open; else what stands there now, where that is allowed. */
  const showMailbox = async (id: number, last: WebmailReport): Promise<void> => {
    const { origin, stamp } = last.reading;
    if (await stillOpen(id, stamp)) return tabId === id ? showReport(last) : undefined;
    await readAlong(id, origin);
  };

  const readAlong = async (id: number, origin: string): Promise<void> => {
    const isAllowed = await mailboxes.isFollowed(origin).catch(() => false);
    if (tabId !== id) return;
    if (!isAllowed) {
      mail = null;
      return show(UNREAD);
    }
    isQuiet = mail?.reading.open === 'compose';
    await ask({ type: 'page.read', tabId: id });
  };

  /** The page tells of it as soon as it is looked at; its word is good for looking again, and for nothing else. */
  const onChange = async ({ stamp }: WebmailChanged, sender: Runtime.MessageSender): Promise<void> => {
    const id = sender.tab?.id;
    if (id === undefined || id !== tabId || stamp === mail?.reading.stamp) return;
    const address = sender.url ?? '';
    if (URL.canParse(address)) await readAlong(id, new URL(address).origin);
  };

  /** Frames that load inside the mailbox look the same from here as its being left. */
  const leaveMailbox = async (opened: OpenWebmail): Promise<void> => {
    if ((await stillOpen(opened.tabId, opened.reading.stamp)) || mail !== opened) return;
    await readAlong(opened.tabId, opened.reading.origin);
  };

  const listen = (): void => {
    api.tabs.onActivated.addListener((active) => {
      if (active.windowId !== windowId) return;
      api.tabs.get(active.tabId).then(showTab, () => undefined);
    });
    api.tabs.onUpdated.addListener((changedId, change, tab) => {
      if (changedId !== tabId || (change.status !== 'loading' && change.url === undefined)) return;
      const { shown } = state.value;
      if (mail) return void leaveMailbox(mail);
      if (shown.type === 'page' && shown.read && isSameSubject(shown, tab.url)) return;
      // While a click is being answered its report follows; anything else belonged to the page that was left.
      if (shown.type === 'none' && shown.reason === 'loading') return;
      show(UNREAD);
    });
    api.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
      if (isNews(message) && isOwnProgram(sender) && message.report.tabId === tabId)
        showReport(message.report);
      if (isLookUp(message) && isOwnProgram(sender) && message.windowId === windowId) void takeLookUp();
      if (isChange(message)) void onChange(message, sender);
      return undefined;
    });
  };

  /** The mail of that generation, whole. */
  const fileOf = async (generation: number): Promise<Result<MailFile>> => {
    const opened = mail;
    if (!opened) return fail('host.unsupported');
    if (generation !== state.value.generation) return fail('host.subject_changed');
    const file = await opened.file();
    return generation === state.value.generation ? file : fail('host.subject_changed');
  };

  return {
    get kind(): HostKind {
      return mail ? 'webmail' : 'extension';
    },
    subject: computed<Subject>(() => ({ ...state.value.shown, generation: state.value.generation })),
    theme: signal('system'),
    locale: options.locale,
    get limitations(): readonly HostLimitation[] {
      return mail?.reading.open === 'mail' && !mail.reading.hasSource ? ['no_attachments'] : [];
    },
    readMail: async (generation) => {
      const file = await fileOf(generation);
      return file.ok ? ok(file.value.mail) : file;
    },
    readAttachment: async (generation, id) => {
      const file = await fileOf(generation);
      if (!file.ok) return file;
      const bytes = file.value.content.get(id);
      return bytes ? ok(bytes) : fail('host.failed');
    },
    mailboxes,
    lookUp,
    readPage: async () => {
      if (tabId === null) return fail('host.failed');
      const report = await ask({ type: 'page.read', tabId });
      if (report?.status === 'read' || report?.status === 'webmail') return ok(undefined);
      return fail(report?.status === 'not_permitted' ? 'host.denied' : 'host.failed');
    },
    openUrl: options.openUrl,
    setBadge: createBadge(api),
    start: async () => {
      listen();
      void takeLookUp();
      const [tab] = await api.tabs.query({ active: true, windowId });
      await showTab(tab);
    },
  };
};

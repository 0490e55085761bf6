/**
 * The panel's host port beside a web page: one subject, the page in the front tab of this window.
 *
 * A page counts as read from the person's click until the grant ends: in Chrome when the site is left, in Firefox with
 * the next page. While it stands the browser shows us the tab's address; a tab without one may be anywhere by now, so
 * the panel shows nobody and says how to let it read again.
 * Nothing here asks a server anything. Reminders outside the panel come from the background script, with or without it.
 */
import { computed, signal } from '@preact/signals';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { HostKind, PanelHost, Subject } from '#shared/panel/panel-host.ts';
import type { ExtensionApi, Runtime, Tabs } from '../browser.ts';
import type { BackgroundRequest, PageReport, PageReported } from '../messages.ts';
import { isSameSubject } from '../page/page-identity.ts';
import { createBadge } from './toolbar-badge.ts';

export type ExtensionHostOptions = {
  readonly api: Pick<ExtensionApi, 'action' | 'runtime' | 'tabs'>;
  readonly windowId: number;
  readonly locale: string;
  /** Opens a web address in a tab, hands `mailto:` and `tel:` to the system. */
  readonly openUrl: (url: string) => void;
};

export type ExtensionHost = PanelHost & {
  readonly readPage: () => Promise<Result<void>>;
  /** Looks at the tab in front and listens from then on. */
  readonly start: () => Promise<void>;
};

/** Without the generation, which is counted in one place. */
type Shown = Subject extends infer S ? (S extends Subject ? Omit<S, 'generation'> : never) : never;

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

export const createExtensionHost = (options: ExtensionHostOptions): ExtensionHost => {
  const { api, windowId } = options;
  const state = signal<{ generation: number; shown: Shown }>({
    generation: 0,
    shown: { type: 'none', reason: 'loading' },
  });
  let tabId: number | null = null;
  const ownPages = api.runtime.getURL('');
  /** The background script has checked what it says; what runs inside a page may say anything. */
  const isOwnProgram = ({ tab, url }: Runtime.MessageSender): boolean =>
    tab === undefined && (url?.startsWith(ownPages) ?? false);

  const show = (shown: Shown): void => {
    if (shown === UNREAD && state.value.shown === UNREAD) return;
    state.value = { generation: state.value.generation + 1, shown };
  };

  /** Only the background script answers, and it has checked what the page said. */
  const ask = async (request: BackgroundRequest): Promise<PageReport | null> => {
    const answer: unknown = await api.runtime.sendMessage(request).catch(() => null);
    return (answer as PageReport | null | undefined) ?? null;
  };

  /** Shows what was read in the tab before, unless it has moved on since. */
  const showTab = async (tab: Tabs.Tab | undefined): Promise<void> => {
    tabId = tab?.id ?? null;
    if (tab?.id === undefined) return show({ type: 'none', reason: 'nothing_selected' });
    const last = await ask({ type: 'page.last', tabId: tab.id });
    if (tabId !== tab.id) return undefined;
    const moved =
      last?.status === 'read' ? !isSameSubject(last.page, tab.url) : last?.status === 'restricted';
    return show(shownFor(moved ? null : last));
  };

  const listen = (): void => {
    api.tabs.onActivated.addListener((active) => {
      if (active.windowId !== windowId) return;
      api.tabs.get(active.tabId).then(showTab, () => undefined);
    });
    api.tabs.onUpdated.addListener((changedId, change, tab) => {
      if (changedId !== tabId || (change.status !== 'loading' && change.url === undefined)) return;
      const { shown } = state.value;
      if (shown.type === 'page' && shown.read && isSameSubject(shown, tab.url)) return;
      // While a click is being answered its report follows; anything else belonged to the page that was left.
      if (shown.type === 'none' && shown.reason === 'loading') return;
      show(UNREAD);
    });
    api.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
      if (isNews(message) && isOwnProgram(sender) && message.report.tabId === tabId)
        show(shownFor(message.report));
      return undefined;
    });
  };

  const kind: HostKind = 'extension';
  return {
    kind,
    subject: computed<Subject>(() => ({ ...state.value.shown, generation: state.value.generation })),
    theme: signal('system'),
    locale: options.locale,
    limitations: [],
    readMail: () => Promise.resolve(fail('host.unsupported')),
    readAttachment: () => Promise.resolve(fail('host.unsupported')),
    readPage: async () => {
      if (tabId === null) return fail('host.failed');
      const report = await ask({ type: 'page.read', tabId });
      if (report?.status === 'read') return ok(undefined);
      return fail(report?.status === 'not_permitted' ? 'host.denied' : 'host.failed');
    },
    openUrl: options.openUrl,
    setBadge: createBadge(api.action),
    start: async () => {
      listen();
      const [tab] = await api.tabs.query({ active: true, windowId });
      await showTab(tab);
    },
  };
};

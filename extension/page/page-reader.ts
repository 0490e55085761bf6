/**
 * Reads the page of a tab, in the background script. Nothing leaves the device here: the result goes to the panel,
 * which asks the server about the page's domain and the addresses on it.
 *
 * The script may be ended at any moment, so what was read is kept in `storage.session`: in memory, gone with the
 * browser, out of reach for content scripts.
 */
import { isClosedHost } from '#shared/capture/closed-hosts.ts';
import { pageFacts } from '#shared/capture/page-facts.ts';
import { isSharedHost, registrableDomain } from '#shared/capture/web-domain.ts';
import type { ExtensionApi } from '../browser.ts';
import { extractedSchema, PAGE_LIMITS, pageReportSchema } from '../messages.schema.ts';
import type { PageReport, PageReported, ReadPage } from '../messages.ts';
import { webmailReadingSchema } from '../webmail/webmail-messages.schema.ts';

export type MarkedText = {
  readonly text: string;
  /** An address somebody pointed at; what else is marked on the page is not meant. */
  readonly isLink: boolean;
};

export type PageReader = {
  /** @param clicked the person has just clicked or pressed the shortcut there, so what refuses is the page itself */
  readonly read: (tabId: number, clicked: boolean, marked?: MarkedText) => Promise<PageReport>;
  readonly last: (tabId: number) => Promise<PageReport | null>;
};

export type PageReaderOptions = {
  readonly api: Pick<ExtensionApi, 'runtime' | 'scripting' | 'storage' | 'tabs'>;
  /** ms a page may take; one that still loads its main document is waited for that long. */
  readonly timeout?: () => Promise<'timeout'>;
  /** Before a page that was clicked and still refused is tried again. */
  readonly pause?: () => Promise<void>;
};

const EXTRACT_SCRIPT = '/extract.js';
/** Asked first; it answers only in a mailbox. */
const WEBMAIL_SCRIPT = '/webmail.js';
const KEPT = 'pages';
const SELECTION_MAX = 6_000;
/** Tabs whose last read is remembered. */
const KEPT_MAX = 20;

const tenSeconds = (): Promise<'timeout'> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('timeout'), 10_000);
  });

/**
 * Chromium grants the tab and now and then still refuses the script in the same moment (about one click in thirty
 * right after a page has loaded, Chromium 156); the next attempt is let in.
 */
const ATTEMPTS = 3;
const aMoment = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 150);
  });

const domainOf = (url: string): string => {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const domain = registrableDomain(host);
  return domain === null || isSharedHost(domain) ? '' : domain;
};

const closedPage = (url: string, title: string): ReadPage => ({
  url: url.slice(0, 2_000),
  title: title.slice(0, 300),
  siteName: '',
  domain: '',
  company: [],
  people: [],
  selection: '',
  imprintUrl: '',
  closed: true,
});

/** Null where the script's answer is none of ours. */
const readPageOf = (found: unknown): ReadPage | null => {
  const extracted = extractedSchema.safeParse(found);
  if (!extracted.success) return null;
  const { page, imprint, vcards } = extracted.data;
  const { url, title, siteName, company, people } = pageFacts(page, imprint, vcards);
  return {
    url,
    title,
    siteName,
    company: company.slice(0, PAGE_LIMITS.company),
    people,
    domain: domainOf(url),
    selection: page.selection,
    imprintUrl: imprint === null && !company.some(({ field }) => field === 'street') ? page.imprintUrl : '',
    closed: false,
  };
};

const isWebmail = (found: unknown): boolean => (found as { type?: unknown } | null)?.type === 'webmail';

export const createPageReader = ({
  api,
  timeout = tenSeconds,
  pause = aMoment,
}: PageReaderOptions): PageReader => {
  const kept = async (): Promise<PageReport[]> => {
    const stored: unknown = (await api.storage.session.get(KEPT))[KEPT];
    const list: unknown[] = Array.isArray(stored) ? stored : [];
    return list.flatMap((entry) => {
      const report = pageReportSchema.safeParse(entry);
      return report.success ? [report.data] : [];
    });
  };

  const keep = async (report: PageReport): Promise<void> => {
    const others = (await kept()).filter((entry) => entry.tabId !== report.tabId);
    await api.storage.session.set({ [KEPT]: [...others, report].slice(-KEPT_MAX) });
  };
  /** One change of the list at a time. */
  let turn = Promise.resolve();

  const tell = async (report: PageReport): Promise<PageReport> => {
    turn = turn.then(() => keep(report));
    await turn;
    // No panel open is no fault: it asks for the last report when it opens.
    const news: PageReported = { type: 'page.reported', report };
    await api.runtime.sendMessage(news).catch(() => undefined);
    return report;
  };

  const run = async (tabId: number, file: string): Promise<unknown> =>
    (await api.scripting.executeScript({ target: { tabId }, files: [file] }))[0]?.result;

  const extract = async (tabId: number): Promise<unknown> => {
    const webmail = await run(tabId, WEBMAIL_SCRIPT);
    return isWebmail(webmail) ? webmail : run(tabId, EXTRACT_SCRIPT);
  };

  /** What the page answers, or `refused`: several times only where a click says that it may be read. */
  const tryExtract = async (tabId: number, clicked: boolean): Promise<unknown> => {
    for (let left = clicked ? ATTEMPTS : 1; ; left -= 1) {
      const found = await extract(tabId).catch(() => 'refused');
      if (found !== 'refused' || left === 1) return found;
      await pause();
    }
  };

  const tabOf = (tabId: number) => api.tabs.get(tabId).catch(() => undefined);

  return {
    read: async (tabId, clicked, marked) => {
      await tell({ tabId, status: 'reading' });
      // The browser shows us a tab's address as long as the person's click counts there.
      const { url = '', title = '' } = (await tabOf(tabId)) ?? {};
      if (isClosedHost(url)) return tell({ tabId, status: 'read', page: closedPage(url, title) });
      const found = await Promise.race([tryExtract(tabId, clicked), timeout()]);
      if (found === 'timeout') return tell({ tabId, status: 'failed' });
      if (found === 'refused') {
        const restricted = clicked || Boolean((await tabOf(tabId))?.url);
        return tell({ tabId, status: restricted ? 'restricted' : 'not_permitted' });
      }
      // The extract script answers null where there is no page to read, e.g. in a PDF viewer.
      if (found === null || found === undefined) return tell({ tabId, status: 'restricted' });
      if (isWebmail(found)) {
        const reading = webmailReadingSchema.safeParse(found);
        return tell(
          reading.success ? { tabId, status: 'webmail', reading: reading.data } : { tabId, status: 'failed' },
        );
      }
      const page = readPageOf(found);
      if (page === null) return tell({ tabId, status: 'failed' });
      // In the page itself marked lines are still lines; in a frame inside it nothing is read.
      const selection = marked?.isLink || page.selection === '' ? (marked?.text ?? '') : page.selection;
      return tell({ tabId, status: 'read', page: { ...page, selection: selection.slice(0, SELECTION_MAX) } });
    },
    last: async (tabId) => (await kept()).find((entry) => entry.tabId === tabId) ?? null,
  };
};

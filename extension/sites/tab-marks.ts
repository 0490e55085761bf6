/**
 * A tick on the toolbar button while a known site is in a tab: what Firefox needs the person's permission for (`tabs`),
 * and Chrome to say it in words too. The address is compared here and goes nowhere; private windows are left alone.
 */
import type { Browser, Tabs } from '../browser.ts';
import { isTicked, tickedText } from '../host/toolbar-badge.ts';

export type TabMarks = {
  /** Marks the tab or takes its mark away, as its address says. */
  readonly mark: (tab: Tabs.Tab) => Promise<void>;
  /** The tabs in front in each window; the others when they come there. */
  readonly markFront: () => Promise<void>;
  readonly clear: () => Promise<void>;
};

export type TabMarksOptions = {
  readonly api: {
    readonly action: Pick<
      Browser['action'],
      | 'getBadgeBackgroundColor'
      | 'getBadgeText'
      | 'getTitle'
      | 'setBadgeBackgroundColor'
      | 'setBadgeText'
      | 'setTitle'
    >;
    readonly tabs: Pick<Browser['tabs'], 'get' | 'query'>;
  };
  /** @param host as an address has it */
  readonly isKnown: (host: string) => Promise<boolean>;
  /** What the toolbar button is called on a known site. */
  readonly title: string;
};

const GREEN = '#0b6a0b';

/** Host of a web address; empty for everything else. */
const hostOf = (url: string | undefined): string =>
  url !== undefined && /^https?:/.test(url) && URL.canParse(url) ? new URL(url).hostname : '';

export const createTabMarks = ({ api, isKnown, title }: TabMarksOptions): TabMarks => {
  const { action, tabs } = api;

  const tick = async (tabId: number): Promise<void> => {
    await action.setBadgeText({ tabId, text: tickedText(await action.getBadgeText({})) });
    await action.setBadgeBackgroundColor({ tabId, color: GREEN });
    await action.setTitle({ tabId, title });
  };
  /** Back to what stands on every tab. */
  const untick = async (tabId: number): Promise<void> => {
    if (!isTicked(await action.getBadgeText({ tabId }))) return;
    await action.setBadgeText({ tabId, text: null });
    await action.setBadgeBackgroundColor({ tabId, color: await action.getBadgeBackgroundColor({}) });
    await action.setTitle({ tabId, title: await action.getTitle({}) });
  };

  const mark: TabMarks['mark'] = async ({ id, url, incognito }) => {
    if (id === undefined || incognito) return;
    const host = hostOf(url);
    const known = host !== '' && (await isKnown(host));
    // It may show another site by now, which is asked about by itself.
    const now = await tabs.get(id).catch(() => null);
    if (!now || hostOf(now.url) !== host) return;
    // A tab that is closed this moment needs no mark.
    await (known ? tick(id) : untick(id)).catch(() => undefined);
  };

  return {
    mark,
    markFront: async () => {
      for (const tab of await tabs.query({ active: true })) await mark(tab);
    },
    clear: async () => {
      for (const { id } of await tabs.query({}))
        if (id !== undefined) await untick(id).catch(() => undefined);
    },
  };
};

/** Kontor in the menu of the right mouse button: looks marked words up, or takes a page, words or an address of it along. */
import type { Browser, Menus, Tabs } from '../browser.ts';
import type { LookUps } from './look-ups.ts';
import type { PanelOpener } from './panel-opener.ts';

const LOOK_UP = 'look-up';
const ADD_LINK = 'add-link';

const ITEMS: readonly { id: string; message: string; contexts: Menus.ContextType[]; links?: string[] }[] = [
  { id: LOOK_UP, message: 'menu_look_up', contexts: ['selection'] },
  { id: 'add-selection', message: 'menu_add_selection', contexts: ['selection'] },
  { id: ADD_LINK, message: 'menu_add_link', contexts: ['link'], links: ['mailto:*', 'tel:*'] },
  { id: 'add-page', message: 'menu_add_page', contexts: ['page'] },
];

type MenuApi = Pick<Browser, 'contextMenus' | 'i18n'>;

/** Browsers keep them; made anew where a version may have changed them. Replay: harmless. */
export const createMenus = async ({ contextMenus, i18n }: MenuApi): Promise<void> => {
  await contextMenus.removeAll();
  for (const { id, message, contexts, links } of ITEMS)
    contextMenus.create({
      id,
      title: i18n.getMessage(message),
      contexts,
      ...(links ? { targetUrlPatterns: links } : {}),
    });
};

/** The address of a `mailto:` or number of a `tel:` link, below the words it stands behind. */
export const markedLink = ({ linkUrl = '', linkText = '' }: Menus.OnClickData): string => {
  const [, scheme = '', address = ''] = /^(mailto|tel):([^?]*)/i.exec(linkUrl) ?? [];
  let written = address;
  try {
    written = decodeURIComponent(address);
  } catch {
    // As it stands there, then.
  }
  const first = written.split(',')[0]?.trim() ?? '';
  const words = linkText.trim() === first ? '' : linkText.trim();
  return [words, scheme.toLowerCase() === 'tel' ? `Tel. ${first}` : first].filter(Boolean).join('\n');
};

/** Gives the listener for clicks. As with the toolbar button the panel is asked for before anything is awaited. */
export const createMenuListener =
  (openPanel: PanelOpener, lookUps: LookUps) =>
  async (info: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> => {
    if (info.menuItemId === LOOK_UP) {
      const opened = openPanel(tab, { reads: false });
      if (tab?.windowId !== undefined) await lookUps.ask(tab.windowId, info.selectionText ?? '');
      return opened;
    }
    if (info.menuItemId === ADD_LINK)
      return openPanel(tab, { reads: true, marked: { text: markedLink(info), isLink: true } });
    const text = info.selectionText?.trim() ?? '';
    return openPanel(tab, { reads: true, ...(text ? { marked: { text, isLink: false } } : {}) });
  };

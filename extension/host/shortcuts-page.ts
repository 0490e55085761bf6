/** The browser's own page on which the keys of extensions are changed. */
import type { Browser } from '../browser.ts';

/** Chrome's, which Edge shows as its own. */
const CHROME_PAGE = 'chrome://extensions/shortcuts';

/** Firefox opens its page itself (since 137); Chrome and Edge let an extension open theirs in a tab. */
type ShortcutApi = {
  readonly commands: Browser['commands'] & { readonly openShortcutSettings?: () => Promise<void> };
  readonly tabs: Pick<Browser['tabs'], 'create'>;
};

export const createShortcutsOpener =
  ({ commands, tabs }: ShortcutApi) =>
  (): void =>
    void (commands.openShortcutSettings?.() ?? tabs.create({ url: CHROME_PAGE }));

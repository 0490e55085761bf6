/**
 * The browser's extension interfaces as the side panel takes them: Chrome, Edge and Firefox all answer with promises there.
 * Only the background script answers messages with promises, and needs the polyfill (`browser.ts`) for it.
 */
import type { Browser } from './browser.ts';

const { browser: own, chrome } = globalThis as { browser?: Browser; chrome?: Browser };

export const browser: Browser = (own ?? chrome)!;

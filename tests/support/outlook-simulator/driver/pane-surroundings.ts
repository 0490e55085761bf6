/** What surrounds the pane in its page: errors to look at, the network kept out, storage that refuses. */
import type { BrowserContext, Page } from 'playwright-core';

export interface PageWatch {
  /** Uncaught errors of the page, of the pane and of windows the pane has opened. */
  readonly pageErrors: readonly string[];
  /** Errors and warnings on the console of the same. */
  readonly consoleNoise: readonly string[];
  /** Addresses outside this machine that were asked for; none of them is ever reached. */
  readonly outsideRequests: readonly string[];
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Names under `.example` are served by this machine as well, where the browser was told so. */
const isHere = (name: string): boolean => loopback.has(name) || name.endsWith('.example');

/** Chromium's remark on sandboxed frames of the same host name; it is right, and true of the set-up alone. */
const sandboxRemark = 'allow-scripts and allow-same-origin';

/** Something was told to a pane whose page has not come yet, or is gone; Outlook does not wait for it either. */
const earlyRemark = "Failed to execute 'postMessage' on 'DOMWindow'";
const remarks = [sandboxRemark, earlyRemark];

interface ClearableWatch extends PageWatch {
  clear: () => void;
}

/** Watches a page and its windows from now on, and blocks everything outside this machine, which also serves `names`. */
export async function watchPage(
  context: BrowserContext,
  page: Page,
  names: readonly string[],
): Promise<ClearableWatch> {
  const isOutside = (url: URL): boolean =>
    /^(http|ws)s?:$/.test(url.protocol) && !isHere(url.hostname) && !names.includes(url.hostname);
  const pageErrors: string[] = [];
  const consoleNoise: string[] = [];
  const outsideRequests: string[] = [];
  const listen = (watched: Page): void => {
    watched.on('pageerror', (error) => pageErrors.push(error.message));
    watched.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return;
      if (remarks.some((remark) => message.text().includes(remark))) return;
      consoleNoise.push(message.text());
    });
  };
  listen(page);
  // Only those that still know who opened them; a page of the browser's own is none of Outlook's.
  page.on('popup', async (popup) => {
    if ((await popup.opener().catch(() => null)) !== null) listen(popup);
  });
  await context.route(isOutside, async (route) => {
    outsideRequests.push(route.request().url());
    await route.abort();
  });
  const clear = (): void => {
    for (const list of [pageErrors, consoleNoise, outsideRequests]) list.length = 0;
  };
  return { pageErrors, consoleNoise, outsideRequests, clear };
}

/** Runs in every frame: makes the storages of a framed page throw, as blocked third-party data does. */
export function makeStorageThrow(which: 'local' | 'all'): void {
  if (window === window.top) return;
  const refused = which === 'local' ? ['localStorage'] : ['localStorage', 'sessionStorage'];
  for (const name of refused) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  }
}

/** Runs in each frame of the page; the pane loses its databases as when a browser blocks the data of embedded pages. */
export function refuseDatabases(how: 'property' | 'open'): void {
  if (window === window.top) return;
  const refuse = (): never => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  if (how === 'property') Object.defineProperty(window, 'indexedDB', { get: refuse });
  else Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
}

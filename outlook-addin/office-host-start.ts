/**
 * Brings office.js into the page and waits until Outlook has answered. The script comes from the address the server
 * was given and only when the page stands in Outlook.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** ms; office.js is known to stay silent now and then. */
const READY_MS = 5_000;
const SCRIPT_MS = 20_000;
const RELOADED = 'kontor.reloaded';

/** office.js takes these two away, because an address that changes confuses old clients. */
const keepHistory = (): (() => void) => {
  const pushState = history.pushState.bind(history);
  const replaceState = history.replaceState.bind(history);
  return () => {
    history.pushState = pushState;
    history.replaceState = replaceState;
  };
};

const loadScript = (url: string): Promise<Result<void>> =>
  new Promise((resolve) => {
    const script = document.createElement('script');
    const timer = setTimeout(() => resolve(fail('outlook.script_missing')), SCRIPT_MS);
    const settle = (result: Result<void>) => (): void => {
      clearTimeout(timer);
      resolve(result);
    };
    script.addEventListener('load', settle(ok(undefined)));
    script.addEventListener('error', settle(fail('outlook.script_missing')));
    script.src = url;
    document.head.append(script);
  });

/** Something else may answer under that address: a proxy's page, a portal that wants a sign-in. */
const isLibrary = (): boolean => typeof Office !== 'undefined' && typeof Office?.onReady === 'function';

/** Errors: `outlook.silent`. */
export const waitUntilReady = (): Promise<Result<{ host: unknown }>> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(fail('outlook.silent')), READY_MS);
    void Office.onReady((info) => {
      clearTimeout(timer);
      resolve(ok(info));
    });
  });

/** Brings the library into the page. Errors: `outlook.script_missing`. */
export const loadOffice = async (scriptUrl: string): Promise<Result<void>> => {
  const giveBackHistory = keepHistory();
  const loaded = await loadScript(scriptUrl);
  giveBackHistory();
  if (!loaded.ok) return loaded;
  return isLibrary() ? ok(undefined) : fail('outlook.script_missing');
};

/** True when this is the first try of the tab; where the storage refuses to remember it, there is no second. */
const mayReload = (): boolean => {
  try {
    if (sessionStorage.getItem(RELOADED) !== null) return false;
    sessionStorage.setItem(RELOADED, '1');
    return sessionStorage.getItem(RELOADED) !== null;
  } catch {
    return false;
  }
};

const forgetReload = (): void => {
  try {
    sessionStorage.removeItem(RELOADED);
  } catch {
    // Then nothing was remembered either.
  }
};

/**
 * Gives Outlook's library once it is ready. When Outlook stays silent the page is loaded again, once; the promise then
 * never settles, because the page goes.
 *
 * Errors: `outlook.script_missing` (the file did not come, or another one came in its place), `outlook.silent`, `outlook.outside` (the
 * library says there is no Outlook here).
 */
export const startOffice = async (scriptUrl: string): Promise<Result<typeof Office>> => {
  const giveBackHistory = keepHistory();
  const loaded = await loadOffice(scriptUrl);
  if (!loaded.ok) return loaded;
  const ready = await waitUntilReady();
  giveBackHistory();
  if (!ready.ok) {
    if (!mayReload()) return ready;
    location.reload();
    return new Promise<never>(() => undefined);
  }
  forgetReload();
  if (String(ready.value.host) !== 'Outlook' || !Office.context?.mailbox) return fail('outlook.outside');
  return ok(Office);
};

export type OutlookPlace = {
  readonly platform: string;
  readonly partition: string;
  readonly language: string;
};

/** Where this Outlook runs (`OfficeOnline`, `PC`, `Mac`, …), which part of the storage is its own, its language. */
export const outlookPlace = (office: typeof Office): OutlookPlace => ({
  platform: String(office.context.diagnostics?.platform ?? office.context.platform ?? ''),
  partition: office.context.partitionKey ?? '',
  language: office.context.displayLanguage ?? '',
});

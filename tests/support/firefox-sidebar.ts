/** What a person does and sees in the extension's sidebar in Firefox. `firefox` may be another one after a new start. */
import type { FirefoxWithExtension } from './firefox.ts';

type Inside = Pick<FirefoxWithExtension, 'inSidebar' | 'untilInSidebar'>;

export type FirefoxSidebar = {
  readonly untilShown: (text: string) => Promise<void>;
  readonly untilGone: (text: string) => Promise<void>;
  /** The first button that can be pressed and says or is named so. */
  readonly clickButton: (text: string) => Promise<void>;
  /** Types into the field, as far as a page can tell. */
  readonly fill: (selector: string, text: string) => Promise<void>;
  readonly pressEnter: (selector: string) => Promise<void>;
  /** Puts values where the extension keeps its connection: `server` and `token`. */
  readonly keep: (values: Readonly<Record<string, string>>) => Promise<void>;
  /** Until this device has a record of that type: what is shown is kept a moment after it is painted. */
  readonly untilKept: (type: string) => Promise<void>;
};

/** A database of the extension, opened; `done` waits for a request. */
const DATABASE = `
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });`;

export const sidebarIn = (firefox: () => Inside): FirefoxSidebar => ({
  untilShown: async (text) =>
    void (await firefox().untilInSidebar('return document.body?.innerText.includes(args[0])', text)),
  untilGone: async (text) =>
    void (await firefox().untilInSidebar(
      'return document.body !== null && !document.body.innerText.includes(args[0])',
      text,
    )),
  clickButton: async (text) =>
    void (await firefox().untilInSidebar(
      `const says = (one) => one.innerText.includes(args[0]) || one.getAttribute('aria-label') === args[0];
       const button = [...document.querySelectorAll('button')].find((one) => !one.disabled && says(one));
       button?.click();
       return button !== undefined;`,
      text,
    )),
  fill: async (selector, text) =>
    void (await firefox().untilInSidebar(
      `const field = document.querySelector(args[0]);
       if (!field) return false;
       field.focus();
       field.value = args[1];
       field.dispatchEvent(new window.Event('input', { bubbles: true }));
       return true;`,
      selector,
      text,
    )),
  pressEnter: async (selector) =>
    void (await firefox().inSidebar(
      `const press = new window.KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
       document.querySelector(args[0]).dispatchEvent(press);`,
      selector,
    )),
  keep: async (values) =>
    void (await firefox().inSidebar(
      `${DATABASE}
       const database = await done(window.indexedDB.open('kontor'));
       const writing = database.transaction('values', 'readwrite');
       for (const [key, value] of Object.entries(args[0])) writing.objectStore('values').put(value, key);
       await new Promise((resolve) => { writing.oncomplete = resolve; });
       database.close();`,
      values,
    )),
  untilKept: async (type) =>
    void (await firefox().untilInSidebar(
      `${DATABASE}
       const cache = (await window.indexedDB.databases()).find(({ name }) => name.startsWith('kontor-cache-'));
       if (!cache) return false;
       const database = await done(window.indexedDB.open(cache.name));
       const keys = await done(database.transaction('docs').objectStore('docs').getAllKeys());
       database.close();
       return keys.some((key) => String(key).startsWith(args[0] + ':'));`,
      type,
    )),
});

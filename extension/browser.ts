/**
 * The one door to the browser's extension interfaces: webextension-polyfill with its types, and the little of
 * `chrome.*` it does not know. Everything else in `extension` takes what it needs from here or is handed it.
 */
import browser from 'webextension-polyfill';
import type { Browser } from 'webextension-polyfill';

export { browser };
export type { Browser, Runtime, Tabs } from 'webextension-polyfill';

type SidePanel = { readonly open: (options: { windowId: number }) => Promise<void> };

/** Chrome's and Edge's side panel; undefined in Firefox, which has a sidebar instead. */
export const sidePanel = (): SidePanel | undefined =>
  (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;

export type ContentRules = readonly { readonly id?: string }[];

/** Chrome's and Edge's rules for what the toolbar button looks like on which site; the constructors make what they take. */
export type DeclarativeContent = {
  readonly PageStateMatcher: new (options: { pageUrl: object }) => object;
  readonly SetIcon: new (options: { imageData: Readonly<Record<string, ImageData>> }) => object;
  readonly onPageChanged: {
    readonly getRules: (ids: string[] | undefined, done: (rules: ContentRules) => void) => void;
    readonly removeRules: (ids: string[] | undefined, done: () => void) => void;
    readonly addRules: (rules: object[], done: () => void) => void;
  };
};

/** Undefined in Firefox. */
export const declarativeContent = (): DeclarativeContent | undefined =>
  (globalThis as { chrome?: { declarativeContent?: DeclarativeContent } }).chrome?.declarativeContent;

/** The part of the polyfill the page reader and the host use, so that tests hand in their own. */
export type ExtensionApi = Pick<
  Browser,
  'action' | 'permissions' | 'runtime' | 'scripting' | 'storage' | 'tabs'
>;

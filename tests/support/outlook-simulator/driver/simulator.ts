/** The test's hands on a simulated Outlook on the web. */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';

import type { Mail, OutlookItem } from '../mailbox/item.ts';
import { type Mailbox, makeMailbox } from '../mailbox/mailbox.ts';
import { type OutlookProfile, outlookProfiles } from '../mailbox/profile.ts';
import { createNativeTranslation, readWebViewBridge } from '../telephone/native-messages.ts';
import { makePaneFrame } from '../wire/app-context.ts';
import type { HostNotification } from '../wire/envelope.ts';
import type { OutlookEvent } from '../wire/event-names.ts';
import { type OutlookWeb, readAjaxStandIn, serveOutlookWeb } from '../web/outlook-web.ts';
import { type CallLog, createCallLog, type OutlookCall, type PaneNotice } from './call-log.ts';
import { type EventDetails, eventData } from './events.ts';
import { createFaults, type FaultControls } from './faults.ts';
import { createOutlookHost, itemChangedData, type OutlookHost, type OutlookState } from './outlook-host.ts';
import { makeStorageThrow, type PageWatch, refuseDatabases, watchPage } from './pane-surroundings.ts';
import { type NestedSignIn, provideNestedSignIn } from './nested-sign-in.ts';
import { createUserChanges, type UserChanges } from './user-changes.ts';

/** Id of the add-in on the wire. */
const appId = '5f4c8c34-2e0b-4c58-8d0e-3a9a1d7f6b01';

export interface SimulatorOptions {
  /** A browser, in which the simulator makes a context of its own, or a context that ignores certificate errors. */
  browser: Browser | BrowserContext;
  /** Origins that are already served; otherwise the simulator serves its own and closes them at the end. */
  web?: OutlookWeb;
  /** The pane, or one for each item; the simulator's small test pane where not given. */
  paneUrl?: string | ((item: OutlookItem | null) => string);
  /** Names this machine serves beside its own, as the browser was told; all others are outside. */
  served?: readonly string[];
  profile?: Partial<OutlookProfile>;
  mailbox?: Partial<Mailbox>;
  /** Outlook signs add-ins in with its own account; without it there is no bridge, as in older ones. */
  nestedSignIn?: NestedSignIn;
}

export interface OutlookSimulator extends FaultControls, UserChanges, PageWatch {
  /** What add-ins have changed can be read here, and on the items themselves. */
  readonly mailbox: Mailbox;
  /** Outlook's own page, with the pane in a frame. */
  readonly page: Page;
  /** The frame of the open pane. */
  readonly pane: Frame;
  readonly web: OutlookWeb;
  readonly calls: CallLog['calls'];
  waitForCall: CallLog['waitFor'];
  nextCall: CallLog['next'];
  waitForNotice: (notice: PaneNotice) => Promise<void>;
  /** Resolves once the pane listens to the event. */
  waitForRegistration: (event: OutlookEvent) => Promise<void>;
  /** Opens the pane on an item of any kind, or with no item selected. Not pinned at first. */
  open: (item: OutlookItem | null) => Promise<Frame>;
  /** Opens the pane on an item and pins it. */
  openPinned: (item: OutlookItem | null) => Promise<Frame>;
  pin: () => void;
  unpin: () => void;
  /**
   * The user selects another item. An unpinned pane is closed by it. A pinned pane is told once it
   * listens to `ItemChanged`; with `evenIfUnheard` nothing is waited for and the event may be lost.
   */
  select: (
    item: OutlookItem,
    options?: { evenIfUnheard?: boolean },
  ) => Promise<'told' | 'unheard' | 'closed'>;
  /** The user selects several mails, or other ones: there is no open item then. */
  selectSeveral: (mails: readonly Mail[]) => Promise<'told' | 'unheard'>;
  /** Nothing is selected any more: the item becomes `null`, or is of the kind "none" (`undefined`). */
  deselect: (how: 'null' | 'none') => Promise<void>;
  /** Raises an event; 'unheard' when the pane has not registered it. */
  raise: <Event extends keyof EventDetails>(event: Event, details: EventDetails[Event]) => 'told' | 'unheard';
  /** Outlook's own one-way messages, such as focus coming in by Tab. */
  notifyPane: (what: HostNotification) => void;
  closePane: () => Promise<void>;
  /** Back to the beginning: no pane, no calls, no faults, the mailbox as at first. Web storage stays. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
}

/** What `host-page.js` puts on its window. */
interface HostPageWindow {
  simulatedOutlook: {
    openPane: (pane: { number: number; url: string; name: string; popUps: boolean }) => void;
    closePane: () => void;
    send: (number: number, text: string) => void;
  };
}
declare const simulatedOutlook: HostPageWindow['simulatedOutlook'];

async function ownContext(browser: Browser | BrowserContext): Promise<[BrowserContext, () => Promise<void>]> {
  if (!('newContext' in browser)) return [browser, () => Promise.resolve()];
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  return [context, () => context.close()];
}

/** Starts a simulated Outlook on the web in the given browser; no pane is open yet. */
export async function startOutlookSimulator(options: SimulatorOptions): Promise<OutlookSimulator> {
  const web = options.web ?? (await serveOutlookWeb());
  const [context, closeContext] = await ownContext(options.browser);
  const page = await context.newPage();
  const state: OutlookState = {
    item: null,
    mailbox: makeMailbox(options.mailbox),
    profile: { ...outlookProfiles.mailbox116, ...options.profile },
  };
  const log = createCallLog();
  const { take, clear: clearFaults, ...faultControls } = createFaults();
  const { clear: clearWatch, ...watch } = await watchPage(context, page, options.served ?? []);
  // office.js judges the origin it is told, so the page itself need not move.
  const hostOrigin = state.profile.trusted ? web.hostOrigin : 'https://outlook.not-trusted.example';
  let paneNumber = 0;
  let pinned = false;
  let open: { host: OutlookHost; frame: Frame | null; receive: (text: string) => void } | null = null;
  const isTelephone = state.profile.platform === 'ios';

  const { throwingStorage, refusedDatabases } = state.profile;
  if (throwingStorage !== 'none') await page.addInitScript(makeStorageThrow, throwingStorage);
  if (refusedDatabases !== 'none') await page.addInitScript(refuseDatabases, refusedDatabases);
  // A pane of one's own loads office.js alone, as do its windows; the stand-in comes before all of their scripts.
  if (options.paneUrl !== undefined) await context.addInitScript({ content: await readAjaxStandIn() });
  if (options.nestedSignIn) await provideNestedSignIn(page, options.nestedSignIn);
  if (isTelephone) await page.addInitScript({ content: await readWebViewBridge() });
  await page.exposeFunction('receiveFromPane', (number: number, text: string) => {
    if (number === paneNumber) open?.receive(text);
  });
  await page.goto(`${web.hostOrigin}/`);

  /** A message that no longer finds its page is lost, as it would be in life. */
  const send = (number: number, text: string): void => {
    page
      .evaluate(([to, message]) => simulatedOutlook.send(to, message), [number, text] as const)
      .catch(() => undefined);
  };

  const paneUrlFor = (item: OutlookItem | null): string => {
    const { paneUrl = web.testPaneUrl } = options;
    return typeof paneUrl === 'string' ? paneUrl : paneUrl(item);
  };

  const openHost = (): OutlookHost => {
    if (open === null) throw new Error('No pane is open.');
    return open.host;
  };

  const closePane = async (): Promise<void> => {
    open = null;
    pinned = false;
    await page.evaluate(() => simulatedOutlook.closePane());
  };

  const openPane = async (item: OutlookItem | null): Promise<Frame> => {
    paneNumber += 1;
    pinned = false;
    state.item = item;
    const number = paneNumber;
    const paneUrl = paneUrlFor(item);
    const identity = { appId, conversationId: randomUUID(), correlationGuid: randomUUID() };
    const native = isTelephone ? createNativeTranslation(appId, identity.conversationId) : null;
    const session = {
      identity,
      number,
      paneUrl,
      hostOrigin,
      send: (text: string) => {
        const spoken = native ? native.toCallback(text) : text;
        if (spoken !== null) send(number, spoken);
      },
    };
    const host = createOutlookHost(session, state, log, take);
    const receive = (text: string): void => {
      const understood = native ? native.toEnvelope(text) : text;
      if (understood !== null) host.receive(understood);
    };
    const opened = { host, receive, frame: null as Frame | null };
    open = opened;
    const { url, name } = makePaneFrame(identity, paneUrl, hostOrigin, state.profile);
    const popUps = !state.profile.blocksPopUps;
    await page.evaluate((pane) => simulatedOutlook.openPane(pane), { number, url, name, popUps });
    const element = await page.waitForSelector(`iframe[data-pane="${number}"]`);
    const frame = await element.contentFrame();
    if (frame === null) throw new Error('The pane has no frame.');
    opened.frame = frame;
    await frame.waitForURL((address) => address.href !== 'about:blank', { waitUntil: 'domcontentloaded' });
    return frame;
  };

  const waitForRegistration = async (event: OutlookEvent): Promise<void> => {
    const isOfThisPane = (call: OutlookCall): boolean =>
      call.kind === 'registerEvent' && call.event === event && call.pane === paneNumber;
    if (!openHost().isRegistered(event)) await log.next(isOfThisPane);
  };

  const raise: OutlookSimulator['raise'] = (event, details) =>
    openHost().raise(event, eventData(event, details)) ? 'told' : 'unheard';

  return {
    ...faultControls,
    ...watch,
    ...createUserChanges(state, raise),
    mailbox: state.mailbox,
    page,
    web,
    calls: log.calls,
    get pane() {
      if (open?.frame == null) throw new Error('No pane is open.');
      return open.frame;
    },
    waitForCall: log.waitFor,
    nextCall: log.next,
    waitForNotice: async (notice) => {
      await log.waitFor((call) => call.notice === notice);
    },
    waitForRegistration,
    open: openPane,
    openPinned: async (item) => {
      const frame = await openPane(item);
      pinned = true;
      return frame;
    },
    pin: () => {
      pinned = true;
    },
    unpin: () => {
      pinned = false;
    },
    select: async (item, { evenIfUnheard = false } = {}) => {
      if (!pinned) {
        await closePane();
        state.item = item;
        return 'closed';
      }
      if (!evenIfUnheard) await waitForRegistration('ItemChanged');
      state.item = item;
      return openHost().raise('ItemChanged', itemChangedData(state, 'item')) ? 'told' : 'unheard';
    },
    selectSeveral: async (mails) => {
      await waitForRegistration('SelectedItemsChanged');
      state.mailbox.selected = [...mails];
      state.item = null;
      // The list first, then the item that is none.
      const heard = raise('SelectedItemsChanged', undefined) === 'told';
      openHost().raise('ItemChanged', itemChangedData(state, 'item'));
      return heard ? 'told' : 'unheard';
    },
    deselect: async (how) => {
      await waitForRegistration('ItemChanged');
      state.item = null;
      openHost().raise('ItemChanged', itemChangedData(state, how === 'null' ? 'null' : 'item'));
    },
    raise,
    notifyPane: (what) => openHost().notify(what),
    closePane,
    reset: async () => {
      await closePane();
      log.clear();
      clearFaults();
      clearWatch();
      state.item = null;
      Object.assign(state.mailbox, makeMailbox(options.mailbox));
    },
    close: async () => {
      log.clear();
      // A page that goes while its frames still load, with requests held for routing, can take Chromium along.
      await closePane().catch(() => undefined);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await page.close();
      await closeContext();
      if (options.web === undefined) await web.close();
    },
  };
}

/**
 * A tiny hand-made Outlook for unit tests: as much of the library as the host uses, with its odd habits (properties
 * that cannot be listed, methods that act on the mail that is open when they run, callbacks that come when they come).
 */
import type { ItemFields } from './office-item-stub.ts';
import { makeItem } from './office-item-stub.ts';

type Done = (reply: { status: string; value?: unknown; error?: { code: number } }) => void;
export type Answer = (done: Done) => void;

/** The call succeeds at once. */
export const answerWith =
  (value: unknown): Answer =>
  (done) =>
    done({ status: 'succeeded', value });

export const failWith =
  (code: number): Answer =>
  (done) =>
    done({ status: 'failed', error: { code } });

/** The callback never comes. */
export const stayMute: Answer = () => undefined;

export type HeldAnswer = { readonly answer: Answer; readonly waiting: Done[] };

/** Callbacks are kept until the test calls them. */
export const holdBack = (): HeldAnswer => {
  const waiting: Done[] = [];
  return { waiting, answer: (done) => void waiting.push(done) };
};

export type OfficeStub = {
  readonly office: typeof Office;
  /** Names of the calls in the order they were made. */
  readonly calls: string[];
  /** What a call answers from now on; the last argument of the call is its callback. */
  readonly answer: (call: string, answer: Answer) => void;
  readonly open: (fields: ItemFields | null | undefined) => void;
  /** Another item opens and Outlook tells of it. */
  readonly select: (fields: ItemFields | null | undefined) => void;
  readonly raise: (event: string, details?: unknown) => void;
  readonly openedForms: unknown[];
  /** Addresses handed to the browser window of Outlook's own. */
  readonly openedWindows: string[];
};

export type StubOptions = {
  readonly mailboxSet?: number;
  readonly item?: ItemFields | null;
  readonly background?: string;
  /** Whether Outlook opens browser windows itself, as installed clients do. */
  readonly opensWindows?: boolean;
};

export const makeOffice = ({
  mailboxSet = 14,
  item = null,
  background,
  opensWindows = false,
}: StubOptions = {}): OfficeStub => {
  const calls: string[] = [];
  const answers = new Map<string, Answer>();
  const handlers = new Map<string, ((details: unknown) => void)[]>();
  const openedForms: unknown[] = [];
  const openedWindows: string[] = [];

  const run = (call: string, done: Done): void => {
    calls.push(call);
    (answers.get(call) ?? answerWith(undefined))(done);
  };
  const addHandlerAsync = (event: string, handler: (details: unknown) => void, done: Done): void => {
    handlers.set(event, [...(handlers.get(event) ?? []), handler]);
    run(`add ${event}`, done);
  };
  const makeOpen = (fields: ItemFields | null | undefined): unknown =>
    fields ? makeItem(fields, run, addHandlerAsync) : fields;

  const mailbox = {
    item: makeOpen(item),
    userProfile: { emailAddress: 'Jana.Brandt@kontor.example' },
    addHandlerAsync,
    displayNewMessageForm: (form: unknown) => void openedForms.push(form),
  };
  const office = {
    PlatformType: { iOS: 'iOS', Android: 'Android' },
    EventType: {
      ItemChanged: 'ItemChanged',
      RecipientsChanged: 'RecipientsChanged',
      AppointmentTimeChanged: 'AppointmentTimeChanged',
      OfficeThemeChanged: 'OfficeThemeChanged',
    },
    context: {
      mailbox,
      displayLanguage: 'de-DE',
      officeTheme: background === undefined ? undefined : { bodyBackgroundColor: background },
      // Where Outlook opens no windows the method is there all the same in some clients, and does nothing.
      ui: { openBrowserWindow: (url: string) => void (opensWindows && openedWindows.push(url)) },
      requirements: {
        isSetSupported: (set: string, version: string) =>
          set === 'Mailbox'
            ? Number(version.split('.')[1]) <= mailboxSet
            : set === 'OpenBrowserWindowApi' && opensWindows,
      },
    },
  };
  const raise = (event: string, details?: unknown): void => {
    for (const handler of handlers.get(event) ?? []) handler(details);
  };
  return {
    office: office as unknown as typeof Office,
    calls,
    openedForms,
    openedWindows,
    answer: (call, answer) => void answers.set(call, answer),
    open: (fields) => {
      mailbox.item = makeOpen(fields);
    },
    select: (fields) => {
      mailbox.item = makeOpen(fields);
      raise('ItemChanged');
    },
    raise,
  };
};

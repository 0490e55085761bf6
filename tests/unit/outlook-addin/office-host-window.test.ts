/** Windows beside the pane: each way one can end, as a result. */
import { expect, test, vi } from 'vitest';
import { canOpenWindows, openWindow } from '#outlook/office-host-window.ts';

const URL_OPENED = 'https://kontor.example/outlook/connect';

type Reply = { status: string; value?: unknown; error?: { code: number } };
type Handler = (heard: object) => void;

/** As much of Outlook as opens windows. */
const makeOutlook = (hasSet = true) => {
  const handlers = new Map<string, Handler>();
  const closed: string[] = [];
  let reply: (reply: Reply) => void = () => undefined;
  const dialog = {
    addEventHandler: (event: string, handler: Handler) => void handlers.set(event, handler),
    close: () => void closed.push('closed'),
  };
  const office = {
    EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    context: {
      requirements: { isSetSupported: (set: string) => set === 'DialogApi' && hasSet },
      ui: { displayDialogAsync: (_: string, __: object, done: typeof reply) => void (reply = done) },
    },
  } as unknown as typeof Office;
  return {
    office,
    closed,
    succeed: () => reply({ status: 'succeeded', value: dialog }),
    refuse: (code: number) => reply({ status: 'failed', error: { code } }),
    tell: (event: 'message' | 'event', heard: object) => handlers.get(event)?.(heard),
  };
};

test('the first message settles it, and the window is closed', async () => {
  const outlook = makeOutlook();
  const opened = openWindow(outlook.office, URL_OPENED);
  outlook.succeed();
  outlook.tell('message', { message: 'hello', origin: 'https://kontor.example' });
  expect(await opened.message).toEqual({ ok: true, value: 'hello' });
  expect(outlook.closed).toEqual(['closed']);
});

test('a client that does not say where a message came from is heard all the same', async () => {
  const outlook = makeOutlook();
  const opened = openWindow(outlook.office, URL_OPENED);
  outlook.succeed();
  outlook.tell('message', { message: 'hello' });
  expect(await opened.message).toEqual({ ok: true, value: 'hello' });
});

test('a message of another origin is not heard', async () => {
  const outlook = makeOutlook();
  const opened = openWindow(outlook.office, URL_OPENED);
  outlook.succeed();
  outlook.tell('message', { message: 'hello', origin: 'https://elsewhere.example' });
  expect(await opened.message).toMatchObject({ ok: false, error: { code: 'dialog.garbled' } });
});

test.each([
  [12_004, 'dialog.refused'],
  [12_005, 'dialog.refused'],
  [12_007, 'dialog.busy'],
  [12_009, 'dialog.refused'],
  [12_011, 'dialog.blocked'],
  [5_001, 'dialog.failed'],
])('a refusal with number %i is %s', async (number, code) => {
  const outlook = makeOutlook();
  const opened = openWindow(outlook.office, URL_OPENED);
  outlook.refuse(number);
  expect(await opened.message).toMatchObject({ ok: false, error: { code } });
});

test('a window the person closes is closed, and one the pane closes as well', async () => {
  const outlook = makeOutlook();
  const opened = openWindow(outlook.office, URL_OPENED);
  outlook.succeed();
  outlook.tell('event', { error: 12_006 });
  expect(await opened.message).toMatchObject({ error: { code: 'dialog.closed' } });

  const other = makeOutlook();
  const second = openWindow(other.office, URL_OPENED);
  other.succeed();
  second.close();
  expect(await second.message).toMatchObject({ error: { code: 'dialog.closed' } });
  expect(other.closed).toEqual(['closed']);
});

test('a reply that never comes ends as a failure; a window that opens after that is closed', async () => {
  vi.useFakeTimers();
  try {
    const outlook = makeOutlook();
    const opened = openWindow(outlook.office, URL_OPENED);
    vi.advanceTimersByTime(30_000);
    expect(await opened.message).toMatchObject({ error: { code: 'dialog.failed' } });
    outlook.succeed();
    expect(outlook.closed).toEqual(['closed']);
  } finally {
    vi.useRealTimers();
  }
});

test('a person may take any time once the window is open', async () => {
  vi.useFakeTimers();
  try {
    const outlook = makeOutlook();
    const opened = openWindow(outlook.office, URL_OPENED);
    outlook.succeed();
    vi.advanceTimersByTime(3_600_000);
    outlook.tell('message', { message: 'hello' });
    expect(await opened.message).toEqual({ ok: true, value: 'hello' });
  } finally {
    vi.useRealTimers();
  }
});

test('a call that throws instead of answering is a failure', async () => {
  const outlook = makeOutlook();
  Object.assign(outlook.office.context.ui, {
    displayDialogAsync: () => {
      throw new Error('not here');
    },
  });
  expect(await openWindow(outlook.office, URL_OPENED).message).toMatchObject({
    error: { code: 'dialog.failed' },
  });
});

test('windows are offered only where Outlook claims to have them', () => {
  expect(canOpenWindows(makeOutlook().office)).toBe(true);
  expect(canOpenWindows(makeOutlook(false).office)).toBe(false);
  const without = makeOutlook().office;
  Object.assign(without.context, { ui: {} });
  expect(canOpenWindows(without)).toBe(false);
});

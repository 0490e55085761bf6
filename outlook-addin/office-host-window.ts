/** A window beside the pane by Outlook's Dialog API, opened for one message it sends back. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** Per cent of the screen. */
const SIZE = { height: 65, width: 35 };
/** ms; a reply that does not come at all is a lost one. A window that opens later all the same is closed again. */
const OPENING_MS = 30_000;

const CODES: Readonly<Record<number, string>> = {
  12004: 'dialog.refused',
  12005: 'dialog.refused',
  12006: 'dialog.closed',
  12007: 'dialog.busy',
  12009: 'dialog.refused',
  12011: 'dialog.blocked',
};

const failureOf = (number: number | undefined): Result<never> =>
  fail(CODES[number ?? 0] ?? 'dialog.failed', { params: { number: number ?? 0 } });

export type OpenedWindow = {
  /**
   * The first message. Errors: `dialog.blocked`, `dialog.closed` (also by `close`), `dialog.busy`, `dialog.refused`,
   * `dialog.failed`, `dialog.garbled` (it came from another origin).
   */
  readonly message: Promise<Result<string>>;
  readonly close: () => void;
};

type Heard = { message: string; origin: string | undefined } | { error: number };

/** Where Outlook has windows at all. */
export const canOpenWindows = ({ context }: typeof Office): boolean =>
  context.requirements.isSetSupported('DialogApi', '1.1') &&
  typeof context.ui?.displayDialogAsync === 'function';

/** `url` is of the pane's own origin. To be called from a click, so that no browser takes the window for an advertisement. */
export const openWindow = (office: typeof Office, url: string): OpenedWindow => {
  const { ui } = office.context;
  const { origin } = new URL(url);
  let dialog: Office.Dialog | null = null;
  let isOver = false;
  let settle: (result: Result<string>) => void = () => undefined;
  const message = new Promise<Result<string>>((resolve) => (settle = resolve));

  const closeDialog = (): void => {
    try {
      dialog?.close();
    } catch {
      // It is gone already.
    }
    dialog = null;
  };
  const end = (result: Result<string>): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    settle(result);
    closeDialog();
  };
  const timer = setTimeout(() => end(failureOf(undefined)), OPENING_MS);

  const hear = (heard: Heard): void => {
    if ('error' in heard) end(failureOf(heard.error));
    // Older clients do not say who sent it; then the code alone decides.
    else if (heard.origin !== undefined && heard.origin !== origin) end(fail('dialog.garbled'));
    else end(ok(heard.message));
  };
  const follow = (opened: Office.Dialog): void => {
    clearTimeout(timer);
    dialog = opened;
    if (isOver) return closeDialog();
    opened.addEventHandler(office.EventType.DialogMessageReceived, hear);
    opened.addEventHandler(office.EventType.DialogEventReceived, hear);
  };

  try {
    ui.displayDialogAsync(url, { ...SIZE, promptBeforeOpen: false }, (reply) => {
      if (String(reply.status) === 'succeeded') follow(reply.value);
      else end(failureOf(reply.error?.code));
    });
  } catch {
    end(failureOf(undefined));
  }
  return { message, close: () => end(failureOf(12_006)) };
};

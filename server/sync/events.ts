/**
 * Server-sent events: a position with every change, a comment now and then so that a proxy that holds things back is
 * noticed. Nothing of any record is in it, so it needs no look at who may see what.
 *
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
import type { Timers } from '#shared/lib/timers.ts';
import type { Live } from './live.ts';

/** Whoever was signed out hears of it within this time. */
const ASK_MS = 5_000;
/** Something is said with every so many questions. */
const SAID_EVERY = 4;

export type EventsOptions = {
  readonly live: Live;
  readonly timers: Timers;
  /** The position to begin with. */
  readonly position: string;
  /** Asked every few seconds: a stream ends with the token it was opened with. */
  readonly isStillAllowed: () => Promise<boolean>;
};

const poke = (position: string): string => `event: change\ndata: ${JSON.stringify({ seq: position })}\n\n`;

export const eventStream = ({
  live,
  timers,
  position,
  isStillAllowed,
}: EventsOptions): ReadableStream<Uint8Array> => {
  const text = new TextEncoder();
  let end = (): void => {};
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      let isOpen = true;
      let cancel = (): void => {};
      const send = (chunk: string): void => {
        if (isOpen) controller.enqueue(text.encode(chunk));
      };
      const stop = live.listen((newest) => send(poke(newest)));
      const forget = live.onClose(() => close());
      const close = (): void => {
        if (!isOpen) return;
        end();
        controller.close();
      };
      end = () => {
        isOpen = false;
        cancel();
        stop();
        forget();
      };
      const beat = async (count: number): Promise<void> => {
        // A database that cannot be reached for a moment has not signed anybody out.
        if (!(await isStillAllowed().catch(() => true))) return close();
        if (count % SAID_EVERY === 0) send(': still here\n\n');
        if (isOpen) next(count + 1);
      };
      const next = (count: number): void => {
        cancel = timers.after(ASK_MS, () => void beat(count));
      };
      send(poke(position));
      next(1);
    },
    cancel: () => end(),
  });
};

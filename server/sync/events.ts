/**
 * Server-sent events: a position with every change, a comment now and then so that a proxy that holds things back is
 * noticed. Nothing of any record is in it, so it needs no look at who may see what.
 *
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
import type { Timers } from '#shared/lib/timers.ts';
import type { Live } from './live.ts';

const HEARTBEAT_MS = 20_000;

export type EventsOptions = {
  readonly live: Live;
  readonly timers: Timers;
  /** The position to begin with. */
  readonly position: string;
  /** Asked with every heartbeat: a stream ends with the token it was opened with. */
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
      const beat = async (): Promise<void> => {
        if (!(await isStillAllowed())) return close();
        send(': still here\n\n');
        if (isOpen) cancel = timers.after(HEARTBEAT_MS, () => void beat());
      };
      send(poke(position));
      cancel = timers.after(HEARTBEAT_MS, () => void beat());
    },
    cancel: () => end(),
  });
};

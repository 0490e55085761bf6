/**
 * Hears that there is something new: over an event stream; where a proxy holds that back, by questions that wait; where
 * even those do not come through, by asking now and then. A stream that broke off is opened again soon; one that was held
 * back is tried again after a while.
 */
import type { StoreEnvironment } from './environment.ts';
import type { LiveWay } from './local-store.ts';

export const LIVE_MS = {
  /** Without a first byte in this time something holds the stream back. */
  firstByte: 10_000,
  /** The server says something every 20 s. */
  silence: 45_000,
  poll: 60_000,
  /** Until a stream that was held back is tried again. */
  betterWay: 10 * 60_000,
  /** Until one that broke off is opened again; twice as long each time it does not open, up to `poll`. */
  again: 2_000,
} as const;
/** How long a question waits at the server. */
export const LONG_POLL_S = 25;

/** One poke of the stream: that there is something new, and up to where. */
const POKE = /event: change\ndata: \{"seq":"([^"]*)"\}/g;

export type Live = {
  readonly way: () => LiveWay;
  /** Seconds the next fetch should wait at the server: 0 while the stream tells. */
  readonly waitSeconds: () => number;
  /** A waiting question came back: in good time, or lost on the way. */
  readonly noteLongPoll: (came: boolean) => void;
  readonly start: () => void;
  readonly stop: () => void;
};

export type LiveOptions = {
  readonly env: Pick<StoreEnvironment, 'openStream' | 'timers'>;
  /** `position` as a cursor, where the poke says how far the server is. */
  readonly onPoke: (position: string | null) => void;
  readonly onWay: () => void;
};

export const createLive = ({ env, onPoke, onWay }: LiveOptions): Live => {
  let way: LiveWay = 'none';
  let run = 0;
  let controller: AbortController | null = null;
  let cancel = (): void => {};
  let again: number = LIVE_MS.again;

  const take = (next: LiveWay): void => {
    if (way === next) return;
    way = next;
    onWay();
  };

  const fallBack = (mine: number, to: LiveWay, untilStreamMs: number): void => {
    if (mine !== run) return;
    controller?.abort();
    take(to);
    cancel();
    cancel = env.timers.after(untilStreamMs, () => mine === run && void stream());
    onPoke(null);
  };
  const heldBack = (mine: number): void => fallBack(mine, 'long_poll', LIVE_MS.betterWay);
  const brokenOff = (mine: number): void => {
    const soon = again;
    again = Math.min(LIVE_MS.poll, again * 2);
    fallBack(mine, 'poll', soon);
  };

  const read = async (mine: number, body: ReadableStream<Uint8Array>): Promise<void> => {
    const reader = body.getReader();
    let quiet = env.timers.after(LIVE_MS.firstByte, () => heldBack(mine));
    const text = new TextDecoder();
    let heard = '';
    try {
      for (;;) {
        const { done, value } = await reader.read();
        quiet();
        if (done || mine !== run) return;
        quiet = env.timers.after(LIVE_MS.silence, () => heldBack(mine));
        take('stream');
        again = LIVE_MS.again;
        heard += text.decode(value, { stream: true });
        const end = heard.lastIndexOf('\n\n');
        for (const [, position] of heard.slice(0, end + 2).matchAll(POKE)) onPoke(position ?? null);
        heard = heard.slice(end < 0 ? 0 : end + 2);
      }
    } finally {
      quiet();
      void reader.cancel().catch(() => {});
    }
  };

  const stream = async (): Promise<void> => {
    const mine = ++run;
    cancel();
    if (!env.openStream) return heldBack(mine);
    controller = new AbortController();
    const { signal } = controller;
    // A proxy that holds everything back does not even let the answer begin.
    const late = env.timers.after(LIVE_MS.firstByte, () => heldBack(mine));
    try {
      const body = await env.openStream('/api/v1/sync/events', signal);
      late();
      if (body && mine === run) await read(mine, body);
    } catch {
      // Ended on the way; below the next way is taken.
    }
    late();
    if (mine === run && !signal.aborted) brokenOff(mine);
  };

  return {
    way: () => way,
    waitSeconds: () => (way === 'long_poll' ? LONG_POLL_S : 0),
    noteLongPoll: (came) => {
      if (way === 'long_poll' && !came) take('poll');
      else if (way === 'poll' && came) take('long_poll');
    },
    start: () => void stream(),
    stop: () => {
      run += 1;
      controller?.abort();
      cancel();
      take('none');
    },
  };
};

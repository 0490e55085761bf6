/** Virtual time: nothing waits, everything that waits is in one queue. Units: ms. */
import type { Timers } from '#shared/lib/timers.ts';
import { settle } from './turns.ts';

export type Time = {
  readonly now: () => number;
  readonly timers: Timers;
  /** Runs what is due until then, in its order, each to its end. */
  readonly advance: (ms: number) => Promise<void>;
};

type Waiting = { readonly at: number; readonly order: number; readonly run: () => void };

export const createTime = (start: number): Time => {
  let now = start;
  let order = 0;
  const waiting = new Set<Waiting>();

  const nextBefore = (end: number): Waiting | null => {
    let first: Waiting | null = null;
    for (const one of waiting) {
      if (one.at > end) continue;
      if (!first || one.at < first.at || (one.at === first.at && one.order < first.order)) first = one;
    }
    return first;
  };

  return {
    now: () => now,
    timers: {
      after: (ms, run) => {
        const one = { at: now + Math.max(0, ms), order: (order += 1), run };
        waiting.add(one);
        return () => void waiting.delete(one);
      },
    },
    advance: async (ms) => {
      const end = now + ms;
      for (let due = nextBefore(end); due; due = nextBefore(end)) {
        waiting.delete(due);
        now = Math.max(now, due.at);
        due.run();
        await settle();
      }
      now = end;
    },
  };
};

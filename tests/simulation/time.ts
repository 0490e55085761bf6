/** Virtual time: nothing waits, everything that waits is in one queue. Units: ms. */
import type { Timers } from '#shared/lib/timers.ts';
import type { Random } from './random.ts';
import { settle, turns } from './turns.ts';

export type Time = {
  readonly now: () => number;
  /** ms of waiting that have gone by: nobody's clock. */
  readonly ticks: () => number;
  readonly timers: Timers;
  readonly wait: (ms: number) => Promise<void>;
  /**
   * Runs what is due until then, in its order: mostly each to its end, now and then the next one in the middle of what
   * the one before began.
   */
  readonly advance: (ms: number) => Promise<void>;
  /** Everybody sleeps for so long: clocks go on, whatever waits waits on. */
  readonly sleep: (ms: number) => void;
};

type Waiting = { readonly at: number; readonly order: number; readonly run: () => void };

/** How often the next event does not wait for the end of the one before. */
export const HURRY = 0.3;
/** How many turns it leaves it at most. */
const HURRY_TURNS = 12;

export const createTime = (start: number, random: Random, hurry: number): Time => {
  let now = start;
  let slept = 0;
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
  const after: Timers['after'] = (ms, run) => {
    const one = { at: now + Math.max(0, ms), order: (order += 1), run };
    waiting.add(one);
    return () => void waiting.delete(one);
  };

  return {
    now: () => now + slept,
    ticks: () => now - start,
    timers: { after },
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    advance: async (ms) => {
      await settle();
      const end = now + ms;
      for (let due = nextBefore(end); due; due = nextBefore(end)) {
        waiting.delete(due);
        now = Math.max(now, due.at);
        due.run();
        await (random.chance(hurry) ? turns(1 + random.below(HURRY_TURNS)) : settle());
      }
      await settle();
      now = Math.max(now, end);
    },
    sleep: (ms) => {
      slept += ms;
    },
  };
};

import { describe, expect, test } from 'vitest';
import { eventStream } from '#server/sync/events.ts';
import type { Live } from '#server/sync/live.ts';

/** Waiting by hand: `pass` runs what is due. */
const handTimers = () => {
  let now = 0;
  const due = new Map<() => void, number>();
  return {
    after: (ms: number, run: () => void) => {
      due.set(run, now + ms);
      return () => void due.delete(run);
    },
    pass: async (ms: number): Promise<void> => {
      const until = now + ms;
      for (;;) {
        const next = [...due].filter(([, at]) => at <= until).toSorted((one, other) => one[1] - other[1])[0];
        if (!next) break;
        [, now] = next;
        due.delete(next[0]);
        next[0]();
        // What was started goes as far as it can before the next is due.
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      }
      now = until;
    },
  };
};

const quietLive: Pick<Live, 'listen' | 'onClose'> = {
  listen: () => () => undefined,
  onClose: () => () => undefined,
};

const open = (isStillAllowed: () => Promise<boolean>) => {
  const timers = handTimers();
  const stream = eventStream({ live: quietLive as Live, timers, position: '7', isStillAllowed });
  const heard: string[] = [];
  let hasEnded = false;
  const reading = (async () => {
    for await (const chunk of stream) heard.push(new TextDecoder().decode(chunk));
    hasEnded = true;
  })();
  return { timers, heard, reading, hasEnded: () => hasEnded };
};

describe('the stream of what is new', () => {
  test('says something every twenty seconds while nothing happens', async () => {
    const { timers, heard } = open(async () => true);
    await timers.pass(45_000);
    expect(heard).toEqual(['event: change\ndata: {"seq":"7"}\n\n', ': still here\n\n', ': still here\n\n']);
  });

  test('ends within five seconds of the token it was opened with', async () => {
    let isAllowed = true;
    const { timers, reading, hasEnded } = open(async () => isAllowed);
    await timers.pass(12_000);
    isAllowed = false;
    expect(hasEnded()).toBe(false);
    await timers.pass(5_000);
    await reading;
    expect(hasEnded()).toBe(true);
  });

  test('goes on while the database cannot be asked', async () => {
    let isAway = true;
    const { timers, heard } = open(async () => {
      if (isAway) throw new Error('away');
      return true;
    });
    await timers.pass(20_000);
    isAway = false;
    await timers.pass(20_000);
    expect(heard).toHaveLength(3);
  });
});

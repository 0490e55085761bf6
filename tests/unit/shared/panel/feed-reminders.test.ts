import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { fail } from '#shared/lib/result.ts';
import { exampleMail } from '#shared/panel/examples/example-host.ts';
import { knownAnswer, tasks } from '#shared/panel/examples/example-records.ts';
import type { Painting } from '#shared/panel/panel-session.ts';
import { EMPTY_ANSWER } from '#shared/panel/panel-query.ts';
import { BADGE_MS, EVERY_MS, feedReminders } from '#shared/panel/reminders/feed-reminders.ts';

const nothing = (reason: 'loading' | 'nothing_selected'): Painting => ({
  status: 'idle',
  subject: { type: 'none', generation: 1, reason },
});
const shown: Painting = {
  status: 'ready',
  subject: exampleMail,
  answer: { ...knownAnswer, reminders: [tasks[1]!] },
  fresh: true,
};

const setUp = (first: Painting, hasBadge = false) => {
  const painting = signal<Painting>(first);
  const events: string[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const feed = feedReminders({
    session: { painting },
    reminders: {
      take: (reminders) => void events.push(`took ${reminders.length}`),
      refresh: async () => void events.push('asked'),
    },
    hasBadge,
    setTimer: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  return { painting, events, timers, feed };
};

test('reminders come with what the panel shows; nothing else is asked for', () => {
  const { painting, events, feed } = setUp({ status: 'loading', subject: exampleMail });
  painting.value = shown;
  feed.changed();
  expect(events).toEqual(['took 1']);
});

test('an answer from memory brings none, it may be old', () => {
  const { events } = setUp({ ...shown, fresh: false });
  expect(events).toEqual([]);
});

test('where there is nothing to ask about, they are asked for once, and again after a change', () => {
  const { painting, events, feed } = setUp(nothing('loading'));
  expect(events).toEqual([]);
  painting.value = nothing('nothing_selected');
  painting.value = { ...shown, answer: EMPTY_ANSWER } as Painting;
  expect(events).toEqual(['asked']);
  feed.changed();
  expect(events).toEqual(['asked', 'asked']);
});

test('when the server cannot be reached, it is not asked twice', () => {
  const { events } = setUp({ status: 'failed', subject: exampleMail, failure: fail('network.timeout') });
  expect(events).toEqual([]);
});

test('they are asked for every few minutes, for a badge also a while after a change', () => {
  const { events, timers, feed } = setUp(shown, true);
  expect(timers.map(({ ms }) => ms)).toEqual([EVERY_MS]);
  feed.changed();
  feed.changed();
  expect(timers.map(({ ms }) => ms)).toEqual([BADGE_MS]);
  timers[0]!.run();
  expect(events).toEqual(['took 1', 'asked']);
  expect(timers.map(({ ms }) => ms)).toEqual([EVERY_MS]);
  feed.stop();
  expect(timers).toEqual([]);
});

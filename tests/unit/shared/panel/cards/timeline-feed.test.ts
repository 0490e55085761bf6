import { expect, test } from 'vitest';
import { fail } from '#shared/lib/result.ts';
import { createTimelineFeed } from '#shared/panel/cards/timeline/timeline-feed.ts';
import { dayAlone, itemLine } from '#shared/panel/cards/timeline/timeline.model.ts';
import type { LineWords } from '#shared/panel/cards/timeline/timeline.model.ts';
import { callOutcomeKey } from '#shared/panel/components/call-words.ts';
import { createExampleApi } from '#shared/panel/examples/example-api.ts';
import { katrin, knownAnswer, timeline } from '#shared/panel/examples/example-records.ts';

const record = { type: 'person', id: katrin.id } as const;

test('a filter replaces what was shown', async () => {
  const feed = createTimelineFeed(createExampleApi(knownAnswer), record);
  await feed.show({ filter: 'talks', q: '', isRolledUp: false }, timeline);
  expect(feed.state.value?.items.map(({ kind }) => kind)).toEqual(['call', 'visit']);
});

test('older pages are added behind, each entry once', async () => {
  const api = createExampleApi(knownAnswer);
  const feed = createTimelineFeed(api, record);
  const shown = { items: timeline.slice(0, 2), cursor: null, isLoading: false, failure: null };
  await feed.older(shown, { filter: 'all', q: '', isRolledUp: false });
  expect(feed.state.value?.items).toEqual(timeline);
});

test('the answer to an earlier search never replaces the newest one', async () => {
  const api = createExampleApi(knownAnswer);
  const feed = createTimelineFeed(api, record);
  api.held.add('timeline');
  const first = feed.show({ filter: 'all', q: 'werks', isRolledUp: false }, timeline);
  api.release();
  const second = feed.show({ filter: 'all', q: 'rabatt', isRolledUp: false }, timeline);
  await Promise.all([first, second]);
  expect(feed.state.value?.items.map(({ kind }) => kind)).toEqual(['call']);
});

test('a search that fails keeps what is shown and says why', async () => {
  const api = createExampleApi(knownAnswer);
  api.failures.set('timeline', fail('network.unreachable'));
  const feed = createTimelineFeed(api, record);
  await feed.show({ filter: 'all', q: 'rabatt', isRolledUp: false }, timeline);
  expect(feed.state.value).toMatchObject({
    items: timeline,
    failure: { error: { code: 'network.unreachable' } },
  });
});

test('an entry that was read anew is shown so on older pages, too', async () => {
  const feed = createTimelineFeed(createExampleApi(knownAnswer), record);
  feed.renew(timeline[1]!);
  expect(feed.state.value).toBeNull();
  await feed.show({ filter: 'all', q: '', isRolledUp: false }, timeline);
  feed.renew({ ...timeline[1]!, preview: 'Berichtigt' });
  expect(feed.state.value?.items.map(({ preview }) => preview)[1]).toBe('Berichtigt');
  expect(feed.state.value?.items).toHaveLength(timeline.length);
});
const words: LineWords = {
  nothing: 'Ohne Text',
  kind: (kind) => ({ call: 'Anruf', meeting: 'Treffen', order: 'Auftrag' })[kind as 'call'] ?? kind,
  outcome: ({ direction, outcome }) => (outcome ? `${direction}/${outcome}` : ''),
};

test('an entry without a subject is headed by its text, one without both says so, a bare order number is named', () => {
  const line = (kind: 'note' | 'order', subject: string, preview: string) =>
    itemLine({ kind, subject, preview, direction: 'none', outcome: '' }, words);
  expect(line('note', '', 'Rückruf')).toEqual({ headline: 'Rückruf', outcome: '', preview: '' });
  expect(line('note', '', '').headline).toBe('Ohne Text');
  expect(line('order', '2026-1111', '').headline).toBe('Auftrag 2026-1111');
  expect(line('order', 'Auftrag 4711', '').headline).toBe('Auftrag 4711');
});

test('a call or a meeting without a word is headed by what it was and what came of it', () => {
  const base = { subject: '', preview: '', direction: 'out', outcome: '' } as const;
  expect(itemLine({ ...base, kind: 'call', outcome: 'not_reached' }, words)).toEqual({
    headline: 'Anruf: out/not_reached',
    outcome: '',
    preview: '',
  });
  expect(itemLine({ ...base, kind: 'meeting' }, words).headline).toBe('Treffen');
  const told = itemLine({ ...base, kind: 'call', outcome: 'reached', preview: 'Will liefern' }, words);
  expect(told).toEqual({ headline: 'Will liefern', outcome: 'out/reached', preview: '' });
});

test('an order has a day and no hour, a fact has one where it was noted on its day', () => {
  const midnight = '2026-11-12T00:00:00.000Z';
  expect(dayAlone({ kind: 'order', occurredAt: midnight })).toBe('2026-11-12');
  expect(dayAlone({ kind: 'fact', occurredAt: midnight })).toBe('2026-11-12');
  expect(dayAlone({ kind: 'fact', occurredAt: '2026-11-12T09:00:00.000Z' })).toBeNull();
  expect(dayAlone({ kind: 'call', occurredAt: midnight })).toBeNull();
});

test('a call that came in is answered or missed, not reached or not', () => {
  expect(callOutcomeKey('in', 'not_reached')).toBe('outcome.in_not_reached');
  expect(callOutcomeKey('out', 'not_reached')).toBe('outcome.not_reached');
  expect(callOutcomeKey('in', 'voicemail')).toBe('outcome.voicemail');
});

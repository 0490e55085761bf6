import { expect, test } from 'vitest';
import { fail } from '#shared/lib/result.ts';
import { createTimelineFeed } from '#shared/panel/cards/timeline/timeline-feed.ts';
import { itemLine } from '#shared/panel/cards/timeline/timeline.model.ts';
import { createExampleApi } from '#shared/panel/examples/example-api.ts';
import { katrin, knownAnswer, timeline } from '#shared/panel/examples/example-records.ts';

const record = { type: 'person', id: katrin.id } as const;

test('a filter replaces what was shown', async () => {
  const feed = createTimelineFeed(createExampleApi(knownAnswer), record);
  await feed.show('talks', '', timeline);
  expect(feed.state.value?.items.map(({ kind }) => kind)).toEqual(['call', 'visit']);
});

test('older pages are added behind, each entry once', async () => {
  const api = createExampleApi(knownAnswer);
  const feed = createTimelineFeed(api, record);
  const shown = { items: timeline.slice(0, 2), cursor: null, isLoading: false, failure: null };
  await feed.older(shown, 'all', '');
  expect(feed.state.value?.items).toEqual(timeline);
});

test('the answer to an earlier search never replaces the newest one', async () => {
  const api = createExampleApi(knownAnswer);
  const feed = createTimelineFeed(api, record);
  api.held.add('timeline');
  const first = feed.show('all', 'werks', timeline);
  api.release();
  const second = feed.show('all', 'rabatt', timeline);
  await Promise.all([first, second]);
  expect(feed.state.value?.items.map(({ kind }) => kind)).toEqual(['call']);
});

test('a search that fails keeps what is shown and says why', async () => {
  const api = createExampleApi(knownAnswer);
  api.failures.set('timeline', fail('network.unreachable'));
  const feed = createTimelineFeed(api, record);
  await feed.show('all', 'rabatt', timeline);
  expect(feed.state.value).toMatchObject({
    items: timeline,
    failure: { error: { code: 'network.unreachable' } },
  });
});

test('an entry that was read anew is shown so on older pages, too', async () => {
  const feed = createTimelineFeed(createExampleApi(knownAnswer), record);
  feed.renew(timeline[1]!);
  expect(feed.state.value).toBeNull();
  await feed.show('all', '', timeline);
  feed.renew({ ...timeline[1]!, preview: 'Berichtigt' });
  expect(feed.state.value?.items.map(({ preview }) => preview)[1]).toBe('Berichtigt');
  expect(feed.state.value?.items).toHaveLength(timeline.length);
});

test('an entry without a subject is headed by its text, one without both says so, a bare order number is named', () => {
  const words = { nothing: 'Ohne Text', order: 'Auftrag' };
  const line = (kind: 'note' | 'order', subject: string, preview: string) =>
    itemLine({ kind, subject, preview }, words);
  expect(line('note', '', 'Rückruf')).toEqual({ headline: 'Rückruf', preview: '' });
  expect(line('note', '', '').headline).toBe('Ohne Text');
  expect(line('order', '2026-1111', '').headline).toBe('Auftrag 2026-1111');
  expect(line('order', 'Auftrag 4711', '').headline).toBe('Auftrag 4711');
});

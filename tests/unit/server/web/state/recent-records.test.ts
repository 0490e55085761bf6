import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createRecentRecords } from '#server/web/state/recent-records.ts';
import type { RecentRecord } from '#server/web/state/recent-records.ts';

const recordOf = (id: string): RecentRecord => ({ type: 'person', id, title: `Person ${id}`, detail: '' });

const setUp = () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const account = signal<string | null>('u1');
  return { kept, storage, account, recent: createRecentRecords(storage, account) };
};
const idsOf = (records: readonly RecentRecord[]): string[] => records.map(({ id }) => id);

test('what was opened last stands first, each record once, the oldest make room', () => {
  const { recent } = setUp();
  for (const id of ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g', 'h', 'i']) recent.opened(recordOf(id));
  expect(idsOf(recent.list.value)).toEqual(['i', 'h', 'g', 'f', 'e', 'd', 'a', 'c']);
});

test('the list is there again after the page was loaded anew', () => {
  const { storage, account, recent } = setUp();
  recent.opened(recordOf('a'));
  expect(idsOf(createRecentRecords(storage, account).list.value)).toEqual(['a']);
});

test('who signs out leaves nothing behind, and another account sees nothing of it', () => {
  const { kept, account, recent } = setUp();
  recent.opened(recordOf('a'));
  account.value = null;
  expect(kept.size).toBe(0);
  account.value = 'u2';
  expect(recent.list.value).toEqual([]);
});

test('a list that somebody has spoiled is an empty list', () => {
  const { kept, storage, account } = setUp();
  for (const text of ['{', '5', '[{"id":1}]']) {
    kept.set('kontor.recent.u1', text);
    expect(createRecentRecords(storage, account).list.value).toEqual([]);
  }
});

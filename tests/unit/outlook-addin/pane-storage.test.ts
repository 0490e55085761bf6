import { expect, test } from 'vitest';
import { createPaneStorage } from '#outlook/pane-storage.ts';

const makeStorage = (): { values: Map<string, string>; storage: Storage } => {
  const values = new Map<string, string>();
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
  return { values, storage: storage as Storage };
};

const refusing = (): Storage => {
  throw new Error('Access is denied for this document.');
};

test('a value is kept under the part of the storage that Outlook assigned', async () => {
  const { values, storage } = makeStorage();
  const kept = createPaneStorage({ storage: () => storage, partition: 'part-7' });
  expect(await kept.set('token', 'abc')).toBe(true);
  expect([...values]).toEqual([['part-7kontor.token', 'abc']]);
  expect(await kept.get('token')).toBe('abc');
  await kept.remove('token');
  expect(await kept.get('token')).toBeNull();
  expect(kept.lasts()).toBe(true);
});

test('where the browser refuses its storage, values live as long as the pane and it says so', async () => {
  const kept = createPaneStorage({ storage: refusing, partition: '' });
  expect(kept.lasts()).toBe(false);
  expect(await kept.set('token', 'abc')).toBe(false);
  expect(await kept.get('token')).toBe('abc');
  await kept.remove('token');
  expect(await kept.get('token')).toBeNull();
});

test('a storage that is full later on loses nothing while the pane is open', async () => {
  const { storage } = makeStorage();
  const kept = createPaneStorage({ storage: () => storage, partition: '' });
  storage.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  expect(await kept.set('token', 'abc')).toBe(false);
  expect(await kept.get('token')).toBe('abc');
});

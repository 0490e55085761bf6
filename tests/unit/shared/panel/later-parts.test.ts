import { expect, test } from 'vitest';
import { fetchLater, fetchParts } from '#shared/panel/later-parts.ts';

test('what could not be fetched is tried again the next time, the rest is not', async () => {
  const asked: string[] = [];
  let isThere = false;
  fetchLater(async () => void asked.push('one'));
  fetchLater(async () => {
    asked.push('two');
    if (!isThere) throw new TypeError('Failed to fetch');
    fetchLater(async () => void asked.push('three, which two brought'));
  });
  await fetchParts();
  expect(asked).toEqual(['one', 'two']);
  isThere = true;
  await fetchParts();
  expect(asked).toEqual(['one', 'two', 'two', 'three, which two brought']);
});

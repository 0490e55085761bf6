import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hasHash } from '#shared/store/directory-look-up.ts';
import { hashesIn, inOrder, merged } from '#server/sync/hash-lists.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();
const texts = Array.from({ length: 5_000 }, (_, index) => `${index}@viele.example`);

const listsOf = async (ofText: (index: number) => string) => {
  const lists = new Map<string, string[][]>();
  for (const [index, text] of texts.entries())
    hashesIn(lists, ofText(index), digest(text).toString('latin1'));
  return inOrder(lists);
};

test('hashes of several lists stand in one order, byte by byte, and each is found', async () => {
  const lists = await listsOf((index) => (index % 7 === 0 ? 'own' : 'all'));
  const bytes = Buffer.from(await merged([...lists.values()]), 'base64');
  expect(bytes.length).toBe(texts.length * 8);
  for (let at = 8; at < bytes.length; at += 8)
    expect(Buffer.compare(bytes.subarray(at - 8, at), bytes.subarray(at, at + 8))).toBeLessThan(0);
  for (const text of texts) expect(hasHash(bytes, digest(text).subarray(0, 8))).toBe(true);
  expect(hasHash(bytes, digest('fremd@viele.example').subarray(0, 8))).toBe(false);
});

test('a list nobody has anything in is empty, and one alone is given as it is', async () => {
  const lists = await listsOf(() => 'all');
  expect(await merged([])).toBe('');
  expect(Buffer.from(await merged([lists.get('all')!]), 'base64').length).toBe(texts.length * 8);
});

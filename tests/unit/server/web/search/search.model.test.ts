import { expect, test } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import { ok } from '#shared/lib/result.ts';
import { addressOf, createSearch } from '#server/web/search/search.model.ts';

const ID = '01900000-0000-7000-8000-0000000000';

const makeSearch = () => {
  const asked: { q: string; signal: AbortSignal; answer: (titles: string[]) => Promise<void> }[] = [];
  let pending: (() => void) | null = null;
  const client = {
    call: (_: string, { query, signal }: { query: { q: string }; signal: AbortSignal }) =>
      new Promise((resolve) => {
        asked.push({
          q: query.q,
          signal,
          answer: async (titles) => {
            const items = titles.map((title, index) => ({
              type: 'person',
              id: `${ID}0${index}`,
              title,
              detail: '',
            }));
            resolve(ok({ items }));
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
  } as unknown as ApiClient;
  const search = createSearch(client, {
    set: (run) => {
      pending = run;
      return 1;
    },
    clear: () => {
      pending = null;
    },
  });
  return { search, asked, pause: () => pending?.() };
};

test('only the last of several quick keystrokes is asked', () => {
  const { search, asked, pause } = makeSearch();
  search.type('b');
  search.type('br');
  search.type('bra');
  pause();
  expect(asked.map(({ q }) => q)).toEqual(['bra']);
});

test('an answer to an earlier question is dropped', async () => {
  const { search, asked, pause } = makeSearch();
  search.type('bra');
  pause();
  search.type('brandt');
  pause();
  await asked[1]?.answer(['Brandt']);
  await asked[0]?.answer(['Bratwurst']);
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(search.state.value).toMatchObject({ status: 'ready', hits: [{ title: 'Brandt' }] });
});

test('arrow keys go round the hits, and Enter without them takes the first', async () => {
  const { search, asked, pause } = makeSearch();
  search.type('x');
  pause();
  await asked[0]?.answer(['one', 'two']);
  expect(search.chosen()?.title).toBe('one');
  search.move(-1);
  expect(search.chosen()?.title).toBe('two');
  search.move(1);
  expect(search.chosen()?.title).toBe('one');
});

test('an emptied box shows nothing and asks nothing', () => {
  const { search, asked, pause } = makeSearch();
  search.type('x');
  search.type('  ');
  pause();
  expect(search.state.value.status).toBe('idle');
  expect(asked).toEqual([]);
});

test('people and companies have pages of their own', () => {
  expect(addressOf({ type: 'person', id: 'p' })).toBe('/people/p');
  expect(addressOf({ type: 'company', id: 'c' })).toBe('/companies/c');
  expect(addressOf({ type: 'activity', id: 'a' })).toBeNull();
});

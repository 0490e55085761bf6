import { expect, test } from 'vitest';
import { inGroups, onlyCustomer, placeOf, questionOf } from '#shared/panel/look-up/look-up.model.ts';
import type { Hit } from '#shared/panel/look-up/typed-search.ts';

test('an address or a number in marked words belongs to one in particular', () => {
  for (const text of [
    'm.keller@keller.example',
    'Mail: <m.keller@keller.example>.',
    'm.keller@keller.example;',
  ])
    expect(questionOf(text), text).toEqual({ q: 'm.keller@keller.example', isExact: true });
  for (const text of ['0511 / 5550-123', 'Tel.: 0511 / 5550-123', ' Mobil 0511 / 5550-123 '])
    expect(questionOf(text), text).toEqual({ q: '0511 / 5550-123', isExact: true });
});

test('other words are looked for as they stand', () => {
  for (const text of ['Keller Antriebe GmbH', '30453 Hannover', 'Angebot 2026-118', '12'])
    expect(questionOf(` ${text} `), text).toEqual({ q: text, isExact: false });
});

const hit = (fields: Partial<Hit>): Hit => ({ type: 'person', id: '1', title: '', detail: '', ...fields });

test('a record is opened itself, what hangs on one opens it there, and what hangs on none is nowhere to be seen', () => {
  expect(placeOf(hit({ type: 'company' }))).toEqual({ company: '1' });
  expect(placeOf(hit({ type: 'deal', opens: { type: 'company', id: '2' } }))).toEqual({
    company: '2',
    item: { type: 'deal', id: '1' },
  });
  expect(placeOf(hit({ type: 'activity', opens: null }))).toBeNull();
});

test('mails stand apart from notes and calls, each group where its first stands', () => {
  const kinds = ['note', 'mail', 'call', 'letter'] as const;
  const found = kinds.map((kind) => hit({ type: 'activity', kind, id: kind }));
  expect(inGroups(found).map(({ name, hits }) => [name, ...hits.map(({ id }) => id)])).toEqual([
    ['note', 'note', 'call'],
    ['mail', 'mail', 'letter'],
  ]);
});

test('an address of one customer is nobody else’s, whatever deals are called like it', () => {
  const [one, deal] = [hit({}), hit({ type: 'deal', id: '3' })];
  expect(onlyCustomer([one, deal])).toBe(one);
  expect(onlyCustomer([one, hit({ type: 'company', id: '2' })])).toBeNull();
});

import { expect, test } from 'vitest';
import { questionOf } from '#shared/panel/look-up/look-up.model.ts';

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

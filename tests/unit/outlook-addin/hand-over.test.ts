import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeToMessage, messageToCode } from '#outlook/hand-over.ts';

test('a code comes out of the message it went into', () => {
  const code = 'koc_0123456789-abcdefghijklmnopqrstuvwxyz_ABCDE';
  expect(messageToCode(codeToMessage(code))).toBe(code);
});

test('anything else gives no code, whatever it is', () => {
  const others = [
    '',
    '{',
    'null',
    '[]',
    '{"code":"koc_0123456789abcdefghijklmnop"}',
    codeToMessage(''),
    codeToMessage('a b'),
    7,
    null,
    {},
  ];
  expect(others.map(messageToCode)).toEqual(others.map(() => null));
  fc.assert(fc.property(fc.anything(), (message) => messageToCode(message) === null));
  fc.assert(fc.property(fc.json(), (message) => messageToCode(message) === null));
});

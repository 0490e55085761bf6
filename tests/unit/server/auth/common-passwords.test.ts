import { expect, it } from 'vitest';
import { isCommonPassword } from '#server/auth/common-passwords.ts';

it.each([
  'Passwort12345',
  'P4ssw0rt!!!!',
  'qwertz123456',
  'aaaaaaaaaaaa',
  'Sommer2026!',
  'Willkommen123',
  '1234567890',
  'abcdefghij',
])('%s is one that is guessed first', (password) => expect(isCommonPassword(password)).toBe(true));

it.each(['ein langer Satz hier', 'Korb-Fenster-79-Löwe', 'xK9#pl2vQz', 'der Hund frisst Birnen'])(
  '%s is not',
  (password) => expect(isCommonPassword(password)).toBe(false),
);

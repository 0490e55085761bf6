import { expect, test } from 'vitest';
import { accountLocale } from '#server/cli/account-locale.ts';

test.each([
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'de_AT.UTF-8' }, 'de'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'de'],
  [{ LANG: 'fr_FR.UTF-8' }, 'de'],
  [{ LANG: 'english' }, 'de'],
  [{}, 'de'],
])('an account made in a terminal of %j speaks %s', (env, locale) => expect(accountLocale(env)).toBe(locale));

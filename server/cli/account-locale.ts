/** The language a new account starts with, where the command does not say: the terminal's, if Kontor speaks it, else German. */
import type { Locale } from '#shared/domain/user.ts';
import { DEFAULT_PREFERENCES, LOCALES } from '#shared/domain/user.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** From `LC_ALL`, else `LANG`, as in `en_GB.UTF-8`. */
export const accountLocale = (env: Env): Locale => {
  const terminal = (env['LC_ALL'] || env['LANG'] || '').toLowerCase();
  return LOCALES.find((locale) => terminal.split(/[_.-]/)[0] === locale) ?? DEFAULT_PREFERENCES.locale;
};

/** ISO codes of countries by the names people write at the end of an address, in the languages around us. */
import { countryCode } from '#shared/capture/postal-address.ts';

const LANGUAGES = ['de', 'en', 'fr', 'it', 'es', 'nl', 'pl', 'cs', 'da', 'sv', 'pt', 'hu'];
const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));

/** Codes in use; `UK` or `DD` are old spellings of others. */
const isCurrent = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;

const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[.\s]+/g, ' ')
    .replace(/^(?:the |republic of |kingdom of |federal republic of |bundesrepublik )+/, '')
    .replace(/ of america$/, '')
    .trim();

let names: ReadonlyMap<string, string> | undefined;

/** Made when first needed: some thousand names out of the tables of the runtime. */
const readNames = (): ReadonlyMap<string, string> => {
  const map = new Map<string, string>([
    ['usa', 'US'],
    ['uk', 'GB'],
    ['great britain', 'GB'],
    ['england', 'GB'],
    ['scotland', 'GB'],
    ['wales', 'GB'],
    ['northern ireland', 'GB'],
  ]);
  const codes = LETTERS.flatMap((one) => LETTERS.map((two) => one + two)).filter(isCurrent);
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = display.of(code);
      if (name && !map.has(fold(name))) map.set(fold(name), code);
    }
  }
  return map;
};

/** Two letters, upper case; undefined when the text is no country. */
export const countryByName = (text: string): string | undefined => {
  const known = countryCode(text.trim());
  if (known !== undefined && text.trim().length > 2) return known;
  names ??= readNames();
  return names.get(fold(text));
};

/**
 * Passwords that are guessed first. Short ones are refused by their length already, so this knows the patterns of the
 * long ones: repeated or running characters, keyboard rows, and the usual words with figures and signs around them.
 */
const WORDS = [
  'password',
  'passwort',
  'kennwort',
  'geheim',
  'willkommen',
  'welcome',
  'qwertz',
  'qwerty',
  'letmein',
  'iloveyou',
  'ichliebedich',
  'schatz',
  'sommer',
  'winter',
  'herbst',
  'fruehling',
  'summer',
  'autumn',
  'spring',
  'hallo',
  'hello',
  'test',
  'admin',
  'administrator',
  'kontor',
  'master',
  'football',
  'fussball',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'superman',
  'batman',
  'trustno',
  'changeme',
  'start',
  'login',
  'sicher',
  'deutschland',
  'berlin',
  'hamburg',
  'muenchen',
  'bayern',
  'arschloch',
  'passw',
  'abc',
  'firma',
  'buero',
  'office',
  'montag',
  'freitag',
];
const ROWS = [
  'qwertzuiop',
  'qwertyuiop',
  'asdfghjkl',
  'yxcvbnm',
  'zxcvbnm',
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
];

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Steps of a row such as `qwert` or `12345` that are longer than this count as one sign. */
const RUN = 4;

const withoutRuns = (text: string): string => {
  let rest = text;
  for (const row of ROWS) {
    for (let length = row.length; length >= RUN; length -= 1) {
      for (let start = 0; start + length <= row.length; start += 1) {
        rest = rest.replaceAll(row.slice(start, start + length), '\u0001');
      }
    }
  }
  return rest.replaceAll(/(.)\1{2,}/g, '\u0001').replaceAll(/(?:19|20)\d\d/g, '\u0001');
};

const withoutWords = (text: string): string =>
  WORDS.reduce((rest, word) => rest.replaceAll(word, '\u0001'), text);

/** Distinct signs that are left when words, runs and repetitions are taken as one sign each, read plainly or as leet. */
const surprise = (password: string): number => {
  const lower = password.toLowerCase().replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ä', 'ae');
  const leet = lower.replaceAll(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
  return Math.min(...[lower, leet].map((text) => new Set(withoutRuns(withoutWords(text))).size));
};

export const isCommonPassword = (password: string): boolean => surprise(password) < 5;

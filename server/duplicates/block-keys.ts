/**
 * Under which keys a record is laid down so that whatever could be its duplicate lies there too. Only records with a key in
 * common are compared: a million people have half a billion times more pairs. Every way to reach `LISTED` points goes
 * through one of these. Pure.
 */
import type { Marks } from './duplicate-marks.ts';

/** Letters that are heard alike, and without vowels, so that a slip or another spelling ends under the same key. */
const soundAnew = (word: string): string =>
  word
    .replaceAll(/ph/gu, 'f')
    .replaceAll(/sch|sh|ch/gu, 's')
    .replaceAll(/th|dt/gu, 't')
    .replaceAll(/[ckqx]+/gu, 'k')
    .replaceAll(/[vw]/gu, 'f')
    .replaceAll(/[zs]+/gu, 's')
    .replaceAll(/[pb]/gu, 'b')
    .replaceAll(/[dt]/gu, 't')
    .replaceAll(/[aeiouyhj]/gu, '')
    .replaceAll(/(.)\1+/gu, '$1')
    .slice(0, 6);

/** A million people have some ten thousand different names: what was worked out is kept for a while. */
const KEPT_MAX = 20_000;
const kept = new Map<string, string>();

const soundOf = (word: string): string => {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const sound = soundAnew(word);
  kept.set(word, sound);
  return sound;
};

/** Of a company's name; further words seldom tell it from others. */
const WORDS = 4;

const nameSounds = (marks: Marks): string[] => {
  if (marks.type === 'company') return marks.words.slice(0, WORDS).map(soundOf);
  // Who writes the last name first is found too.
  return [soundOf(marks.last), soundOf(marks.first)];
};

const places = (marks: Marks): string[] => {
  const { domains, postcode, type } = marks;
  return [
    ...domains.map((domain) => `d${domain}`),
    ...(postcode === '' ? [] : [`p${postcode}`]),
    ...(type === 'person' ? marks.employers.map((id) => `c${id}`) : []),
  ];
};

/** Without repetition. Each begins with what it is, so that no two kinds meet. */
export const blockKeys = (marks: Marks): string[] => {
  const { emails, phones, type } = marks;
  const sounds = nameSounds(marks).filter((sound) => sound !== '');
  return [
    ...new Set([
      ...emails.map((email) => `e${email}`),
      ...phones.map((phone) => `t${phone}`),
      ...places(marks).flatMap((place) => sounds.map((sound) => `n${sound}|${place}`)),
      ...(type === 'company' && marks.vatId !== '' ? [`v${marks.vatId}`] : []),
      ...(type === 'company' && marks.words.length > 0 ? [`w${marks.words.join('')}`] : []),
    ]),
  ];
};

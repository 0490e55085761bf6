/**
 * Whom a line such as "Frau Petra, Töchter Anna und Maria" tells of. A line is understood in full or not at all: one word
 * nobody knows, and nobody is read from it, because a guess would be sent to a customer.
 */
type Gender = 'f' | 'm' | 'n';

export type RelativeNoun = {
  /** What they are to the person; pets and others come last in a sentence. */
  readonly of: 'spouse' | 'child' | 'other' | 'pet';
  readonly gender: Gender;
  /** In the German dative; null where the word has no such form. */
  readonly de: { readonly one: string | null; readonly many: string | null };
  readonly en: { readonly one: string; readonly many: string };
  /** As they are written down, in lower case. */
  readonly words: { readonly one: readonly string[]; readonly many: readonly string[] };
};

export type Relative = {
  readonly noun: RelativeNoun;
  readonly isMany: boolean;
  readonly names: readonly string[];
};

type Forms = readonly [word: string, dative?: string];

const noun = (
  of: RelativeNoun['of'],
  gender: Gender,
  one: Forms | null,
  many: Forms | null,
  english: readonly [one: string, many: string],
  more: { readonly one?: readonly string[]; readonly many?: readonly string[] } = {},
): RelativeNoun => ({
  of,
  gender,
  de: { one: one && (one[1] ?? one[0]), many: many && (many[1] ?? many[0]) },
  en: { one: english[0], many: english[1] },
  words: {
    one: [...(one ? [one[0].toLowerCase()] : []), ...(more.one ?? [])],
    many: [...(many ? [many[0].toLowerCase()] : []), ...(more.many ?? [])],
  },
});

/** "Partner" is left out: it may be one in business. "Verheiratet" does not say with whom. */
export const NOUNS: readonly RelativeNoun[] = [
  noun('spouse', 'f', ['Frau'], null, ['wife', 'wives'], { one: ['ehefrau', 'wife'] }),
  noun('spouse', 'm', ['Mann'], null, ['husband', 'husbands'], { one: ['ehemann', 'husband'] }),
  noun('spouse', 'f', ['Gattin'], null, ['wife', 'wives']),
  noun('spouse', 'm', ['Gatte', 'Gatten'], null, ['husband', 'husbands']),
  noun('spouse', 'f', ['Lebensgefährtin'], null, ['partner', 'partners']),
  noun('spouse', 'm', ['Lebensgefährte', 'Lebensgefährten'], null, ['partner', 'partners']),
  noun('spouse', 'f', ['Lebenspartnerin'], null, ['partner', 'partners']),
  noun('spouse', 'm', ['Lebenspartner'], null, ['partner', 'partners']),
  noun('spouse', 'f', ['Verlobte', 'Verlobten'], null, ['fiancée', 'fiancées'], { one: ['fiancée'] }),
  noun('spouse', 'm', ['Verlobter', 'Verlobten'], null, ['fiancé', 'fiancés'], { one: ['fiancé'] }),
  noun('child', 'f', ['Tochter'], ['Töchter', 'Töchtern'], ['daughter', 'daughters'], {
    one: ['daughter'],
    many: ['daughters'],
  }),
  noun('child', 'm', ['Sohn'], ['Söhne', 'Söhnen'], ['son', 'sons'], { one: ['son'], many: ['sons'] }),
  noun('child', 'n', ['Kind'], ['Kinder', 'Kindern'], ['child', 'children'], {
    one: ['child'],
    many: ['children'],
  }),
  noun('child', 'm', null, ['Zwillinge', 'Zwillingen'], ['twin', 'twins'], { many: ['twins'] }),
  noun('other', 'f', ['Enkelin'], ['Enkelinnen'], ['granddaughter', 'granddaughters'], {
    one: ['granddaughter'],
    many: ['granddaughters'],
  }),
  noun('other', 'm', ['Enkel'], ['Enkel', 'Enkeln'], ['grandson', 'grandsons'], {
    one: ['grandson'],
    many: ['grandsons'],
  }),
  noun('other', 'n', ['Enkelkind'], ['Enkelkinder', 'Enkelkindern'], ['grandchild', 'grandchildren'], {
    one: ['grandchild'],
    many: ['grandchildren'],
  }),
  noun('other', 'f', ['Mutter'], null, ['mother', 'mothers'], { one: ['mother'] }),
  noun('other', 'm', ['Vater'], null, ['father', 'fathers'], { one: ['father'] }),
  noun('other', 'm', null, ['Eltern'], ['parent', 'parents'], { many: ['parents'] }),
  noun('other', 'f', ['Schwester'], ['Schwestern'], ['sister', 'sisters'], {
    one: ['sister'],
    many: ['sisters'],
  }),
  noun('other', 'm', ['Bruder'], ['Brüder', 'Brüdern'], ['brother', 'brothers'], {
    one: ['brother'],
    many: ['brothers'],
  }),
  noun('other', 'f', ['Familie'], null, ['family', 'families'], { one: ['family'] }),
  noun('pet', 'm', ['Hund'], ['Hunde', 'Hunden'], ['dog', 'dogs'], { one: ['dog'], many: ['dogs'] }),
  noun('pet', 'f', ['Hündin'], null, ['dog', 'dogs']),
  noun('pet', 'f', ['Katze'], ['Katzen'], ['cat', 'cats'], { one: ['cat'], many: ['cats'] }),
  noun('pet', 'm', ['Kater'], null, ['cat', 'cats']),
];

/** Words before a noun that change nothing about it. */
const PASSED_OVER =
  /^(?:seine|ihre|seinen?|ihren?|sein|ihr|meine?|his|her|my|their|the|die|der|das|beiden?|zwei|drei|vier|two|three|four|[2-9])$/i;
/** Capitalised in German, and nobody's name: trades, states, schools. */
const NO_NAME =
  /(?:ung|heit|keit|schaft|ium|tät|erin|istin|entin|ärztin|anwältin|ologin|arzt|anwalt|ologe|lehrer|meister|leiter|schule|garten|studium|medizin|freund(?:in)?)$|^(?:student|pianist|polizist|ingenieur|koch|köchin|bäcker|rentner|chef|architekt|künstler|musiker|jurist|arbeitet|allergie|veganer|vegetarier|abitur|uni|jura|frau|herr|dr|prof|im|in|bei|aus|von|verstorben|gestorben|krank|schwanger)\.?$/i;
const NAME = /^\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*$/u;
const NAMES_MAX = 6;
/** A name of two words is one name: "Anna Lena". */
const NAME_WORDS_MAX = 2;

type Found = { readonly noun: RelativeNoun; readonly isMany: boolean | null };

const nounOf = (word: string): Found | null => {
  const key = word.toLowerCase();
  for (const one of NOUNS) {
    const [isOne, isMany] = [one.words.one.includes(key), one.words.many.includes(key)];
    if (isOne || isMany) return { noun: one, isMany: isOne && isMany ? null : isMany };
  }
  return null;
};

/** Ages say nothing in a greeting; anything else in brackets may matter very much. */
const withoutAges = (text: string): string =>
  text.replaceAll(/\((?:\s|\d|,|und|and|u\.|jahre?|years?|old|geb\.|\*)*\)/giu, ' ');

const SEPARATOR = ',';

const wordsOf = (text: string): string[] =>
  withoutAges(text)
    .replaceAll(/\s+(?:und|and|sowie|u\.)\s+|[,;/&+]/giu, ` ${SEPARATOR} `)
    .replaceAll(':', ' ')
    .split(/\s+/)
    .filter(Boolean);

/** The names behind a noun as far as they go; null where something else stands there. */
const readNames = (words: readonly string[]): { readonly names: string[]; readonly used: number } | null => {
  const names: string[] = [];
  let used = 0;
  let current: string[] = [];
  const end = (): void => {
    if (current.length > 0) names.push(current.join(' '));
    current = [];
  };
  while (used < words.length) {
    const word = words[used]!;
    const next = words[used + 1];
    if (word === SEPARATOR) {
      // What follows is another relative, not another name.
      if (current.length === 0) return null;
      end();
      used += 1;
      if (next !== undefined && (nounOf(next) || PASSED_OVER.test(next))) break;
      if (next === undefined) return null;
      continue;
    }
    if (nounOf(word) || !NAME.test(word) || NO_NAME.test(word) || current.length === NAME_WORDS_MAX)
      return null;
    current.push(word);
    used += 1;
  }
  end();
  return names.length > NAMES_MAX ? null : { names, used };
};

/** Everybody a line tells of, in its order; null where a word of it is not understood. */
export const readRelatives = (text: string): readonly Relative[] | null => {
  const words = wordsOf(text);
  const relatives: Relative[] = [];
  let at = 0;
  while (at < words.length) {
    while (at < words.length && PASSED_OVER.test(words[at]!)) at += 1;
    const found = at < words.length ? nounOf(words[at]!) : null;
    if (!found) return null;
    at += 1;
    if (words[at] === SEPARATOR && at + 1 < words.length) {
      relatives.push({ noun: found.noun, isMany: found.isMany ?? false, names: [] });
      at += 1;
      continue;
    }
    const read = readNames(words.slice(at));
    if (!read) return null;
    at += read.used;
    const { names } = read;
    const isMany = found.isMany ?? names.length > 1;
    // "Töchter Anna" lacks somebody, "Tochter Anna und Maria" has somebody too many: who, nobody says.
    if (names.length > 0 && names.length > 1 !== isMany) return null;
    relatives.push({ noun: found.noun, isMany, names });
  }
  return relatives.length > 0 ? relatives : null;
};

/**
 * Those who are greeted along with somebody: "Ihrer Frau Petra und Ihren Töchtern Anna und Maria". German stands in the
 * dative, as after "wünsche ich", so that the phrase fits where the recipient does.
 */
import type { AddressForm, TemplateLanguage } from './salutation.ts';
import { readRelatives } from './relatives.ts';
import type { Relative, RelativeNoun } from './relatives.ts';

export type Told = { readonly text: string; readonly kind: string };

const ORDER: readonly RelativeNoun['of'][] = ['spouse', 'child', 'other', 'pet'];
const FAMILY_KINDS: ReadonlySet<string> = new Set(['spouse', 'children', 'family']);

/** Whom a fact tells of; nobody where its words are not understood, or where somebody said it is about something else. */
const relativesOf = ({ text, kind }: Told): readonly Relative[] =>
  FAMILY_KINDS.has(kind) ? (readRelatives(text) ?? []) : [];

/** Whether anybody can be greeted by what it says. */
export const isGreeted = (fact: Told): boolean => relativesOf(fact).length > 0;
/** Whether it tells of animals alone: nobody greets them unless they want to. */
export const isOfPets = (fact: Told): boolean => {
  const relatives = relativesOf(fact);
  return relatives.length > 0 && relatives.every(({ noun }) => noun.of === 'pet');
};

/**
 * "Sohn Ben" and "Sohn Tim" are two sons; who stands there without a name is known by the name beside it. Two wives
 * contradict each other: neither is greeted.
 */
const united = (relatives: readonly Relative[]): readonly Relative[] =>
  [...new Set(relatives.map(({ noun }) => noun))].flatMap((noun) => {
    const all = relatives.filter((one) => one.noun === noun);
    const names = [...new Set(all.flatMap((one) => one.names))];
    const isMany = names.length > 1 || all.some((one) => one.isMany);
    if (isMany && noun.de.many === null) return [];
    // "Kinder" and "Kind Lena" are more than Lena.
    return [{ noun, isMany, names: isMany && names.length === 1 ? [] : names }];
  });

const joined = (parts: readonly string[], word: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)!}`;

/** A comma before the last "and" where a part has one of its own. */
const joinedEnglish = (parts: readonly string[]): string => {
  if (parts.length < 2) return parts[0] ?? '';
  const comma = parts.length > 2 || parts.some((part) => part.includes(' and ')) ? ',' : '';
  return `${parts.slice(0, -1).join(', ')}${comma} and ${parts.at(-1)!}`;
};

const POSSESSIVE = { formal: 'Ihr', personal: 'dein' } as const;
const ENDING = { f: 'er', m: 'em', n: 'em' } as const;

const german = ({ noun, isMany, names }: Relative, form: AddressForm): string => {
  const word = (isMany ? noun.de.many : noun.de.one) ?? '';
  const ending = isMany ? 'en' : ENDING[noun.gender];
  return [`${POSSESSIVE[form]}${ending}`, word, joined(names, 'und')].filter(Boolean).join(' ');
};

const english = ({ noun, isMany, names }: Relative): string =>
  ['your', isMany ? noun.en.many : noun.en.one, joined(names, 'and')].filter(Boolean).join(' ');

const partsOf = (facts: readonly Told[], language: TemplateLanguage, form: AddressForm): string[] =>
  united(facts.flatMap(relativesOf))
    .toSorted((one, other) => ORDER.indexOf(one.noun.of) - ORDER.indexOf(other.noun.of))
    .map((relative) => (language === 'de' ? german(relative, form) : english(relative)));

/** Empty where nobody is known. */
export const familyPhrase = (
  facts: readonly Told[],
  language: TemplateLanguage,
  form: AddressForm,
): string => {
  const parts = partsOf(facts, language, form);
  return language === 'de' ? joined(parts, 'und') : joinedEnglish(parts);
};

/** The recipient first: "Ihnen, Ihrer Frau und Ihrem Sohn Ben"; of several to whom one says du, "euch". Never empty. */
export const recipientAndFamily = (
  facts: readonly Told[],
  language: TemplateLanguage,
  form: AddressForm,
  recipients = 1,
): string => {
  const familiar = recipients > 1 ? 'euch' : 'dir';
  const you = language === 'en' ? 'you' : form === 'formal' ? 'Ihnen' : familiar;
  const parts = [you, ...partsOf(facts, language, form)];
  return language === 'de' ? joined(parts, 'und') : joinedEnglish(parts);
};

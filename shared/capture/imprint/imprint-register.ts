/** Register court and number, and VAT id, of an imprint. Pure. */
import type { ImprintLine } from './imprint-lines.ts';

export type Found = { readonly value: string; readonly source: string };
export type Register = { readonly court?: Found; readonly number?: Found };

const KINDS = 'HRA|HRB|GnR|VR|PR|GsR';
const GERMAN = new RegExp(
  `\\b(${KINDS})\\b\\.?[ -]{0,2}(?:Nr\\.?|Nummer|No\\.?)?[ :]{0,2}(\\d[\\d ]{0,8}\\d|\\d)(?: ([A-Z]{1,3}))?(?=$|[\\s,;.)|·])`,
  'iu',
);
const AUSTRIAN = /\bFN[: ]{0,2}(\d{3,6}) ?([a-z])(?![\p{L}\d])/iu;
const AUSTRIAN_LABELLED = /^(?:firmenbuch\p{L}{0,10}[-. ]{0,2}(?:nr\.?)?)$/iu;
const CLUB = /\bZVR(?:-?zahl)?[- :.]{0,3}(?:nr\.?)?[ :]{0,2}(\d{9,10})\b/iu;
const SWISS = /\b(CHE-?\d{3}\.\d{3}\.\d{3}|CH-\d{3}\.\d\.\d{3}\.\d{3}-\d)(?!\d)/u;

/** Whether a line names a register entry. */
export const hasRegister = (text: string): boolean => GERMAN.test(text) || AUSTRIAN.test(text);

/** "HRB" and the number in cells or lines of their own. */
const KIND_ALONE = new RegExp(`^(${KINDS})(?:[-. ]?(?:Nr\\.?|Nummer))?:?$`, 'iu');
/** "Handelsregister B des Amtsgerichts Hamburg, Nr. 12345" */
const IN_WORDS =
  /\bhandelsregister,? (?:abt(?:eilung|\.)? )?([AB])\b.{0,60}?\b(?:nr\.?|nummer) ?(\d{2,6})\b/iu;

const kindNamed = (word: string): string =>
  KINDS.split('|').find((one) => one.toLowerCase() === word.toLowerCase()) ?? '';

const numberIn = ({ text, label, rest }: ImprintLine, above: ImprintLine | undefined): string => {
  const alone = KIND_ALONE.exec(above?.text ?? '');
  const below = alone
    ? /^(?:(?:amtsgericht|ag) [\p{L} ()-]{2,40} )?(\d[\d ]{0,8})(?=$|[\s,;.)|·])/iu.exec(text)
    : null;
  if (alone && below) return `${kindNamed(alone[1] ?? '')} ${(below[1] ?? '').replaceAll(' ', '')}`;
  const worded = IN_WORDS.exec(text);
  if (worded) return `HR${(worded[1] ?? '').toUpperCase()} ${worded[2]}`;
  const german = GERMAN.exec(text);
  if (german) {
    const kind = kindNamed(german[1] ?? '');
    const suffix =
      german[3] !== undefined && german[3] === german[3].toUpperCase() && german[3] !== 'AG'
        ? ` ${german[3]}`
        : '';
    return `${kind} ${(german[2] ?? '').replaceAll(' ', '')}${suffix}`;
  }
  const austrian =
    AUSTRIAN.exec(text) ?? (AUSTRIAN_LABELLED.test(label) ? /^(\d{3,6}) ?([a-z])$/iu.exec(rest) : null);
  if (austrian) return `FN ${austrian[1]}${(austrian[2] ?? '').toLowerCase()}`;
  const club = CLUB.exec(text);
  if (club) return `ZVR ${club[1]}`;
  return SWISS.exec(text)?.[1] ?? '';
};

const NO_TOWN = String.raw`(?!(?:hr[ab]|vr|gnr|pr|nr|nummer|unter|der|des|beantragt|amtsgericht|registernummer|kommanditgesellschaft|eingetragen)\b)`;
const TOWN = String.raw`${NO_TOWN}(\p{L}[\p{L}.-]*(?: (?:am|an der|an|bei|ob der|im|in|v\.|d\.|o\.|zu|\p{Lu}[\p{L}-]*))*(?: \(\p{L}{2,30}\))?)`;
const COURT = new RegExp(
  String.raw`\b(amtsgerichts?|(?:registergericht|handelsregister|vereinsregister|genossenschaftsregister|partnerschaftsregister):?(?: (?:(?:des|beim) )?amtsgerichts?)?|ag|landesgericht(?: für zrs)?|handelsgericht|lg|regional court of) ${TOWN}`,
  'giu',
);
const SWISS_OFFICE =
  /handelsregister(?:amt)? (?:des )?kantons? \p{Lu}[\p{L}. -]{2,30}|registro di commercio del cantone? \p{Lu}\p{L}{2,20}|registre du commerce du canton de \p{Lu}\p{L}{2,20}/iu;

const courtIn = (text: string): string => {
  const office = SWISS_OFFICE.exec(text)?.[0];
  if (office) return office.replace(/[-. ]+$/u, '');
  // In brackets it is the German name beside an English one.
  const bracketed = /\((amtsgericht [^()]{2,40})\)/iu.exec(text)?.[1];
  const [, kind = '', town = ''] =
    [...(bracketed ?? text).matchAll(COURT)].find(
      ([, word = '']) => word === 'AG' || word === 'LG' || !/^(?:ag|lg)$/iu.test(word),
    ) ?? [];
  if (town === '') return '';
  const place = town
    .replace(/ (?:HR[AB]|VR|GnR|PR|FN|in|im|am|an)$/iu, '')
    .replace(/ (?:hr[ab]|unter|beim?)\b.*$/iu, '')
    .replace(/(?<!\b\p{L})\.$/u, '');
  if (/^landesgericht|^lg/iu.test(kind))
    return `Landesgericht ${/zrs/iu.test(kind) ? 'für ZRS ' : ''}${place}`;
  if (/^handelsgericht/iu.test(kind)) return `Handelsgericht ${place}`;
  if (/^regional/iu.test(kind)) return `Regional Court of ${place}`;
  return `Amtsgericht ${place}`;
};

/** "Mannheim HRA 331555": the town before the number. */
const townBefore = (text: string): string => {
  const town = /^(\p{Lu}[\p{L} -]{2,30}),? (?:HR[AB]|VR|GnR|PR) \d/u.exec(text)?.[1] ?? '';
  return town === '' || /register|gericht/iu.test(town) ? '' : `Amtsgericht ${town}`;
};

const KIND_OF_FORM: readonly (readonly [form: RegExp, kind: string])[] = [
  [/\b(?:KG|OHG|Kommanditgesellschaft)\b|e\. ?K/u, 'HRA'],
  [/GmbH|\bmbH|\bAG\b|\bSE\b|\bUG\b/u, 'HRB'],
];

/** The entry of the company of this name, and the court that keeps it. */
export const readRegister = (lines: readonly ImprintLine[], companyName: string): Register => {
  const kind = KIND_OF_FORM.find(([form]) => form.test(companyName))?.[1] ?? '';
  const entries = lines.flatMap((line, at) => {
    // One line may tell the register of the general partner and that of the company.
    const value = numberIn(line, lines[at - 1]);
    return value === ''
      ? []
      : [{ at, value, line, isKind: kind === '' || !value.startsWith('HR') || value.startsWith(kind) }];
  });
  const own = entries.filter(({ line }) => line.role === 'own');
  const entry =
    own.find(({ isKind, value }) => isKind && !value.startsWith('CHE')) ??
    own.find(({ value }) => !value.startsWith('CHE')) ??
    own[0];
  const near = entry
    ? [entry.at, entry.at - 1, entry.at + 1, entry.at - 2, entry.at + 2]
        .flatMap((index) => (lines[index] ? [lines[index]] : []))
        .filter(({ role }) => role === 'own')
    : [];
  const courts = [...near, ...lines.filter(({ role }) => role === 'own')];
  const court = courts
    .map(({ text }) => ({ value: courtIn(text) || townBefore(text), source: text }))
    .find(({ value }) => value !== '');
  return {
    ...(court ? { court } : {}),
    ...(entry ? { number: { value: entry.value, source: entry.line.text } } : {}),
  };
};

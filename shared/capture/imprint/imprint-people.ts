/** Who acts for the company: managing directors, board, owners, partners. Pure. */
import { isCompany } from '../business-words.ts';
import type { ImprintLine } from './imprint-lines.ts';

export type Representative = { readonly name: string; readonly jobTitle: string; readonly source: string };

const LABEL =
  /^(?:(?:(?:diese[rs]?|welche|die) (?:wiederum )?|wiederum )?(?:gesetzlich )?vertreten durch|vertretungsberechtigt\p{L}{0,3}(?: personen)?|geschäftsführ\p{L}{1,14}(?: gesellschafter\p{L}{0,2})?|geschaeftsfuehr\p{L}{1,14}|geschäftsleitung|gf|inhaber\p{L}{0,3}|inh\.?|vorstand|vorsitzende\p{L}?|(?:1|2|erste|zweite)\p{L}?\.? vorsitzende\p{L}?|schatzmeister\p{L}{0,2}|managing directors?|directors?|ceo|chief executive officer|represented by|owner|gesellschafter\p{L}{0,3}|partner|persönlich haftender? gesellschafter|unbeschränkt haftende\p{L}? gesellschafter\p{L}{0,2}|komplementär|ständige vertreter\p{L}{0,2}|obmann|obfrau|präsidium|präsident\p{L}{0,2}|gérante?s?|gerente|directeur|direttore)(?![\p{L}])/iu;
const FILLER =
  /^(?:\s?(?:und|&|\/|:|\([^)]{0,30}\)|geschäftsführ\p{L}{1,14}|vorstand|managing directors?|ist|sind|sein\p{L}{0,2}|ihren?|ihre|den|die|der|durch|des|komplementär\p{L}{0,2})(?=[\s:/(&]|$)){0,6}\s?:?\s?/iu;
const INLINE =
  /(?:vertreten durch|geschäftsführer\p{L}{0,5}|inhaber(?:in)?|inh\.)(?: (?:ihre|seine|die|den|ersten?|geschäftsführer\p{L}{0,5}|vorstand|bürgermeister\p{L}{0,2}|frau|herrn?)){0,4}:? (?=\p{Lu})/iu;

const TITLES =
  /^(?:(?:prof|dr|dipl|ing|mag|di|ddr|med|rer|nat|jur|phil|dent|msc|herrn?|frau|familie|fam|rechtsanw\p{L}+|\p{L}{3,20}meister(?:in)?)(?:\.in)?(?!\p{L})[.-]*(?:(?<=-)\p{L}{2,6}\.?)?(?:\s?\([^)]{1,6}\))?\s?)*/iu;
const PARTICLE = String.raw`(?:von|vom|van|de|der|den|dem|zu|zum|zur|dos|da|el|al|ten|v\.|d\.)`;
const PERSON = new RegExp(
  String.raw`^\p{Lu}[\p{L}'’.-]{0,24}(?: (?:${PARTICLE} ){0,2}\p{Lu}[\p{L}'’.-]{0,29}){1,3}$`,
  'u',
);
const JOBS = /^(?:rechtsanw\p{L}+|\p{L}{3,20}meister(?:in)?|frau|herrn?) (?=\p{Lu})/iu;

const isPerson = (text: string, isLower: boolean): boolean => {
  const plain = text.replace(TITLES, '');
  // A page all in small letters writes its names so, too.
  const name = isLower ? plain.replace(/(?<=^|[ -])\p{L}/gu, (letter) => letter.toUpperCase()) : plain;
  return (
    name.length >= 4 &&
    name.length <= 60 &&
    PERSON.test(name) &&
    !isCompany(text) &&
    !/\d|@|^ät |\p{L}\.\p{L}{2}/u.test(text)
  );
};

const DEGREE = /^(?:LL\.? ?M\.?|M\.? ?Sc\.?|MSc|B\.? ?Sc\.?|MBA|MA|BA|Ph\.? ?D\.?)$/u;

const OWNER_FORM = /\s?\be\. ?K(?:fm|fr)?\.?$/u;

/** The names at the beginning of a text; what is no name ends them. */
const namesIn = (text: string): string[] => {
  const isLower = text === text.toLowerCase();
  const names: string[] = [];
  for (const part of text
    .slice(0, 300)
    .split(/\s?[,;·|]\s?|\s(?:und|and|&|et|e)\s|\.\s(?=\p{Lu}\p{L}+ \p{Ll})/u)
    .slice(0, 12)) {
    const name = part
      .replace(/\s?\([^)]{0,30}\)/gu, '')
      .replace(OWNER_FORM, '')
      .replace(JOBS, '')
      .replace(/^[\s:–-]+|[\s.:–-]+$/gu, '');
    if (LABEL.test(name)) break;
    if (DEGREE.test(part.trim()) && names.length > 0) names.push(`${names.pop()}, ${part.trim()}`);
    else if (isPerson(name, isLower)) names.push(name);
    else break;
  }
  return names;
};

const PEOPLE_MAX = 10;
const BELOW = 8;

const titleOf = (label: string): string => {
  const word = /vertreten durch|^(?:vertret|represented|\d|gesetzlich|partner)/iu.test(label)
    ? ''
    : (label.split(/[:(/]/u, 1)[0] ?? '').trim();
  return word.length <= 40 ? word.replace(/^gf$/iu, 'Geschäftsführung') : '';
};

const at = (lines: readonly ImprintLine[], index: number): Representative[] => {
  const line = lines[index];
  if (line === undefined || line.role === 'foreign') return [];
  const { text } = line;
  const label = LABEL.exec(text)?.[0] ?? '';
  const take = (rest: string, source: string, jobTitle: string): Representative[] =>
    namesIn(rest).map((name) => ({ name, jobTitle, source }));
  if (label === '') {
    const inline = INLINE.exec(text);
    return inline ? take(text.slice(inline.index + inline[0].length), text, '') : [];
  }
  const behind = text.slice(label.length);
  const rest = behind.slice(FILLER.exec(behind)?.[0].length ?? 0).trim();
  const jobTitle = titleOf(label);
  const here = take(rest, text, jobTitle);
  if (here.length > 0 || (rest !== '' && !/^\W*$/u.test(rest))) {
    const inline = here.length > 0 ? null : INLINE.exec(rest);
    return inline ? take(rest.slice(inline.index + inline[0].length), text, '') : here;
  }
  const below: Representative[] = [];
  for (const next of lines.slice(index + 1, index + 1 + BELOW)) {
    const names = next.role === 'foreign' ? [] : take(next.text, next.text, jobTitle);
    if (names.length === 0) break;
    below.push(...names);
  }
  return below;
};

/** Partners without a label: names on lines between the company's name and its street. */
export const readPartners = (lines: readonly ImprintLine[]): Representative[] =>
  lines.flatMap(({ text, role }) => {
    const names = role === 'own' ? namesIn(text) : [];
    const length = names.join(', ').length;
    return length > 0 && length >= text.length - 4
      ? names.map((name) => ({ name, jobTitle: '', source: text }))
      : [];
  });

/** Without repetition, in the order they stand there. */
export const readRepresentatives = (lines: readonly ImprintLine[]): Representative[] => {
  const found = lines.flatMap((line, index) =>
    line.text.includes('|') || line.text.includes(' · ')
      ? line.text
          .split(/\s[|·]\s/u)
          .flatMap((text) =>
            at([{ ...line, text, label: '', rest: text }], 0).map((one) => ({ ...one, source: line.text })),
          )
      : at(lines, index),
  );
  const seen = new Set<string>();
  return found
    .filter(({ name }) => {
      const key = name.replace(TITLES, '').toLowerCase();
      return seen.has(key) ? false : Boolean(seen.add(key));
    })
    .slice(0, PEOPLE_MAX);
};

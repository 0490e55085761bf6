/** What somebody marked on a page, read as one person or as one address. A person looks at it before it is kept. Pure. */
import { hasJobWord, isCompany, isNameLine } from './business-words.ts';
import { findAddresses } from './imprint/imprint-address.ts';
import { readNumbers } from './imprint/imprint-contact.ts';
import type { ImprintLine } from './imprint/imprint-lines.ts';
import { addressesOf } from './page-addresses.ts';
import type { Proposal, ProposalField } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';

const LINES_MAX = 60;
const CHARS_MAX = 600;

const asLine = (text: string): ImprintLine => ({
  text,
  emails: [],
  phones: [],
  isHeading: false,
  role: 'own',
  label: '',
  rest: text,
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim().slice(0, CHARS_MAX))
    .filter((line) => line !== '')
    .slice(0, LINES_MAX);

const proposal = (field: ProposalField, value: string, source: string, confidence: number): Proposal => ({
  field,
  value,
  source: source.slice(0, SOURCE_LINE_MAX),
  confidence,
});

const TITLE = /^(?:(?:prof|dr|dipl|ing|mag|herr|frau)[.\-\p{L}]{0,8}\s)+/iu;
const isName = (text: string): boolean =>
  isNameLine(text.replace(TITLE, '')) && !isCompany(text) && !hasJobWord(text);

/** As a heading or a list writes a name; longer ones are sentences. */
const NAME_WORDS = 4;

const isShort = (item: string): boolean =>
  /^\p{L}/u.test(item) && item.split(' ').length <= NAME_WORDS && !/[@\d]|\.$/u.test(item);

/** Name, position, address and numbers; what stands first is the name where nothing looks like one. */
export const readSelectedPerson = (text: string): Proposal[] => {
  const lines = linesOf(text);
  const items = lines.flatMap((line) =>
    line.split(/\s?[,|·•;]\s?|\s[–-]\s/u).map((item) => [item.trim(), line] as const),
  );
  const found: Proposal[] = [];
  const name = items.find(([item]) => isName(item)) ?? items.find(([item]) => isShort(item));
  if (name) found.push(proposal('name', name[0], name[1], 0.8));
  const job = items.find(([item]) => item !== name?.[0] && hasJobWord(item));
  if (job) found.push(proposal('jobTitle', job[0], job[1], 0.7));
  for (const line of lines) {
    const [email] = addressesOf(asLine(line));
    if (email !== undefined) found.push(proposal('email', email, line, 0.9));
  }
  for (const { kind, value, source } of readNumbers(lines.map(asLine), 'DE'))
    found.push(proposal(kind, value, source, 0.8));
  return found;
};

/** The first address; nothing where none is complete. */
export const readSelectedAddress = (text: string): Proposal[] => {
  const lines = linesOf(text).flatMap((line) => line.split(/[\s,]+(?=(?:[A-Z]{1,2}[-–])?\d{4,5} \p{Lu})/u));
  const [address] = findAddresses(lines.map(asLine));
  if (address === undefined) return [];
  const { street, postcode, city, country } = address;
  return [
    ...(street ? [proposal('street', street.value, street.source, 0.8)] : []),
    proposal('postcode', postcode.value, postcode.source, 0.8),
    proposal('city', city.value, city.source, 0.8),
    ...(country === '' ? [] : [proposal('country', country, city.source, 0.8)]),
  ];
};

/**
 * Contact data from the foot of a mail, as proposals for a new or known sender.
 *
 * A foot may belong to somebody else (a colleague's mail pasted, a secretary's template), so it is read only when it
 * holds the sender's own address, or holds the sender's name and no foreign address.
 */
import { foldText } from '#shared/lib/fold.ts';
import { hasJobWord, isCompany, isNameLine } from './business-words.ts';
import { footAddresses, footNumbers, footSites } from './foot-fields.ts';
import { splitPersonName } from './person-name.ts';
import { readPostalLine } from './postal-address.ts';
import type { Proposal, ProposalField } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';
import { splitReply } from './quoted-reply.ts';

export type SignatureSender = { readonly senderEmail: string; readonly senderName: string };

const LINES_MAX = 60;
const COUNTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    at: 'AT',
    ch: 'CH',
    li: 'LI',
    fr: 'FR',
    it: 'IT',
    nl: 'NL',
    be: 'BE',
    lu: 'LU',
    pl: 'PL',
    cz: 'CZ',
    es: 'ES',
    dk: 'DK',
    se: 'SE',
    no: 'NO',
    fi: 'FI',
    uk: 'GB',
    ie: 'IE',
    hu: 'HU',
    pt: 'PT',
  }),
);

/** What Outlook leaves behind when it turns a foot into text: "x@y<mailto:x@y>", "[cid:image001.png@01D]". */
const tidy = (line: string): string =>
  line
    .replace(/<(?:mailto:|https?:)[^<>]{0,500}>/gi, ' ')
    .replace(/\[(?:cid|image|bild|logo)[^\][]{0,200}\]/gi, ' ')
    .replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?=\s|$)/gu, '')
    .replace(/[^\S\t]{2,}/gu, '   ')
    .trim();

const isFoot = (segment: { readonly kind: string }): boolean => segment.kind === 'signature';

const footLines = (text: string): string[] => {
  const { segments } = splitReply(text);
  const firstQuote = segments.findIndex((segment) => segment.kind === 'quote');
  // The foot above the earlier mail is the writer's; only those who answer below have theirs at the end.
  const above = segments.slice(0, firstQuote < 0 ? segments.length : firstQuote).filter(isFoot);
  const foot = above.length > 0 ? above : segments.filter(isFoot);
  return foot
    .flatMap((segment) => segment.text.split(/\r\n|\r|\n/))
    .slice(0, LINES_MAX)
    .filter((line) => line.length <= SOURCE_LINE_MAX)
    .map(tidy)
    .filter((line) => line !== '');
};

const items = (line: string): string[] =>
  line
    .split(/\s*[|•·●▪]\s*|\s{3,}|\t+|\s+[–—/]{1,2}\s+/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');

const letters = (text: string): string => foldText(text).replace(/[^\p{L}]/gu, '');
const PROXY = /^(?:i\.?\s?[av]\.?|ppa\.?|gez\.?)\s+/iu;

type Owner = {
  readonly email: string;
  readonly domain: string;
  readonly first: string;
  readonly last: string;
};

const ownerOf = ({ senderEmail, senderName }: SignatureSender): Owner => {
  const email = senderEmail.trim().toLowerCase();
  const name = splitPersonName(senderName, email);
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return { email, domain, first: letters(name.firstName), last: letters(name.lastName) };
};

/** Whether an item is the owner's name: the last name in it, and a first name that does not contradict. */
const isOwnersName = (item: string, owner: Owner): boolean => {
  if (item.length > 70 || /[\d@:]/.test(item)) return false;
  const words = foldText(item.replace(PROXY, ''))
    .split(/[^\p{L}-]+/u)
    .map((word) => word.replaceAll('-', ''))
    .filter(Boolean);
  const lone = owner.last === '' ? owner.first : owner.last;
  if (lone === '' || words.length > 6 || !words.join('').includes(lone)) return false;
  if (owner.last === '') return words.includes(lone);
  return (
    owner.first === '' ||
    words.some((word) => word.startsWith(owner.first.slice(0, 1)) && word !== owner.last)
  );
};

/** How far a foot can be taken for the sender's, 0 not at all. */
const trustIn = (lines: readonly string[], owner: Owner): number => {
  const addresses = lines.flatMap(footAddresses);
  if (owner.email !== '' && addresses.includes(owner.email)) return 1;
  const fits = lines.some((line) =>
    items(line).some((item) => isOwnersName(item.split(',')[0] ?? '', owner)),
  );
  if (!fits) return 0;
  if (addresses.length === 0) return 0.9;
  // "info@" of the same house under the sender's own name.
  return addresses.every((address) => address.endsWith(`@${owner.domain}`)) ? 0.8 : 0;
};

const SINGLE_MAX = 1;
const MAX_BY_FIELD: Partial<Record<ProposalField, number>> = { phone: 3, mobile: 2 };

const best = (proposals: readonly Proposal[]): Proposal[] => {
  const kept: Proposal[] = [];
  for (const proposal of proposals.toSorted((a, b) => b.confidence - a.confidence)) {
    const same = kept.filter((other) => other.field === proposal.field);
    const isRepeated = same.some((other) => other.value === proposal.value);
    if (!isRepeated && same.length < (MAX_BY_FIELD[proposal.field] ?? SINGLE_MAX)) kept.push(proposal);
  }
  // In the order of the foot, as a person would check them.
  return proposals.filter((proposal) => kept.includes(proposal));
};

const countryOf = (lines: readonly string[], owner: Owner): string => {
  for (const line of lines) {
    const { country } = readPostalLine(line);
    if (country !== undefined) return country;
  }
  return COUNTRIES.get(owner.domain.slice(owner.domain.lastIndexOf('.') + 1)) ?? 'DE';
};

const isOwnHost = (host: string, owner: Owner): boolean =>
  host === owner.domain || host.endsWith(`.${owner.domain}`) || owner.domain.endsWith(`.${host}`);

/** "Voß Haustechnik" of voss-haustechnik.example: a company named like its domain. */
const isNamedLikeDomain = (item: string, owner: Owner): boolean => {
  const label = letters(owner.domain.split('.').at(-2) ?? '');
  const name = letters(item);
  return (
    label.length >= 4 &&
    name.length >= 4 &&
    item.length < 70 &&
    !item.includes('@') &&
    (name === label || name.startsWith(label))
  );
};

/** Contact data of the sender from the foot of a mail text; empty where the foot is not clearly the sender's. */
export const readSignature = (text: string, sender: SignatureSender): Proposal[] => {
  const owner = ownerOf(sender);
  const lines = footLines(text);
  const trust = trustIn(lines, owner);
  if (trust === 0) return [];
  const country = countryOf(lines, owner);
  const found: Proposal[] = [];
  let isAfterName = false;
  for (const line of lines) {
    const add = (field: ProposalField, value: string, confidence: number): void => {
      const clean = value.trim();
      if (clean !== '')
        found.push({
          field,
          value: clean,
          source: line,
          confidence: Math.round(confidence * trust * 100) / 100,
        });
    };
    const postal = readPostalLine(line);
    for (const [field, value] of Object.entries(postal) as [ProposalField, string][]) add(field, value, 0.9);
    for (const number of footNumbers(line, country)) add(number.field, number.value, number.confidence);
    for (const address of footAddresses(line)) if (address === owner.email) add('email', address, 1);
    for (const { value, host } of footSites(line)) add('website', value, isOwnHost(host, owner) ? 0.95 : 0.5);
    let hasName = false;
    for (const item of items(line)) {
      const [head = '', ...rest] = item.split(/,\s+/);
      if (isOwnersName(head, owner)) {
        add('name', head.replace(PROXY, ''), isNameLine(head.replace(PROXY, '')) ? 0.95 : 0.6);
        hasName = true;
        for (const part of rest) if (hasJobWord(part)) add('jobTitle', part, 0.85);
        const company = rest.find((part) => isCompany(part) || isNamedLikeDomain(part, owner));
        if (company !== undefined) add('companyName', company, 0.8);
        continue;
      }
      const companyItem = [item, head].find(isCompany);
      if (companyItem !== undefined) add('companyName', companyItem, 0.9);
      else if (isNamedLikeDomain(head, owner) && footSites(head).length === 0) add('companyName', head, 0.75);
      else if (hasJobWord(item)) add('jobTitle', item, isAfterName || hasName ? 0.9 : 0.6);
    }
    isAfterName = hasName;
  }
  return best(found);
};

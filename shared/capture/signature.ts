/**
 * Contact data from the foot of a mail, as proposals for a new or known sender.
 *
 * A foot may belong to somebody else (a colleague's mail pasted, a secretary's template), so it is read only when it
 * holds the sender's own address, or holds the sender's name and no foreign address. What stands in the quoted part of
 * a reply is never read. Linear in the length of the text: lines longer than a foot has are left out.
 */
import { hasJobWord, isCompany, isNameLine } from './business-words.ts';
import { footAddresses, footNumbers, footSites } from './foot-fields.ts';
import { readPostalLine } from './postal-address.ts';
import type { ProposalField, SignatureProposal } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';
import { splitReply } from './quoted-reply.ts';
import { signatureCountry } from './signature-country.ts';
import {
  isNamedLikeDomain,
  isOwnHost,
  isOwnersName,
  ownerOf,
  trustIn,
  withoutProxy,
} from './signature-owner.ts';
import type { SignatureOwner, SignatureSender, SignatureTrust } from './signature-owner.ts';

const LINES_MAX = 60;

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
    .filter((line) => line.length <= SOURCE_LINE_MAX)
    .map(tidy)
    .filter((line) => line !== '')
    .slice(0, LINES_MAX);
};

const items = (line: string): string[] =>
  line
    .split(/\s*[|•·●▪]\s*|\s{3,}|\t+|\s+(?:[–—/]{1,2}|--)\s+/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');

const SINGLE_MAX = 1;
const MAX_BY_FIELD: Partial<Record<ProposalField, number>> = { phone: 3, mobile: 2 };

const best = (proposals: readonly SignatureProposal[]): SignatureProposal[] => {
  const kept: SignatureProposal[] = [];
  for (const proposal of proposals.toSorted((a, b) => b.confidence - a.confidence)) {
    const same = kept.filter((other) => other.field === proposal.field);
    const isRepeated = same.some((other) => other.value === proposal.value);
    if (!isRepeated && same.length < (MAX_BY_FIELD[proposal.field] ?? SINGLE_MAX)) kept.push(proposal);
  }
  // In the order of the foot, as a person would check them.
  return proposals.filter((proposal) => kept.includes(proposal));
};

type Add = (field: ProposalField, value: string, confidence: number) => void;

/** What the law wants to be said below a business mail: names, courts and numbers of the company, not of the sender. */
const LEGAL =
  /\bHR[AB]\b|Amtsgericht|Registergericht|Handelsregister|Firmenbuch|Sitz der|Geschäftsführ(?:er|ung|erin)?:|Vorstand:|Aufsichtsrat|USt-?\s?Id|Ust-?IdNr|\bUID\b|\bVAT\b|Steuer-?(?:nr|nummer)|\bIBAN\b|Registered (?:in|office)|Company (?:no|number|reg)/iu;
const OTHER_HOUSE =
  /^(?:ein unternehmen|eine marke|mitglied|member|part of|a company of|a brand of|im auftrag)\b/iu;
/** A job title stands under the name, not further down, where slogans and departments do. */
const JOB_LINES = 3;
/** Postcodes of four digits are no German ones; with a street of another country they look the same. */
const FOUR_DIGITS: ReadonlySet<string> = new Set(['AT', 'CH', 'LI', 'DK', 'NO', 'BE', 'LU', 'HU']);

const addAddress = (line: string, country: string | null, add: Add): void => {
  const postal = readPostalLine(line);
  const isForeign = postal.postcode?.length === 4 && !FOUR_DIGITS.has(postal.country ?? country ?? '');
  for (const [field, value] of Object.entries(postal) as [ProposalField, string][]) {
    if (!(isForeign && (field === 'postcode' || field === 'city'))) add(field, value, 0.9);
  }
};

/** The house's own site by its front page; another one only where it is named as a whole, not a link to something on it. */
const addSites = (line: string, owner: SignatureOwner, add: Add): void => {
  for (const { value, host } of footSites(line)) {
    const { origin, pathname, search } = new URL(value);
    if (isOwnHost(host, owner)) add('website', origin, 0.95);
    else if (pathname === '/' && search === '') add('website', origin, 0.5);
  }
};

type Walk = { linesAfterName: number };

/** Name, job and company of one line; numbers and the rest are told by their form alone. */
const addWords = (line: string, owner: SignatureOwner, walk: Walk, add: Add): void => {
  const isLegal = LEGAL.test(line);
  let hasName = false;
  for (const item of items(line)) {
    const [head = '', ...rest] = item.split(/,\s+/);
    if (!isLegal && isOwnersName(head, owner)) {
      const name = withoutProxy(head);
      add('name', name, isNameLine(name) ? 0.95 : 0.6);
      hasName = true;
      for (const part of rest) if (hasJobWord(part)) add('jobTitle', part, 0.85);
      const company = rest.find((part) => isCompany(part) || isNamedLikeDomain(part, owner));
      if (company !== undefined) add('companyName', company, 0.8);
      continue;
    }
    const companyItem = OTHER_HOUSE.test(item) ? undefined : [item, head].find(isCompany);
    if (companyItem !== undefined) add('companyName', companyItem, isLegal ? 0.7 : 0.9);
    else if (isNamedLikeDomain(head, owner) && footSites(head).length === 0) add('companyName', head, 0.75);
    else if (!isLegal && walk.linesAfterName < JOB_LINES && hasJobWord(item))
      add('jobTitle', item, hasName || walk.linesAfterName === 0 ? 0.9 : 0.6);
  }
  walk.linesAfterName = hasName ? 0 : walk.linesAfterName + 1;
};

const proposalsOf = (
  lines: readonly string[],
  owner: SignatureOwner,
  { reason, factor }: SignatureTrust,
): SignatureProposal[] => {
  const country = signatureCountry(lines, owner);
  const found: SignatureProposal[] = [];
  const walk: Walk = { linesAfterName: Number.POSITIVE_INFINITY };
  for (const line of lines) {
    const add: Add = (field, value, confidence) => {
      const clean = value.trim();
      if (clean === '') return;
      found.push({
        field,
        value: clean,
        source: line,
        confidence: Math.round(confidence * factor * 100) / 100,
        trusted: reason === 'own_address',
        reason,
      });
    };
    if (!LEGAL.test(line)) addAddress(line, country, add);
    for (const number of footNumbers(line, country)) add(number.field, number.value, number.confidence);
    for (const address of footAddresses(line)) if (address === owner.email) add('email', address, 1);
    addSites(line, owner, add);
    addWords(line, owner, walk, add);
  }
  return best(found);
};

/** Contact data of the sender from the foot of a mail text; empty where the foot is not the sender's. */
export const readSignature = (text: string, sender: SignatureSender): SignatureProposal[] => {
  const owner = ownerOf(sender);
  const lines = footLines(text);
  const trust = trustIn(lines, items, owner);
  return trust === null ? [] : proposalsOf(lines, owner, trust);
};

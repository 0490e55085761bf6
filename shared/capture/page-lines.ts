/** Contact data that a page shows to people: addresses, numbers, a postal address, names of those in charge. */
import { foldText } from '#shared/lib/fold.ts';
import { hasJobWord, isCompany, isNameLine } from './business-words.ts';
import { addressesOf } from './page-addresses.ts';
import type { PageLine } from './page-text.ts';
import { readPostalLine } from './postal-address.ts';
import type { Proposal, ProposalField } from './proposal.ts';
import { SOURCE_LINE_MAX } from './proposal.ts';

export type PageContacts = { readonly company: Proposal[]; readonly people: Proposal[][] };

const proposal = (field: ProposalField, value: string, source: string, confidence: number): Proposal => ({
  field,
  value,
  source: (source === '' ? value : source).slice(0, SOURCE_LINE_MAX),
  confidence,
});

type LineNumber = { readonly field: 'phone' | 'mobile' | 'fax'; readonly value: string };

const LABELLED =
  /(?:^|[\s|,;/•·(])(telefax|fax|mobiltelefon|mobilfunk|mobil|mobile|handy|telefon|tel|fon|phone|direkt|direct|durchwahl|zentrale|t|f|m)\.?(?:[-\s]?nr\.?)?\s?[:.]?\s?([+(0][\d ()/.\-–]{5,28}\d)/giu;

const fieldOf = (label: string): LineNumber['field'] => {
  if (/^(?:telefax|fax|f)$/i.test(label)) return 'fax';
  return /^(?:mobil|handy|m$)/i.test(label) ? 'mobile' : 'phone';
};

/** Numbers behind a label or in a `tel:` link. Others are too often tax or register numbers. */
const numbersOf = (line: PageLine): LineNumber[] => {
  const labelled = [...line.text.matchAll(LABELLED)].map(([, label = '', value = '']) => ({
    field: fieldOf(label),
    value,
  }));
  const isFax = /\bfax\b/i.test(line.text) && labelled.length <= 1;
  const linked = line.phones
    .filter((value) => /^\+?[\d\s()/.-]{5,30}$/.test(value))
    .map((value) => ({ field: isFax ? ('fax' as const) : ('phone' as const), value }));
  const digits = (number: string): string => number.replace(/\(0\)/, '').replace(/\D/g, '').slice(-7);
  return [
    ...labelled,
    ...linked.filter((link) => !labelled.some((shown) => digits(shown.value) === digits(link.value))),
  ];
};

const TITLE = /^(?:(?:prof|dr|dipl|ing|mag|herr|frau)[.\-\p{L}]{0,8}\s)+/iu;
const plainName = (text: string): string => text.replace(TITLE, '');

/** "Katrin Öztürk" belongs to k.oeztuerk@…: the last name stands in the address. */
const isNameOf = (name: string, address: string): boolean => {
  const words = foldText(plainName(name)).split(/[^\p{L}]+/u);
  const local = address.slice(0, address.indexOf('@')).replace(/[^\p{L}]/gu, '');
  const last = words.at(-1) ?? '';
  return last.length >= 2 && foldText(local).includes(last);
};

const NEAR = 8;

type Card = { readonly card: Proposal[]; readonly from: number; readonly to: number };

/** "Ansprechpartnerin: Eva Gruber" */
const CONTACT_LABEL =
  /^(?:(?:ihr\p{L}? )?ansprech(?:partner|person)\p{L}{0,2}|kontakt|contact|name): (?=\p{Lu})/iu;

/** A person's card: the name, what stands between it and the address, and up to two lines after. */
const readCard = (lines: readonly PageLine[], at: number, address: string): Card | null => {
  for (let from = at; from >= 0 && from >= at - NEAR; from -= 1) {
    const text = lines[from]?.text ?? '';
    const name = (text.split(/\s[|·–-]\s|,/u, 1)[0] ?? '').replace(CONTACT_LABEL, '').trim();
    if (!isNameLine(plainName(name)) || isCompany(name) || !isNameOf(name, address)) continue;
    const card = [proposal('name', name, text, 0.85)];
    let to = from;
    for (let near = from; near <= Math.min(at + 2, lines.length - 1); near += 1) {
      const line = lines[near];
      // The next name or the next address begins something else.
      if (line === undefined || (near > at && (isNameLine(line.text) || addressesOf(line).length > 0))) break;
      to = near;
      const rest =
        near === from
          ? line.text.slice(line.text.indexOf(name) + name.length).replace(/^[\s|·–,-]+/u, '')
          : line.text;
      if (hasJobWord(rest) && !card.some(({ field }) => field === 'jobTitle'))
        card.push(proposal('jobTitle', rest, line.text, 0.75));
      for (const { field, value } of numbersOf(line)) card.push(proposal(field, value, line.text, 0.75));
    }
    return { card: [...card, proposal('email', address, lines[at]?.text ?? '', 0.95)], from, to };
  }
  return null;
};

const IN_CHARGE =
  /^(?:vertreten durch|vertretungsberechtigt\w{0,3}|geschäftsführ\w{1,14}|geschaeftsfuehr\w{1,14}|inhaber(?:in)?|vorstand|managing directors?|represented by|owner)(?:\s?(?:und|&|\/|:|\([^)]{0,30}\)|geschäftsführ\w{1,14}|vorstand|ist|sind|den|die|der|durch)){0,4}\s?:?\s?/iu;
const PEOPLE_PER_LINE = 6;

/** "Geschäftsführer: Max Brandt, Dr. Ute Klein", with the names on the same line or on the next. */
const readInCharge = (lines: readonly PageLine[], at: number): Proposal[][] => {
  const text = lines[at]?.text ?? '';
  const label = IN_CHARGE.exec(text)?.[0] ?? '';
  if (label === '' || text.length > 160) return [];
  const rest = text.slice(label.length).trim();
  const [named, source] = rest === '' ? [lines[at + 1]?.text ?? '', lines[at + 1]?.text ?? ''] : [rest, text];
  const jobTitle = /^vertret|^represented/i.test(label)
    ? ''
    : (/^managing directors?|^[^\s:]+/iu.exec(label)?.[0] ?? '');
  return named
    .split(/\s?[,;]\s?|\s(?:und|and|&)\s/u)
    .slice(0, PEOPLE_PER_LINE)
    .filter((name) => isNameLine(plainName(name)) && !isCompany(name))
    .map((name) => [
      proposal('name', name.trim(), source, 0.8),
      ...(jobTitle === '' ? [] : [proposal('jobTitle', jobTitle, text, 0.75)]),
    ]);
};

/** The first complete postal address, and the company named at most three lines above it: further ones are others'. */
const readFirstAddress = (lines: readonly PageLine[]): Proposal[] => {
  for (let at = 0; at < lines.length; at += 1) {
    const place = readPostalLine(lines[at]?.text ?? '');
    if (place.postcode === undefined) continue;
    const above = readPostalLine(lines[at - 1]?.text ?? '');
    const street = place.street ?? above.street;
    if (street === undefined) continue;
    const source = lines[at]?.text ?? '';
    const found = [
      proposal('street', street, place.street === undefined ? (lines[at - 1]?.text ?? '') : source, 0.7),
      proposal('postcode', place.postcode, source, 0.7),
      proposal('city', place.city ?? '', source, 0.7),
    ];
    const country = place.country ?? readPostalLine(lines[at + 1]?.text ?? '').country;
    if (country !== undefined) found.push(proposal('country', country, source, 0.7));
    const named = [at, at - 1, at - 2, at - 3, at - 4]
      .flatMap((index) => (lines[index]?.text ?? '').split(/\s?[|,·•]\s?/u))
      .find(isCompany);
    return named === undefined ? found : [proposal('companyName', named.trim(), named, 0.8), ...found];
  }
  return [];
};

const PEOPLE_MAX = 50;
const COMPANY_MAX = 40;

/** Reads the lines of a page; `host` tells which addresses are the company's own. */
export const readPageContacts = (lines: readonly PageLine[], host: string): PageContacts => {
  const company: Proposal[] = readFirstAddress(lines);
  const people: Proposal[][] = [];
  const taken = new Set<string>();
  const cardLines = new Set<number>();
  for (let at = 0; at < lines.length && people.length < PEOPLE_MAX; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    people.push(...readInCharge(lines, at));
    for (const address of addressesOf(line)) {
      if (taken.has(address)) continue;
      taken.add(address);
      const found = readCard(lines, at, address);
      if (found !== null) {
        people.push(found.card);
        for (let near = found.from; near <= found.to; near += 1) cardLines.add(near);
        continue;
      }
      const domain = address.slice(address.indexOf('@') + 1);
      const isOwn = host === domain || host.endsWith(`.${domain}`);
      const entry = proposal('email', address, line.text, isOwn ? 0.85 : 0.5);
      if (isOwn && /^\p{L}{1,20}[._-]\p{L}{2,30}@/u.test(address)) people.push([entry]);
      else company.push(entry);
    }
  }
  lines.forEach((line, at) => {
    if (cardLines.has(at) || company.length >= COMPANY_MAX) return;
    for (const { field, value } of numbersOf(line)) company.push(proposal(field, value, line.text, 0.7));
  });
  return { company, people };
};

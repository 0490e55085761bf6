/**
 * What an imprint says about a company and those who act for it: Germany (§ 5 DDG), Austria (§ 5 ECG, § 25 MedienG),
 * Switzerland (Art. 3 UWG). Pure; works on the lines of a page, with patterns only.
 *
 * Pages carry addresses of chambers, authorities, web designers and branches as well. The provider's is told from them by
 * place, label and neighbourhood; where only others have an address, nothing is said.
 */
import type { PageLine } from '../page-text.ts';
import type { Proposal, ProposalField } from '../proposal.ts';
import { SOURCE_LINE_MAX } from '../proposal.ts';
import { vatIdsIn } from '../vat-id.ts';
import { findAddresses, ownAddress } from './imprint-address.ts';
import type { ImprintAddress } from './imprint-address.ts';
import { legalForm, readCompanyName } from './imprint-company.ts';
import { readMail, readNumbers } from './imprint-contact.ts';
import { findImprint } from './imprint-lines.ts';
import type { ImprintLine } from './imprint-lines.ts';
import { readPartners, readRepresentatives } from './imprint-people.ts';
import { readRegister } from './imprint-register.ts';
import type { Found } from './imprint-register.ts';
import { isSample } from './imprint-words.ts';

export type ImprintFacts = {
  readonly company: readonly Proposal[];
  /** One list per person who acts for the company. */
  readonly people: readonly (readonly Proposal[])[];
};

const NOTHING: ImprintFacts = { company: [], people: [] };

const proposal = (field: ProposalField, { value, source }: Found, confidence: number): Proposal => ({
  field,
  value,
  source: source.slice(0, SOURCE_LINE_MAX),
  confidence,
});

const COUNTRY_BY_VAT: Readonly<Record<string, string>> = { DE: 'DE', AT: 'AT', CH: 'CH' };
const COUNTRY_BY_TLD: Readonly<Record<string, string>> = { de: 'DE', at: 'AT', ch: 'CH', li: 'LI' };

/** Where a number without country code is meant. Swiss and Austrian postcodes have four digits both. */
const countryOf = (
  lines: readonly ImprintLine[],
  address: ImprintAddress | null,
  vatId: string,
  host: string,
): string => {
  if (address?.country) return address.country;
  if (address !== null && address.postcode.value.length === 5) return 'DE';
  const text = lines.map((line) => line.text).join('\n');
  return (
    COUNTRY_BY_VAT[vatId.slice(0, 2)] ??
    COUNTRY_BY_TLD[host.slice(host.lastIndexOf('.') + 1)] ??
    (/(?:\+|00)41\b|\bCHE?-\d{3}|schweiz|kanton|\bMWST\b/iu.test(text)
      ? 'CH'
      : /(?:\+|00)43\b|\bFN ?\d|\bATU|österreich|\bUID\b|firmenbuch|wirtschaftskammer|bezirkshauptmannschaft|\bZVR\b/iu.test(
            text,
          )
        ? 'AT'
        : address === null
          ? 'DE'
          : /\bGLN 760|\b0[2-9]1 \d{3} \d{2} \d{2}/u.test(text)
            ? 'CH'
            : 'AT')
  );
};

const TAX = /ust|umsatz|uid|vat|mwst|mehrwert|tva|iva|\bid-?nr/iu;

const readVatId = (lines: readonly ImprintLine[]): Found | null => {
  for (const [at, line] of lines.entries()) {
    if (line.role !== 'own') continue;
    const isNamed = [line, lines[at - 1], lines[at - 2]].some(
      (near) => near !== undefined && TAX.test(near.text),
    );
    const [id] = isNamed ? vatIdsIn(line.text) : [];
    // A Swiss UID is a VAT id only where it is called so.
    if (
      id !== undefined &&
      (!id.startsWith('CHE') || /mwst|mehrwert|tva|iva|vat/iu.test(line.text + (lines[at - 1]?.text ?? '')))
    )
      return { value: id, source: line.text };
  }
  return null;
};

/** The lines from the provider's name to where the next one begins. */
const blockOf = (
  lines: readonly ImprintLine[],
  all: readonly ImprintAddress[],
  own: ImprintAddress,
): readonly ImprintLine[] => {
  const next = all.find(
    (one) =>
      one.from > own.at && lines[one.from]?.role === 'own' && !/^postfach/iu.test(one.street?.value ?? ''),
  );
  return lines.slice(Math.max(0, own.from - 3), next === undefined ? lines.length : next.from);
};

/** The text of a site builder still stands around the address. */
const isUnwritten = (lines: readonly ImprintLine[], { from, at }: ImprintAddress): boolean =>
  lines.slice(Math.max(0, from - 4), at + 5).some(({ text, role }) => role === 'own' && isSample(text));

/**
 * Reads the lines of a page; `host` tells which addresses are the site's own, `isCalledSo` whether the page's address says
 * that this is an imprint: some have no heading.
 */
export const readImprint = (
  all: readonly PageLine[],
  host: string,
  isCalledSo = false,
): ImprintFacts & { readonly isNamed: boolean } => {
  const { lines, isNamed: isHeaded } = findImprint(all);
  const isNamed = isHeaded || isCalledSo;
  const addresses = findAddresses(lines);
  const address = ownAddress(lines, addresses);
  if (address === null || isUnwritten(lines, address)) return { ...NOTHING, isNamed };
  const block = blockOf(lines, addresses, address);
  const name = readCompanyName(lines, address);
  const vatId = readVatId(block) ?? readVatId(lines);
  const country = countryOf(lines, address, vatId?.value ?? '', host);
  const sure = isNamed ? 0.9 : 0.7;
  const here = readNumbers(block, country);
  const numbers = here.length > 0 ? here : readNumbers(lines, country);
  const register = readRegister(block, name?.value ?? '');
  const wide = register.number ? register : readRegister(lines, name?.value ?? '');
  const mail = readMail(lines, block, host);
  const form = name ? legalForm(name.value) : '';
  const one = (field: ProposalField, found: Found | null | undefined, confidence = sure): Proposal[] =>
    found ? [proposal(field, found, confidence)] : [];
  const fieldNumber = (kind: 'phone' | 'mobile' | 'fax'): Proposal[] =>
    one(
      kind,
      numbers.find((number) => number.kind === kind),
    );
  const near = readRepresentatives(block);
  const wider = near.length > 0 ? near : readRepresentatives(lines);
  const nameAt = lines.findIndex(({ text }) => text === name?.source);
  const people =
    wider.length === 0 && nameAt >= 0 && form !== ''
      ? readPartners(lines.slice(nameAt + 1, address.from))
      : wider;
  return {
    isNamed,
    company: [
      ...one('companyName', name, name && form !== '' ? sure + 0.06 : sure),
      ...(form === '' || !name ? [] : one('legalForm', { value: form, source: name.source })),
      ...one('street', address.street),
      ...one('postcode', address.postcode),
      ...one('city', address.city),
      ...one('country', { value: country, source: address.city.source }),
      ...fieldNumber('phone'),
      ...fieldNumber('mobile'),
      ...fieldNumber('fax'),
      ...one('email', mail),
      ...one('vatId', vatId, 0.97),
      ...one('registerCourt', wide.court),
      ...one('registerNumber', wide.number),
      ...people.map((person) =>
        proposal('representative', { value: person.name, source: person.source }, sure - 0.05),
      ),
    ],
    people: people.map(({ name: person, jobTitle, source }) => [
      proposal('name', { value: person, source }, sure - 0.05),
      ...(jobTitle === '' ? [] : [proposal('jobTitle', { value: jobTitle, source }, sure - 0.1)]),
    ]),
  };
};

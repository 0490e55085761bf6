/**
 * A signature compared with what is known of its sender, field by field, and what taking a field over changes. Pure.
 * Nothing is compared but what the signature says; what nobody decided about stays as it is.
 */
import type { SignatureProposal, ProposalField } from './proposal.ts';
import { streetKey } from './street-key.ts';
import type { Company } from '../domain/company.ts';
import type { PanelAnswer } from '../domain/panel.ts';
import { personName } from '../domain/person.ts';
import type { Person, PersonFields, PhoneEntry } from '../domain/person.ts';
import { foldText } from '../lib/fold.ts';
import { addressText } from '../domain/address-text.ts';
import { nameKey } from './company-name.ts';

export type DifferenceField =
  | 'name'
  | 'jobTitle'
  | 'companyName'
  | 'phone'
  | 'mobile'
  | 'fax'
  | 'website'
  | 'address';

export type Difference = {
  readonly field: DifferenceField;
  /** As it stands in Kontor; empty when there is nothing. */
  readonly known: string;
  readonly found: string;
  /** The line it was read from. */
  readonly source: string;
  readonly trusted: boolean;
  /** Names it among what was turned down. */
  readonly key: string;
  /**
   * What it is in the records; null where a person has to look into it, as when somebody writes from another company, and is
   * something else there.
   */
  readonly value: Value | null;
};

/** What one difference puts where. */
export type Value =
  | { readonly of: 'name'; readonly name: NameParts }
  | { readonly of: 'jobTitle'; readonly jobTitle: string }
  | { readonly of: 'companyName'; readonly name: string }
  | { readonly of: 'newCompany'; readonly name: string }
  /** One that is there already. */
  | { readonly of: 'knownCompany'; readonly companyId: string }
  | {
      readonly of: 'phone';
      readonly number: string;
      readonly label: PhoneEntry['label'];
      readonly replaces: string;
    }
  | { readonly of: 'website'; readonly website: string }
  | { readonly of: 'address'; readonly address: Partial<Record<AddressField, string>> };

export type NameParts = Pick<PersonFields, 'title' | 'firstName' | 'lastName'>;

export type AddressField = 'street' | 'postcode' | 'city' | 'country';

export type SignatureTools = {
  readonly nameParts: (name: string) => NameParts;
  /** Digits by which numbers are compared, whichever way they are written. */
  readonly phoneKey: (number: string) => string;
  readonly phoneText: (number: string) => string;
};

type Known = Pick<PanelAnswer, 'person' | 'company' | 'employment' | 'declined'>;
type Draft = Omit<Difference, 'source' | 'trusted' | 'key'>;

/** Letters and digits, by which spellings are compared. */
export const plain = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
const KEY_CHARS = 400;
const keyOf = (field: DifferenceField, found: string): string =>
  `${field}:${plain(found)}`.slice(0, KEY_CHARS);

/** "K." and "Kat" for "Katrin" say less than is known; another first name is a nickname more often than a change. */
const betterFirstName = (known: string, found: string): string => {
  const short = plain(known);
  return plain(found).startsWith(short) && plain(found).length > short.length ? found : known;
};

const nameDifference = (person: Person, found: NameParts): Draft | null => {
  if (found.lastName === '' || found.firstName === '') return null;
  const isSameLast = plain(found.lastName) === plain(person.lastName);
  const hasNewTitle = found.title !== '' && !plain(person.title).includes(plain(found.title));
  const name: NameParts = {
    title: hasNewTitle ? found.title : person.title,
    firstName: betterFirstName(person.firstName, found.firstName),
    lastName: isSameLast ? person.lastName : found.lastName,
  };
  // Somebody else of the same house, who uses this address, is no other name of this person.
  if (!isSameLast && person.lastName !== '' && plain(found.firstName)[0] !== plain(person.firstName)[0])
    return null;
  const before = personName({ ...person, emails: [] });
  const after = personName({ ...name, emails: [] });
  return before === after
    ? null
    : { field: 'name', known: before, found: after, value: { of: 'name', name } };
};

const LEGAL_FORM = /\b(?:gmbh|mbh|kg|kgaa|ag|ug|se|ohg|gbr|ek|ev|eg|ltd|inc|llc|plc)\b/;
/** Whether a name says which kind of company it is. */
export const hasLegalForm = (name: string): boolean => LEGAL_FORM.test(foldText(name).replaceAll('.', ''));

const companyDifference = ({ company }: Known, found: string): Draft | null => {
  if (!company) return { field: 'companyName', known: '', found, value: { of: 'newCompany', name: found } };
  if (nameKey(company.name) !== nameKey(found))
    return { field: 'companyName', known: company.name, found, value: null };
  if (hasLegalForm(company.name) || !hasLegalForm(found)) return null;
  return { field: 'companyName', known: company.name, found, value: { of: 'companyName', name: found } };
};

const LABELS = { phone: 'work', mobile: 'mobile', fax: 'fax' } as const;
type NumberField = keyof typeof LABELS;
const isNumberField = (field: ProposalField): field is NumberField => field in LABELS;

/** A direct line on its own takes the place of the one known; beside several it is one more. */
const phoneDifference = (
  { person, company }: Known,
  field: NumberField,
  found: string,
  isOnlyFound: boolean,
  tools: SignatureTools,
): Draft | null => {
  const all = [...(person?.phones ?? []), ...(company?.phones ?? [])];
  if (all.some(({ number }) => tools.phoneKey(number) === tools.phoneKey(found))) return null;
  const label = LABELS[field];
  const alike = (person?.phones ?? []).filter((entry) => (entry.label || 'work') === label);
  const replaced = isOnlyFound && alike.length === 1 ? alike[0]!.number : '';
  return {
    field,
    known: alike.map(({ number }) => tools.phoneText(number)).join(', '),
    found: tools.phoneText(found),
    value: { of: 'phone', number: found, label, replaces: replaced },
  };
};

const hostOf = (website: string): string =>
  website
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '');

const websiteDifference = ({ person, company }: Known, found: string): Draft | null => {
  const known = [company?.website ?? '', person?.website ?? '', ...(company?.domains ?? [])].filter(Boolean);
  if (known.some((site) => hostOf(site) === hostOf(found))) return null;
  return { field: 'website', known: known[0] ?? '', found, value: { of: 'website', website: found } };
};

const ADDRESS_FIELDS = ['street', 'postcode', 'city', 'country'] as const;
type Address = Pick<Company, AddressField>;

/** Whether nothing that was found differs; what was not found is not compared. */
export const isSameAddress = (known: Address, found: Partial<Address>): boolean =>
  ADDRESS_FIELDS.every((field) => {
    const value = found[field];
    if (value === undefined) return true;
    return field === 'street'
      ? streetKey(known.street) === streetKey(value)
      : plain(known[field]) === plain(value);
  });

const addressDifference = ({ person, company }: Known, found: Partial<Address>): Draft | null => {
  if (found.street === undefined || found.city === undefined) return null;
  if ([person, company].some((record) => record !== null && isSameAddress(record, found))) return null;
  const known = company ?? person;
  return {
    field: 'address',
    known: known ? addressText(known) : '',
    found: addressText(found),
    value: { of: 'address', address: found },
  };
};

/** Sites of other houses and guesses by position are for somebody who types anyhow, not for a comparison. */
const CONFIDENCE_MIN = 0.55;
/** With an address of the house or none at all, a little less is certain of everything. */
export const isSure = ({ confidence, field }: SignatureProposal): boolean =>
  confidence >= (field === 'website' ? 0.7 : CONFIDENCE_MIN);

/** In the order of a visiting card. */
export const signatureDifferences = (
  answer: Known,
  proposals: readonly SignatureProposal[],
  tools: SignatureTools,
): readonly Difference[] => {
  const { person } = answer;
  if (!person) return [];
  const sure = proposals.filter(isSure);
  const of = (field: ProposalField): readonly SignatureProposal[] =>
    sure.filter((one) => one.field === field);
  const drafts: (readonly [Draft | null, SignatureProposal])[] = [
    ...of('name').map((one) => [nameDifference(person, tools.nameParts(one.value)), one] as const),
    ...of('jobTitle').map((one): readonly [Draft | null, SignatureProposal] => {
      const known = answer.employment?.jobTitle ?? '';
      const isNew = answer.company !== null && plain(known) !== plain(one.value);
      return [
        isNew
          ? { field: 'jobTitle', known, found: one.value, value: { of: 'jobTitle', jobTitle: one.value } }
          : null,
        one,
      ];
    }),
    ...of('companyName').map((one) => [companyDifference(answer, one.value), one] as const),
    ...sure.flatMap((one) =>
      isNumberField(one.field)
        ? [[phoneDifference(answer, one.field, one.value, of(one.field).length === 1, tools), one] as const]
        : [],
    ),
    ...of('website').map((one) => [websiteDifference(answer, one.value), one] as const),
    ...of('street').map((one): readonly [Draft | null, SignatureProposal] => {
      const parts = ADDRESS_FIELDS.flatMap((field) => of(field).map(({ value }) => [field, value] as const));
      return [addressDifference(answer, Object.fromEntries(parts)), one];
    }),
  ];
  const declined = new Set(answer.declined ?? []);
  const differences = drafts.flatMap(([draft, { source, trusted }]) => {
    if (!draft) return [];
    const key = keyOf(draft.field, draft.found);
    return declined.has(key) ? [] : [{ ...draft, source, trusted, key }];
  });
  // What somebody is at another company they are not at the known one.
  const isElsewhere = differences.some(({ field, value }) => field === 'companyName' && value === null);
  return isElsewhere
    ? differences.map((one) => (one.field === 'jobTitle' ? { ...one, value: null } : one))
    : differences;
};

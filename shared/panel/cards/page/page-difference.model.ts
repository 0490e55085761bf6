/** What a page and its imprint say of a known company, compared with what is known of it, field by field. Pure. */
import type { Proposal, ProposalField } from '../../../capture/proposal.ts';
import { isEmailAddress } from '../../../domain/addresses.ts';
import { DECLINED_VALUES_MAX, DECLINED_VALUE_MAX } from '../../../domain/company.ts';
import type { Company, CompanyFields } from '../../../domain/company.ts';
import type { PhoneEntry } from '../../../domain/person.ts';
import type { ShownDifference } from '../hints/signature.view.tsx';
import { hasLegalForm, isSameAddress, plain } from '../../../capture/signature-differences.ts';
import { addressText } from '../../../domain/address-text.ts';
import { registerText } from '../header/company-lines.ts';
import { nameKey } from '../../../capture/company-name.ts';

export type PageDifference = ShownDifference & {
  /** What taking it over changes, given what is there by then. */
  readonly apply: (company: Company) => Partial<CompanyFields>;
};

export type PageTools = {
  readonly phoneKey: (number: string) => string;
  readonly phoneText: (number: string) => string;
  readonly toE164: (text: string) => string;
};

/** Only what a page says of its owner in so many words: its imprint, or its data for machines. */
const CONFIDENCE_MIN = 0.85;

type Draft = Omit<PageDifference, 'source' | 'trusted' | 'key' | 'isTakable'>;

const companyName = ({ name }: Company, found: string): Draft | null => {
  const isSame = nameKey(name) === nameKey(found) && (hasLegalForm(name) || !hasLegalForm(found));
  return isSame
    ? null
    : { field: 'companyName', known: name, found, isAdded: name === '', apply: () => ({ name: found }) };
};

const LABELS = { phone: 'work', mobile: 'mobile', fax: 'fax' } as const;
const ALIKE: Readonly<Record<keyof typeof LABELS, readonly PhoneEntry['label'][]>> = {
  phone: ['', 'work', 'switchboard'],
  mobile: ['mobile'],
  fax: ['fax'],
};

/** The only number of its kind gives way to the one on the page; beside several it is one more. */
const phone = (
  company: Company,
  field: keyof typeof LABELS,
  text: string,
  tools: PageTools,
): Draft | null => {
  const number = tools.toE164(text);
  const isKnown = (entry: PhoneEntry): boolean => tools.phoneKey(entry.number) === tools.phoneKey(number);
  if (company.phones.some(isKnown)) return null;
  const alike = company.phones.filter(({ label }) => ALIKE[field].includes(label));
  const [only] = alike.length === 1 ? alike : [];
  return {
    field,
    known: alike.map((entry) => tools.phoneText(entry.number)).join(', '),
    found: tools.phoneText(number),
    isAdded: only === undefined,
    apply: ({ phones }) => ({
      phones: only
        ? phones.map((entry) => (entry.number === only.number ? { ...entry, number } : entry))
        : [...phones, { number, label: LABELS[field] }],
    }),
  };
};

const email = (company: Company, found: string): Draft | null =>
  !isEmailAddress(found) || company.emails.some((entry) => plain(entry.email) === plain(found))
    ? null
    : {
        field: 'email',
        known: company.emails.map((entry) => entry.email).join(', '),
        found,
        isAdded: true,
        apply: ({ emails }) => ({ emails: [...emails, { email: found, label: '' }] }),
      };

const vatId = (company: Company, found: string): Draft | null =>
  plain(company.vatId) === plain(found)
    ? null
    : {
        field: 'vatId',
        known: company.vatId,
        found,
        isAdded: company.vatId === '',
        apply: () => ({ vatId: found }),
      };

/** Court and number are one entry; a page that leaves the court out says nothing against it. */
const register = (company: Company, court: string, number: string): Draft | null => {
  const isSame =
    plain(company.registerNumber) === plain(number) &&
    (court === '' || plain(company.registerCourt) === plain(court));
  const known = registerText(company);
  return isSame
    ? null
    : {
        field: 'register',
        known,
        found: registerText({ registerCourt: court, registerNumber: number }),
        isAdded: known === '',
        apply: () => ({ registerNumber: number, ...(court ? { registerCourt: court } : {}) }),
      };
};

/** Of a company whose name says it, nothing is missing. */
const legalForm = (company: Company, found: string): Draft | null =>
  plain(company.legalForm) === plain(found) || (company.legalForm === '' && hasLegalForm(company.name))
    ? null
    : {
        field: 'legalForm',
        known: company.legalForm,
        found,
        isAdded: company.legalForm === '',
        apply: () => ({ legalForm: found }),
      };

type Address = Partial<Pick<CompanyFields, 'street' | 'postcode' | 'city' | 'country'>>;

const address = (company: Company, found: Address): Draft | null => {
  const { country, ...place } = found;
  if (!found.street || !found.city || isSameAddress(company, place)) return null;
  return {
    field: 'address',
    known: addressText(company),
    found: addressText(found),
    isAdded: addressText(company) === '',
    apply: () => ({ ...place, ...(country ? { country } : {}) }),
  };
};

/** By field and value, so that another value is offered again. */
const keyOf = ({ field, found }: Draft): string => `${field}:${plain(found)}`.slice(0, DECLINED_VALUE_MAX);

/** In the order of a visiting card. Nothing is compared but what the page says. */
const allDifferences = (
  company: Company,
  proposals: readonly Proposal[],
  tools: PageTools,
): readonly PageDifference[] => {
  const sure = proposals.filter(({ confidence }) => confidence >= CONFIDENCE_MIN);
  const first = (field: ProposalField): Proposal | undefined => sure.find((one) => one.field === field);
  const of = (
    field: ProposalField,
    compare: (found: string) => Draft | null,
  ): (readonly [Draft, Proposal])[] => {
    const found = first(field);
    const draft = found ? compare(found.value) : null;
    return found && draft ? [[draft, found]] : [];
  };
  const place = (['street', 'postcode', 'city', 'country'] as const).flatMap((field) => {
    const found = first(field);
    return found ? [[field, found.value] as const] : [];
  });
  return [
    ...of('companyName', (found) => companyName(company, found)),
    ...of('street', () => address(company, Object.fromEntries(place))),
    ...(['phone', 'mobile', 'fax'] as const).flatMap((field) =>
      of(field, (found) => phone(company, field, found, tools)),
    ),
    ...of('email', (found) => email(company, found)),
    ...of('registerNumber', (found) => register(company, first('registerCourt')?.value ?? '', found)),
    ...of('vatId', (found) => vatId(company, found)),
    ...of('legalForm', (found) => legalForm(company, found)),
  ].map(([draft, { source }]) => ({ ...draft, source, trusted: true, key: keyOf(draft), isTakable: true }));
};

/** What is offered, and what somebody of the house has turned down. */
export const pageDifferences = (
  company: Company,
  proposals: readonly Proposal[],
  tools: PageTools,
): { readonly offered: readonly PageDifference[]; readonly declined: readonly PageDifference[] } => {
  const all = allDifferences(company, proposals, tools);
  const isDeclined = ({ key }: PageDifference): boolean => company.declinedValues.includes(key);
  return { offered: all.filter((one) => !isDeclined(one)), declined: all.filter(isDeclined) };
};

const declinedUpdate = (company: Company, declinedValues: readonly string[], source: string) => ({
  id: company.id,
  set: { declinedValues: declinedValues.slice(-DECLINED_VALUES_MAX) },
  was: { declinedValues: company.declinedValues },
  source,
});

/** Nobody of the house is asked about these values again. */
export const declineUpdate = (company: Company, chosen: readonly PageDifference[], source: string) =>
  declinedUpdate(company, [...company.declinedValues, ...chosen.map(({ key }) => key)], source);

export const offerAgainUpdate = (company: Company, chosen: readonly PageDifference[], source: string) => {
  const keys = new Set(chosen.map(({ key }) => key));
  return declinedUpdate(
    company,
    company.declinedValues.filter((key) => !keys.has(key)),
    source,
  );
};

/** One change of the company for all that were chosen, with what stood there before. */
export const companyUpdate = (company: Company, chosen: readonly PageDifference[], source: string) => {
  const after = { ...company };
  for (const { apply } of chosen) Object.assign(after, apply(after));
  const fields = [
    ...new Set(chosen.flatMap(({ apply }) => Object.keys(apply(company)))),
  ] as (keyof CompanyFields)[];
  const pick = (from: Company): Partial<CompanyFields> =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { id: company.id, set: pick(after), was: pick(company), source };
};

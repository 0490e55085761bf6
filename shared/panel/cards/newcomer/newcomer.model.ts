/** Somebody who is not known yet: what is proposed, and what one click makes of it. Pure. */
import { nameKey } from '../../../capture/company-name.ts';
import { countryCode } from '../../../capture/postal-address.ts';
import type { NameParts } from '../../../capture/signature-differences.ts';
import type { Proposal, ProposalField, SignatureProposal } from '../../../capture/proposal.ts';
import { isDomainName, isEmailAddress, isWebAddress } from '../../../domain/addresses.ts';
import type { CompanyFields } from '../../../domain/company.ts';
import type { CustomPatch } from '../../../domain/custom-field.ts';
import type { PhoneEntry } from '../../../domain/person.ts';
import type { MutationEnvelope } from '../../../domain/mutation.ts';
import type { PageSubject } from '../../panel-host.ts';
import { formatPhone } from '../../../i18n/phone-format.ts';
import type { PanelChanges } from '../../panel-changes.ts';
import { webUrl } from '../header/header.model.ts';

export type Scope = 'person' | 'company';

/** What a record has no place for is not asked for; who acts for a company is among its people. */
export type RowField = Exclude<ProposalField, 'representative'>;

export type Row = {
  readonly scope: Scope;
  readonly field: RowField;
  readonly value: string;
  /** The line it was read from; empty when a person has to type it. */
  readonly source: string;
  readonly isUsed: boolean;
  /** Read from a signature that may be somebody else's: a person has to tick it. */
  readonly isUnsure: boolean;
  /** Shown at once; the others behind "more". */
  readonly isMain: boolean;
};

/** Foreign text may call anything an address; what the server would refuse is not proposed. */
const canBe = ({ field, value }: Proposal): boolean => {
  switch (field) {
    case 'email':
      return isEmailAddress(value);
    case 'website':
      return isWebAddress(webUrl(value));
    case 'country':
      return countryCode(value) !== undefined;
    default:
      return value !== '';
  }
};

const best = (proposals: readonly Proposal[], field: ProposalField): Proposal | undefined =>
  proposals
    .filter((proposal) => proposal.field === field && canBe(proposal))
    .toSorted((one, other) => other.confidence - one.confidence)[0];

const isNumber = (field: ProposalField): boolean =>
  field === 'phone' || field === 'mobile' || field === 'fax';

type MaybeTrusted = Proposal & Partial<Pick<SignatureProposal, 'trusted'>>;

/** What a page says is its own; a signature's proposals say whether they can be trusted. */
const isUnsure = ({ trusted }: MaybeTrusted): boolean => trusted === false;

const row = (scope: Scope, field: RowField, proposal: MaybeTrusted | undefined, isMain: boolean): Row => ({
  scope,
  field,
  value: isNumber(field) ? formatPhone(proposal?.value ?? '') : (proposal?.value ?? ''),
  source: proposal?.source ?? '',
  isUsed: proposal !== undefined && !isUnsure(proposal),
  isUnsure: proposal !== undefined && isUnsure(proposal),
  isMain,
});

const MORE_PERSON: readonly RowField[] = [
  'mobile',
  'fax',
  'website',
  'street',
  'postcode',
  'city',
  'country',
];
const MORE_COMPANY: readonly RowField[] = [
  'phone',
  'email',
  'fax',
  'street',
  'postcode',
  'city',
  'country',
  'registerCourt',
  'registerNumber',
  'vatId',
  'legalForm',
];

const more = (scope: Scope, fields: readonly RowField[], proposals: readonly Proposal[]): Row[] =>
  fields.flatMap((field) => {
    const proposal = best(proposals, field);
    return proposal ? [row(scope, field, proposal, false)] : [];
  });

const named = (field: ProposalField, value: string): Proposal | undefined =>
  value ? { field, value, source: '', confidence: 0.5 } : undefined;

/** A sender that goes by the name of its company is no person. */
export const isCompanyName = (name: string, companyName: string): boolean =>
  nameKey(name) !== '' && nameKey(name) === nameKey(companyName);

export type MailGuess = {
  readonly name: string;
  readonly companyName: string;
  /** Where the address belongs to a company that is known. */
  readonly knownCompany?: string;
};

/** As the signature writes it; where that is not to be trusted, only if the address says the same. */
const companyProposal = (
  { companyName }: MailGuess,
  signature: readonly SignatureProposal[],
): MaybeTrusted | undefined => {
  const found = signature.find(({ field, value }) => field === 'companyName' && value !== '');
  const guess = named('companyName', companyName);
  if (!found || found.trusted || !guess) return found ?? guess;
  return nameKey(found.value) === nameKey(companyName) ? { ...found, trusted: true } : guess;
};

/** For a mail: always the same four lines, so that nothing moves; everything else the signature says behind "more". */
export const mailRows = (guess: MailGuess, signature: readonly SignatureProposal[]): Row[] => {
  const name = row('person', 'name', named('name', guess.name) ?? best(signature, 'name'), true);
  const companyName = row('company', 'companyName', companyProposal(guess, signature), true);
  const isCompany = [companyName.value, guess.companyName, guess.knownCompany ?? ''].some((company) =>
    isCompanyName(name.value, company),
  );
  return [
    // As the company writes itself, where only the address spoke of it.
    isCompany ? { ...name, isUsed: false } : name,
    isCompany && companyName.source === '' ? { ...companyName, value: name.value } : companyName,
    row('person', 'jobTitle', best(signature, 'jobTitle'), true),
    row('person', 'phone', best(signature, 'phone') ?? best(signature, 'mobile'), true),
    ...more('person', best(signature, 'phone') ? MORE_PERSON : MORE_PERSON.slice(1), signature),
  ];
};

export const companyRows = (page: PageSubject): Row[] => [
  row(
    'company',
    'companyName',
    best(page.company, 'companyName') ?? best(page.company, 'name') ?? named('companyName', page.siteName),
    true,
  ),
  row('company', 'website', best(page.company, 'website') ?? named('website', page.domain), true),
  ...more('company', MORE_COMPANY, page.company),
];

export const pagePersonRows = (person: readonly Proposal[]): Row[] => [
  row('person', 'name', best(person, 'name'), true),
  row('person', 'jobTitle', best(person, 'jobTitle'), true),
  row('person', 'email', best(person, 'email'), true),
  row('person', 'phone', best(person, 'phone') ?? best(person, 'mobile'), true),
  ...more('person', ['mobile'], best(person, 'phone') ? person : []),
];

export type RowEdit = Partial<Pick<Row, 'value' | 'isUsed'>>;
/** By row and, for a page that names several people, by person. */
export type RowEdits = ReadonlyMap<string, RowEdit>;

const editKey = ({ scope, field }: Row, person: number): string =>
  scope === 'company' ? field : `${person}.${field}`;

export const withEdit = (edits: RowEdits, of: Row, person: number, edit: RowEdit): RowEdits => {
  const key = editKey(of, person);
  return new Map([...edits, [key, { ...edits.get(key), ...edit }]]);
};

/** The rows as they were found, with what was typed and ticked since. */
export const editedRows = (rows: readonly Row[], edits: RowEdits, person: number): readonly Row[] =>
  rows.map((found) => ({ ...found, ...edits.get(editKey(found, person)) }));

const valueOf = (rows: readonly Row[], scope: Scope, field: ProposalField): string => {
  const found = rows.find((candidate) => candidate.scope === scope && candidate.field === field);
  return found?.isUsed ? found.value.trim() : '';
};

export type NewcomerInput = {
  readonly rows: readonly Row[];
  /** Its address, for a mail; a page's person may have one among the rows. */
  readonly email: string;
  /** Of a company that is known already. */
  readonly companyId: string | null;
  /** A domain that is the company's own; empty for free mail and shared hosts. */
  readonly domain: string;
  readonly name: NameParts;
  readonly toE164: (text: string) => string;
  /** Of the company's own fields, by whose they are. */
  readonly custom?: { readonly person?: CustomPatch | undefined; readonly company?: CustomPatch | undefined };
  /** Where the values came from, e.g. `mail-signature`, or the page's address. */
  readonly source: string;
  readonly newId: () => string;
};

const phonesOf = (input: NewcomerInput, scope: Scope): PhoneEntry[] =>
  (
    [
      ['phone', 'work'],
      ['mobile', 'mobile'],
      ['fax', 'fax'],
    ] as const
  ).flatMap(([field, label]) => {
    const number = valueOf(input.rows, scope, field);
    return number ? [{ number: input.toE164(number), label }] : [];
  });

const filled = <T extends Record<string, string>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>;

/** As the server keeps it; what is no country goes as it was typed, and the server says so. */
const countryOf = (text: string): string => countryCode(text) ?? text;

const addressOf = (rows: readonly Row[], scope: Scope) =>
  filled({
    street: valueOf(rows, scope, 'street'),
    postcode: valueOf(rows, scope, 'postcode'),
    city: valueOf(rows, scope, 'city'),
    country: countryOf(valueOf(rows, scope, 'country')),
  });

/** Somebody is named and was unticked: then no person is to be made. */
const isLeftOut = (rows: readonly Row[]): boolean =>
  rows.some(({ scope, field, value, isUsed }) => {
    return scope === 'person' && field === 'name' && value.trim() !== '' && !isUsed;
  });

/** The sender is the company itself: what would be the person's is the company's. */
const isOwnVoice = (rows: readonly Row[]): boolean => {
  const name = rows.find(({ scope, field }) => scope === 'person' && field === 'name')?.value ?? '';
  return isLeftOut(rows) && isCompanyName(name, valueOf(rows, 'company', 'companyName'));
};

const companyFields = (input: NewcomerInput): Partial<CompanyFields> => {
  const { rows } = input;
  const isOwn = isOwnVoice(rows);
  const email =
    valueOf(rows, 'company', 'email') || (isOwn && isEmailAddress(input.email) ? input.email : '');
  const phones = [...phonesOf(input, 'company'), ...(isOwn ? phonesOf(input, 'person') : [])];
  const website = valueOf(rows, 'company', 'website') || valueOf(rows, 'person', 'website');
  // A signature's address is the company's, not the person's home.
  return {
    name: valueOf(rows, 'company', 'companyName'),
    ...(isDomainName(input.domain) ? { domains: [input.domain] } : {}),
    ...(email ? { emails: [{ email, label: '' }] } : {}),
    ...(phones.length > 0 ? { phones } : {}),
    ...filled({
      website: webUrl(website),
      vatId: valueOf(rows, 'company', 'vatId'),
      registerCourt: valueOf(rows, 'company', 'registerCourt'),
      registerNumber: valueOf(rows, 'company', 'registerNumber'),
      legalForm: valueOf(rows, 'company', 'legalForm'),
    }),
    ...addressOf(rows, 'person'),
    ...addressOf(rows, 'company'),
  };
};

/** Several companies have the domain already: one more is made only where somebody ticks it. */
export const withoutCompany = (rows: readonly Row[]): Row[] =>
  rows.map((one) => (one.scope === 'company' ? { ...one, isUsed: false } : one));

type CompanyChoice = { readonly id: string; readonly name: string };

/** The one that was chosen, or as long as nothing was (null) the one that mail or page name; null for none of them. */
export const chosenCompany = (
  choices: readonly CompanyChoice[],
  chosenId: string | null,
  rows: readonly Row[],
): CompanyChoice | null => {
  if (chosenId !== null) return choices.find(({ id }) => id === chosenId) ?? null;
  const stated = rows.find(
    ({ scope, field, source }) => scope === 'company' && field === 'companyName' && source,
  );
  return choices.find(({ name }) => isCompanyName(name, stated?.value ?? '')) ?? null;
};

export type NewcomerPlan = {
  readonly mutations: readonly MutationEnvelope[];
  readonly personId: string | null;
  readonly companyId: string | null;
};

/** True when nothing would be made: nobody is ticked, and the company is known or not wanted either. */
export const makesNothing = (rows: readonly Row[], isCompanyKnown: boolean): boolean =>
  isLeftOut(rows) && (isCompanyKnown || valueOf(rows, 'company', 'companyName') === '');

const ownOf = (custom: CustomPatch | undefined): { custom?: CustomPatch } => (custom ? { custom } : {});

/** The records in the order they have to be made: company, person, employment. */
export const planNewcomer = (input: NewcomerInput, envelope: PanelChanges['envelope']): NewcomerPlan => {
  const { rows, source } = input;
  const mutations: MutationEnvelope[] = [];
  let companyId = input.companyId;
  const company = companyFields(input);
  if (companyId === null && company.name) {
    companyId = input.newId();
    mutations.push(
      envelope('company.create', {
        id: companyId,
        fields: { ...company, ...ownOf(input.custom?.company) },
        source,
      }),
    );
  }
  // A mail's sender may be named by something that is no address (an entry of the house's directory).
  const sender = isEmailAddress(input.email) ? input.email : '';
  const email = sender || valueOf(rows, 'person', 'email');
  const hasName = input.name.firstName !== '' || input.name.lastName !== '';
  if (isLeftOut(rows) || (!hasName && email === '')) return { mutations, personId: null, companyId };
  const personId = input.newId();
  const phones = phonesOf(input, 'person');
  mutations.push(
    envelope('person.create', {
      id: personId,
      fields: {
        ...filled({ ...input.name }),
        ...(email ? { emails: [{ email, label: '' }] } : {}),
        ...(phones.length > 0 ? { phones } : {}),
        ...ownOf(input.custom?.person),
      },
      source,
    }),
  );
  if (companyId !== null) {
    const jobTitle = valueOf(rows, 'person', 'jobTitle');
    mutations.push(
      envelope('employment.create', {
        id: input.newId(),
        fields: { personId, companyId, ...(jobTitle ? { jobTitle } : {}) },
      }),
    );
  }
  return { mutations, personId, companyId };
};

/** What two records are compared by: their names, addresses and numbers, folded to what does not depend on spelling. Pure. */
import { phoneKey } from '#shared/capture/phone.ts';
import { streetKey } from '#shared/capture/street-key.ts';
import { isFreeMail } from '#shared/capture/web-domain.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { personName } from '#shared/domain/person.ts';
import { emailKey } from '#shared/domain/user.ts';
import { foldText } from '#shared/lib/fold.ts';

/** What both kinds have. */
type SharedMarks = {
  readonly id: string;
  /** As it is shown. */
  readonly name: string;
  readonly emails: readonly string[];
  /** Digits of the E.164 form, fax numbers left out. */
  readonly phones: readonly string[];
  /** Those that stand for one company: free mail is left out. */
  readonly domains: readonly string[];
  /** Street and house number, without what differs in spelling; empty where one of them is missing. */
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
};

export type PersonMarks = SharedMarks & {
  readonly type: 'person';
  readonly first: string;
  readonly last: string;
  readonly employers: readonly string[];
};

export type CompanyMarks = SharedMarks & {
  readonly type: 'company';
  /** The words of the name without its legal form, in their order. */
  readonly words: readonly string[];
  readonly legalForm: string;
  readonly vatId: string;
  readonly parentId: string | null;
};

export type Marks = PersonMarks | CompanyMarks;

const LEGAL_FORMS: readonly (readonly [pattern: RegExp, form: string])[] = [
  [/\b(?:gmbh|mbh) (?:(?:&|und|u\.?|\+) )?co\.? ?(?:kg(?:aa)?)\b\.?/gu, 'gmbh & co. kg'],
  [/\bug \(haftungsbeschraenkt\)|\bug haftungsbeschraenkt\b/gu, 'ug'],
  [/\bgesellschaft mit beschraenkter haftung\b/gu, 'gmbh'],
  [/\baktiengesellschaft\b/gu, 'ag'],
  [/\bkommanditgesellschaft\b/gu, 'kg'],
  [/\beingetragener verein\b|\be\. ?v\.?(?=\s|$)|\bev$/gu, 'e.v.'],
  [/\be\. ?(?:k|kfm|kfr)\.?(?=\s|$)/gu, 'e.k.'],
  [/\bgmbh\b/gu, 'gmbh'],
  [/\b(ag|kg|kgaa|ohg|gbr|ug|se|eg|og|sarl|ltd|limited|llc|inc|plc|bv|nv|sa|srl|spa|ab|oy|as)\b\.?/gu, ''],
];

const SPELLED: Readonly<Record<string, string>> = { limited: 'ltd' };

/** The name without its legal form, and that form; of a name that is nothing else, all of it. */
const splitName = (name: string): { words: string[]; legalForm: string } => {
  let rest = foldText(name).replaceAll(/[“”„"'’`]/gu, '');
  let legalForm = '';
  for (const [pattern, form] of LEGAL_FORMS) {
    const found = rest.match(pattern)?.[0];
    if (found === undefined) continue;
    legalForm ||= form || (SPELLED[found.replaceAll(/[. ]/gu, '')] ?? found.replaceAll(/[. ]/gu, ''));
    rest = rest.replaceAll(pattern, ' ');
  }
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? foldText(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return { words: words.filter((word) => !/^(?:und|and|the|der|die|das|co)$/u.test(word)), legalForm };
};

/** Without a number it is no address. */
const streetMark = (street: string): string => {
  const key = streetKey(street);
  return /\d/u.test(key) && /\p{L}{2}/u.test(key) ? key : '';
};

/** Office lines are many people's: they say little of a person. */
const SHARED_LOCAL_PARTS =
  /^(?:info|kontakt|contact|office|mail|post|service|support|vertrieb|sales|einkauf|buchhaltung|verwaltung|zentrale|sekretariat|praxis|team|hello|hallo|datenschutz|dsb|privacy|bewerbung|jobs|presse|noreply|no-reply)$/u;

/** Whether several people read what comes there. */
export const isSharedMailbox = (email: string): boolean =>
  SHARED_LOCAL_PARTS.test(email.slice(0, email.indexOf('@')));

const digits = (postcode: string): string => postcode.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

type Reachable = Pick<CompanyFields, 'emails' | 'phones' | 'street' | 'postcode' | 'city' | 'country'>;

const sharedMarks = ({ emails, phones, street, postcode, city, country }: Reachable) => {
  const keys = [...new Set(emails.map(({ email }) => emailKey(email)).filter(Boolean))];
  return {
    emails: keys,
    phones: [
      ...new Set(
        phones
          .filter(({ label }) => label !== 'fax')
          .map(({ number }) => phoneKey(number, country || 'DE'))
          .filter((key) => key.length > 5),
      ),
    ],
    domains: [...new Set(keys.map((key) => key.slice(key.lastIndexOf('@') + 1)))].filter(
      (domain) => domain !== '' && !isFreeMail(domain),
    ),
    street: streetMark(street),
    postcode: digits(postcode),
    city: foldText(city).replaceAll(/[^\p{L}]/gu, ''),
  };
};

export type PersonRecord = Pick<PersonFields, 'title' | 'firstName' | 'lastName' | keyof Reachable> & {
  readonly id: string;
};
export type CompanyRecord = Pick<
  CompanyFields,
  'name' | 'domains' | 'vatId' | 'parentId' | keyof Reachable
> & {
  readonly id: string;
};

export const personMarks = (person: PersonRecord, employers: readonly string[]): PersonMarks => ({
  type: 'person',
  id: person.id,
  name: personName(person),
  ...sharedMarks(person),
  first: foldText(person.firstName).trim(),
  last: foldText(person.lastName).trim(),
  employers,
});

export const companyMarks = (company: CompanyRecord): CompanyMarks => {
  const shared = sharedMarks(company);
  return {
    type: 'company',
    id: company.id,
    name: company.name,
    ...shared,
    domains: [...new Set([...company.domains, ...shared.domains])],
    ...splitName(company.name),
    parentId: company.parentId,
    vatId: company.vatId.replaceAll(/[^A-Za-z0-9]/gu, '').toUpperCase(),
  };
};

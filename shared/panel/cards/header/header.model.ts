/** What the head of the panel says, and what an edit of it changes. Pure. */
import type { Company } from '../../../domain/company.ts';
import type { Lifecycle } from '../../../domain/lifecycle.ts';
import type { MutationArgs, MutationName } from '../../../domain/mutations.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { personName } from '../../../domain/person.ts';
import type { Person } from '../../../domain/person.ts';
import type { Subject } from '../../panel-host.ts';

export type HeaderModel = {
  readonly kind: 'person' | 'company' | 'colleagues' | 'nobody';
  readonly name: string;
  readonly jobTitle: string;
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly lifecycle: Lifecycle | null;
  readonly since: string | null;
  readonly isFemale: boolean;
  readonly keyAccount: boolean;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly website: string;
  readonly place: string;
};

const NOBODY: HeaderModel = {
  kind: 'nobody',
  name: '',
  jobTitle: '',
  company: null,
  lifecycle: null,
  since: null,
  isFemale: false,
  keyAccount: false,
  phones: [],
  emails: [],
  website: '',
  place: '',
};

/** `https://…` for what people type as a web address. */
export const webUrl = (website: string): string =>
  website === '' ? '' : /^https?:\/\//i.test(website) ? website : `https://${website}`;

/** `brandt.example` for `https://www.brandt.example/`. */
export const webLabel = (website: string): string =>
  website
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');

export const headerModel = (answer: PanelAnswer): HeaderModel => {
  const { person, company, employment } = answer;
  if (person) {
    return {
      kind: 'person',
      name: personName(person),
      jobTitle: employment?.jobTitle ?? '',
      company: company ? { id: company.id, name: company.name } : null,
      lifecycle: person.lifecycle,
      since: company?.customerSince ?? null,
      isFemale: person.salutation === 'frau',
      keyAccount: company?.keyAccount ?? false,
      phones:
        person.phones.length > 0
          ? person.phones.map(({ number }) => number)
          : (company?.phones ?? []).slice(0, 1).map(({ number }) => number),
      emails: person.emails.map(({ email }) => email),
      website: person.website || company?.website || company?.domains[0] || '',
      place: person.city || company?.city || '',
    };
  }
  const focused = answer.participants.find(({ email }) => email === answer.focus);
  if (company && !focused) {
    return {
      ...NOBODY,
      kind: 'company',
      name: company.name,
      lifecycle: company.lifecycle,
      since: company.customerSince,
      keyAccount: company.keyAccount,
      phones: company.phones.map(({ number }) => number),
      emails: company.emails.map(({ email }) => email),
      website: company.website || company.domains[0] || '',
      place: company.city,
    };
  }
  const isColleaguesOnly =
    answer.participants.length > 0 && answer.participants.every(({ internal }) => internal);
  return { ...NOBODY, kind: isColleaguesOnly ? 'colleagues' : 'nobody' };
};

/** Something being written that is addressed to nobody yet; not where the program only did not say to whom. */
export const isWithoutPeople = (subject: Subject): boolean =>
  (subject.type === 'mail' || subject.type === 'appointment') &&
  subject.mode === 'compose' &&
  subject.participants.length === 0 &&
  subject.gap === undefined;

/** What the edit form holds. */
export type HeaderEdit = {
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Of a company. */
  readonly name: string;
  readonly jobTitle: string;
  readonly phone: string;
  readonly email: string;
  readonly lifecycle: Lifecycle;
};

export const editOf = ({ person, company, employment }: PanelAnswer): HeaderEdit => ({
  title: person?.title ?? '',
  firstName: person?.firstName ?? '',
  lastName: person?.lastName ?? '',
  name: company?.name ?? '',
  jobTitle: employment?.jobTitle ?? '',
  phone: (person ?? company)?.phones[0]?.number ?? '',
  email: (person ?? company)?.emails[0]?.email ?? '',
  lifecycle: (person ?? company)?.lifecycle ?? 'acquisition',
});

/** What was typed on top of what has changed since it was begun: only fields a person touched are theirs. */
export const rebased = (begun: HeaderEdit, typed: HeaderEdit, now: HeaderEdit): HeaderEdit => {
  const touched = Object.entries(typed).filter(
    ([field, value]) => value !== begun[field as keyof HeaderEdit],
  );
  return { ...now, ...(Object.fromEntries(touched) as Partial<HeaderEdit>) };
};

/** The first entry replaced or, when emptied, removed; its label stays. */
const withFirst = <T extends object>(list: readonly T[], value: string, fresh: T): T[] =>
  value === '' ? list.slice(1) : [{ ...list[0], ...fresh }, ...list.slice(1)];

export type Step = { [N in MutationName]: readonly [name: N, args: MutationArgs<N>] }[MutationName];

const personSet = (person: Person, before: HeaderEdit, after: HeaderEdit) => ({
  ...(after.title === before.title ? {} : { title: after.title }),
  ...(after.firstName === before.firstName ? {} : { firstName: after.firstName }),
  ...(after.lastName === before.lastName ? {} : { lastName: after.lastName }),
  ...(after.lifecycle === before.lifecycle ? {} : { lifecycle: after.lifecycle }),
  ...contactSet(person, before, after),
});

const contactSet = (record: Person | Company, before: HeaderEdit, after: HeaderEdit) => ({
  ...(after.phone === before.phone
    ? {}
    : {
        phones: withFirst(record.phones, after.phone, {
          number: after.phone,
          label: record.phones[0]?.label ?? ('work' as const),
        }),
      }),
  ...(after.email === before.email
    ? {}
    : {
        emails: withFirst(record.emails, after.email, {
          email: after.email,
          label: record.emails[0]?.label ?? '',
        }),
      }),
});

const companySet = (company: Company, before: HeaderEdit, after: HeaderEdit) => ({
  ...(after.name === before.name ? {} : { name: after.name }),
  ...(after.lifecycle === before.lifecycle ? {} : { lifecycle: after.lifecycle }),
  ...contactSet(company, before, after),
});

const employmentStep = (
  { employment, company }: PanelAnswer,
  person: Person,
  jobTitle: string,
  seen: string,
  newId: () => string,
): Step[] => {
  if (employment)
    return [['employment.update', { id: employment.id, set: { jobTitle }, was: { jobTitle: seen } }]];
  if (!company) return [];
  return [
    ['employment.create', { id: newId(), fields: { personId: person.id, companyId: company.id, jobTitle } }],
  ];
};

/** What stood in the fields that are set: in the form when it was opened, lists as they are now. */
const seenIn = <T extends Person | Company>(record: T, set: object, begun: HeaderEdit): Partial<T> =>
  Object.fromEntries(
    Object.keys(set).map((field) => [
      field,
      field in begun ? begun[field as keyof HeaderEdit] : record[field as keyof T],
    ]),
  ) as Partial<T>;

/** Only what was changed, with what its author saw there (`begun`); nothing when nothing was. */
export const editSteps = (
  answer: PanelAnswer,
  after: HeaderEdit,
  newId: () => string,
  begun: HeaderEdit = editOf(answer),
): Step[] => {
  const { person, company } = answer;
  const before = editOf(answer);
  if (person) {
    const set = personSet(person, before, after);
    return [
      ...(Object.keys(set).length > 0
        ? [['person.update', { id: person.id, set, was: seenIn(person, set, begun) }] as const]
        : []),
      ...(after.jobTitle === before.jobTitle
        ? []
        : employmentStep(answer, person, after.jobTitle, begun.jobTitle, newId)),
    ];
  }
  if (!company) return [];
  const set = companySet(company, before, after);
  return Object.keys(set).length > 0
    ? [['company.update', { id: company.id, set, was: seenIn(company, set, begun) }] as const]
    : [];
};

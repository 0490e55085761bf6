/** What an edit in the head of the panel changes. Pure. */
import type { Company } from '../../../domain/company.ts';
import type { Lifecycle } from '../../../domain/lifecycle.ts';
import type { MutationArgs, MutationName } from '../../../domain/mutations.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import type { Person } from '../../../domain/person.ts';

/** Of a company, each a line of its own in the form. */
const COMPANY_LINES = ['legalForm', 'registerCourt', 'registerNumber', 'vatId'] as const;
type CompanyLine = (typeof COMPANY_LINES)[number];

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
} & Readonly<Record<CompanyLine, string>>;

const linesOf = (company: Company | null): Record<CompanyLine, string> =>
  Object.fromEntries(COMPANY_LINES.map((line) => [line, company?.[line] ?? ''])) as Record<
    CompanyLine,
    string
  >;

export const editOf = ({ person, company, employment }: PanelAnswer): HeaderEdit => ({
  title: person?.title ?? '',
  firstName: person?.firstName ?? '',
  lastName: person?.lastName ?? '',
  name: company?.name ?? '',
  jobTitle: employment?.jobTitle ?? '',
  phone: (person ?? company)?.phones[0]?.number ?? '',
  email: (person ?? company)?.emails[0]?.email ?? '',
  lifecycle: (person ?? company)?.lifecycle ?? 'acquisition',
  ...linesOf(company),
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
  ...Object.fromEntries(
    COMPANY_LINES.filter((line) => after[line] !== before[line]).map((line) => [line, after[line]]),
  ),
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

/** What taking over parts of a signature changes: one change for each record, with what stood there before. Pure. */
import type { Company, CompanyFields } from '../../../domain/company.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import type { Person, PersonFields, PhoneEntry } from '../../../domain/person.ts';
import type { Step } from '../header/header-edit.model.ts';
import type { Value } from '../../../capture/signature-differences.ts';

/** Shown beside the values' history. */
const SOURCE = 'mail-signature';

type Place = Pick<PanelAnswer, 'person' | 'company' | 'employment'>;
type Changed = {
  person: Partial<Omit<PersonFields, 'custom'>>;
  company: Partial<Omit<CompanyFields, 'custom'>>;
  newCompany: string;
  knownCompany: string;
  jobTitle: string | null;
};

const withPhone = (
  phones: readonly PhoneEntry[],
  { number, label, replaces }: Extract<Value, { of: 'phone' }>,
): PhoneEntry[] =>
  replaces === ''
    ? [...phones, { number, label }]
    : phones.map((entry) => (entry.number === replaces ? { ...entry, number } : entry));

const collect = ({ person, company }: Place, values: readonly Value[]): Changed => {
  const changed: Changed = { person: {}, company: {}, newCompany: '', knownCompany: '', jobTitle: null };
  // A signature's address and web site are the house's; of somebody without one they are their own.
  const house = company ? changed.company : changed.person;
  for (const value of values) {
    switch (value.of) {
      case 'name':
        Object.assign(changed.person, value.name);
        break;
      case 'jobTitle':
        changed.jobTitle = value.jobTitle;
        break;
      case 'companyName':
        changed.company.name = value.name;
        break;
      case 'newCompany':
        changed.newCompany = value.name;
        break;
      case 'knownCompany':
        changed.knownCompany = value.companyId;
        break;
      case 'phone':
        changed.person.phones = withPhone(changed.person.phones ?? person?.phones ?? [], value);
        break;
      case 'website':
        house.website = value.website;
        break;
      case 'address':
        Object.assign(house, value.address);
        break;
    }
  }
  return changed;
};

const differing = <T extends Person | Company>(record: T, set: Partial<T>): Partial<T> =>
  Object.fromEntries(
    Object.entries(set).filter(([field, value]) => record[field as keyof T] !== value),
  ) as Partial<T>;

/** What stands in a record where `set` changes it. */
export const before = <T extends Person | Company>(record: T, set: object): Partial<T> =>
  Object.fromEntries(Object.keys(set).map((field) => [field, record[field as keyof T]])) as Partial<T>;

const employmentSteps = (
  { employment, company }: Place,
  personId: string,
  { jobTitle, newCompany, knownCompany }: Changed,
  newId: () => string,
  domains: readonly string[],
): Step[] => {
  if (!company && knownCompany !== '')
    return [['employment.create', { id: newId(), fields: { personId, companyId: knownCompany } }]];
  if (!company && newCompany !== '') {
    const companyId = newId();
    return [
      [
        'company.create',
        {
          id: companyId,
          fields: { name: newCompany, ...(domains.length > 0 ? { domains: [...domains] } : {}) },
          source: SOURCE,
        },
      ],
      [
        'employment.create',
        { id: newId(), fields: { personId, companyId, ...(jobTitle === null ? {} : { jobTitle }) } },
      ],
    ];
  }
  if (jobTitle === null || !company) return [];
  if (employment)
    return [
      ['employment.update', { id: employment.id, set: { jobTitle }, was: { jobTitle: employment.jobTitle } }],
    ];
  return [['employment.create', { id: newId(), fields: { personId, companyId: company.id, jobTitle } }]];
};

/** `domains` are those a company that is made new has for its own. */
export const signatureSteps = (
  place: Place,
  values: readonly Value[],
  newId: () => string,
  domains: readonly string[] = [],
): Step[] => {
  const { person, company } = place;
  if (!person) return [];
  const changed = collect(place, values);
  const ofPerson = differing(person, changed.person);
  const ofCompany = company ? differing(company, changed.company) : {};
  return [
    ...(Object.keys(ofPerson).length > 0
      ? [
          [
            'person.update',
            { id: person.id, set: ofPerson, was: before(person, ofPerson), source: SOURCE },
          ] as const,
        ]
      : []),
    ...(company && Object.keys(ofCompany).length > 0
      ? [
          [
            'company.update',
            { id: company.id, set: ofCompany, was: before(company, ofCompany), source: SOURCE },
          ] as const,
        ]
      : []),
    ...employmentSteps(place, person.id, changed, newId, domains),
  ];
};

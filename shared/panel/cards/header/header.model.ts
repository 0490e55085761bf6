/** What the head of the panel says, and what an edit of it changes. Pure. */
import type { Lifecycle } from '../../../domain/lifecycle.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { personName } from '../../../domain/person.ts';
import type { Subject } from '../../panel-host.ts';
import { addressText } from '../../../domain/address-text.ts';
import { registerText } from './company-lines.ts';

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
  /** Of a company: address and register entry, each where it is known. */
  readonly data: readonly string[];
  /** Of a company. */
  readonly vatId: string;
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
  data: [],
  vatId: '',
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
      data: [],
      vatId: '',
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
      data: [addressText(company), registerText(company)].filter(Boolean),
      vatId: company.vatId,
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

/** Documents of this device as records: told apart by type, put in order, called by name. Pure. */
import type { CustomValues } from '../domain/custom-field.ts';
import { isContactMail } from '../domain/mail-kind.ts';
import type { TimelineItem } from '../domain/panel.ts';
import { personName } from '../domain/person.ts';
import type { Person } from '../domain/person.ts';
import type { SyncDoc } from '../domain/sync.ts';

const CONTACT_KINDS: ReadonlySet<TimelineItem['kind']> = new Set([
  'mail',
  'call',
  'meeting',
  'visit',
  'letter',
]);
/** Whether it counts as having been in touch. */
export const isContact = ({ kind, mailKind }: TimelineItem): boolean =>
  CONTACT_KINDS.has(kind) && isContactMail(mailKind);

/** The record a document holds. */
export const as = <T>(doc: SyncDoc): T => ({ ...doc.data, id: doc.id }) as T;
/** Those of one type, in the order they came. */
export const ofType = (docs: readonly SyncDoc[], type: SyncDoc['type']): SyncDoc[] =>
  docs.filter((doc) => doc.type === type);

/** Values of the company's own fields, as answers tell them: not at all where there are none. */
export const ownValues = (custom: CustomValues | undefined): { custom?: CustomValues } =>
  custom && Object.keys(custom).length > 0 ? { custom } : {};

/** Smallest first, by the text that `key` gives. */
export const bySort = <T>(key: (one: T) => string): ((one: T, other: T) => number) => {
  return (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
};
/** Largest first. */
export const newestFirst = <T>(key: (one: T) => string): ((one: T, other: T) => number) => {
  const oldestFirst = bySort(key);
  return (one, other) => oldestFirst(other, one);
};

/** A text to sort by: what stands in the field, then the id. */
export const sortKey = ({ id, data }: SyncDoc, field: string, none = ''): string => {
  const value = data[field];
  return `${typeof value === 'string' ? value : none} ${id}`;
};

/** What a person, company, deal or follow-up is called. */
export const titleOf = (doc: SyncDoc): string => {
  if (doc.type === 'person') return personName(as<Person>(doc));
  return as<{ name: string; title: string }>(doc)[doc.type === 'company' ? 'name' : 'title'];
};

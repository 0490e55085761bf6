/** Which of the company's own fields are shown, and in which order. By itself, because it needs no schema. Pure. */
import type { CustomField, CustomRecord } from './custom-field.ts';

/** As `CUSTOM_RECORDS`, which stands beside schemas. */
const SHOWN: readonly CustomRecord[] = ['person', 'company', 'deal', 'task', 'activity'];

/** Fields of one kind of record that are in use, in their order. */
export const fieldsInUse = (fields: readonly CustomField[], recordType: CustomRecord): CustomField[] =>
  fields
    .filter((field) => field.recordType === recordType && field.archivedAt === null)
    .toSorted((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));

/** Those a panel shows and asks for, of every kind of record: whom it shows, what hangs on them, what can be added to them. */
export const shownFields = (all: readonly CustomField[]): CustomField[] =>
  SHOWN.flatMap((recordType) => fieldsInUse(all, recordType));

/** Which fields of a record are shown, under which heading, and what changing one consists of. Pure. */
import { FIELD_GROUPS, groupOf } from '../../../domain/field-groups.ts';
import type { FieldGroup } from '../../../domain/field-groups.ts';
import type { MutationArgs } from '../../../domain/mutations.ts';
import type { PanelAnswer } from '../../../domain/panel.ts';
import { fieldsOf } from '../../../domain/record-fields.ts';
import type { FieldRecord, RecordField } from '../../../domain/record-fields.ts';
import { isUnsaid } from '../../components/fields/field-draft.ts';

export type GroupedFields = readonly {
  readonly group: FieldGroup;
  readonly fields: readonly RecordField[];
}[];

/** What has a place of its own beside this card. */
const ELSEWHERE: Readonly<Record<FieldRecord, readonly string[]>> = {
  person: [],
  company: ['domains', 'parentId'],
};

export type DetailRecord = {
  readonly type: FieldRecord;
  readonly id: string;
  /** Two letters, or nothing. */
  readonly country: string;
  readonly values: Readonly<Record<string, unknown>>;
};

export const detailRecord = ({ person, company }: PanelAnswer): DetailRecord | null => {
  if (person) return { type: 'person', id: person.id, country: person.country, values: person };
  return company ? { type: 'company', id: company.id, country: company.country, values: company } : null;
};

const grouped = (fields: readonly RecordField[]): GroupedFields =>
  FIELD_GROUPS.map((group) => ({ group, fields: fields.filter(({ key }) => groupOf(key) === group) })).filter(
    ({ fields: some }) => some.length > 0,
  );

/** Fields that say something, and those that do not. */
export const detailsOf = ({ type, values }: DetailRecord): { said: GroupedFields; unsaid: GroupedFields } => {
  const fields = fieldsOf(type).filter(({ key }) => !ELSEWHERE[type].includes(key));
  const isSaid = ({ key }: RecordField): boolean => !isUnsaid(values[key]);
  return { said: grouped(fields.filter(isSaid)), unsaid: grouped(fields.filter((field) => !isSaid(field))) };
};

type Update = MutationArgs<'person.update'> & MutationArgs<'company.update'>;

/** One field set, with what its author saw there. */
export const detailChange = (id: string, key: string, value: unknown, was: unknown): Update =>
  // What an older Kontor has sent may not tell of the field at all.
  ({ id, set: { [key]: value }, was: was === undefined ? {} : { [key]: was } });

/** The company's own fields as a panel shows them, and what the records are called that their values lead to. */
import type { CustomField, CustomLinkType, CustomValues } from '#shared/domain/custom-field.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { fromColumns } from '../core/record-table.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import { customFieldTable } from '../custom-fields/custom-field.table.ts';
import type { Row, Sql } from '../db/store.ts';

const FIELDS = forBuckets(
  (
    buckets,
  ) => `select id, "recordType", kind, name, "nameEn", choices, currency, "linkType", required, position,
  "archivedAt", "createdAt", "updatedAt" from custom_field
  where "deletedAt" is null and "archivedAt" is null and bucket in (${buckets}) order by position, id`,
);

/** Of all kinds of records, without archived ones. */
export const panelCustomFields = async (sql: Sql, scope: Scope): Promise<CustomField[]> => {
  const rows = await sql.all<Row>(FIELDS(scope), ...scope.buckets);
  return rows.map((row) => fromColumns(customFieldTable, row) as CustomField);
};

const named = (table: CustomLinkType, name: 'name' | 'title') =>
  forBuckets(
    (buckets) => `select ${name} as name from ${table}
    where id = coalesce((select "targetId" from alias where id = ?), ?) and "deletedAt" is null and bucket in (${buckets})`,
  );
const NAMES = {
  person: named('person', 'name'),
  company: named('company', 'name'),
  deal: named('deal', 'title'),
} as const;

/** By id, of what the values of the records lead to; a record the asker does not see has no name here. Merged duplicates are called as their survivor. */
export const customNames = async (
  sql: Sql,
  scope: Scope,
  fields: readonly CustomField[],
  records: readonly (CustomValues | undefined)[],
): Promise<Pick<PanelAnswer, 'customNames'>> => {
  const names: Record<string, string> = {};
  const links = fields.filter(({ kind }) => kind === 'link');
  for (const values of records)
    for (const { id, linkType } of links) {
      const value = values?.[id];
      if (typeof value !== 'string' || value in names) continue;
      const row = await sql.get<{ name: string }>(NAMES[linkType](scope), value, value, ...scope.buckets);
      if (row) names[value] = row.name;
    }
  return Object.keys(names).length > 0 ? { customNames: names } : {};
};

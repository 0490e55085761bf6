/** What a list is asked with: its fields are those everybody has and those the admins have in use. */
import { fieldsInUse } from '#shared/domain/custom-shown.ts';
import { listFieldsOf } from '#shared/domain/list-fields.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { Scope } from '../core/scope.ts';
import { readCustomFields } from '../custom-fields/custom-field.query.ts';
import type { Store } from '../db/store.ts';
import type { ListContext } from './filter-sql.ts';

/** `now` is an instant. */
export const listContext = async (
  { read, findText }: Pick<Store, 'read' | 'findText'>,
  scope: Scope,
  record: ListRecord,
  now: string,
): Promise<ListContext> => {
  const custom = await readCustomFields(read, scope);
  return { record, scope, now, findText, fields: listFieldsOf(record, fieldsInUse(custom, record)) };
};

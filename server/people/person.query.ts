/** One person as the contract shows them. */
import type { Person } from '#shared/domain/person.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { PERSON_COLUMNS, personTable } from './person.table.ts';

/** Null when unknown, deleted or not the asker's to see. */
export const readPerson = async (db: Reader, scope: Scope, id: string): Promise<Person | null> => {
  const row = await db
    .selectFrom('person')
    .select(['id', ...PERSON_COLUMNS, 'createdAt', 'updatedAt'])
    .where('id', '=', id)
    .where('bucket', 'in', scope.buckets)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return row ? (fromColumns(personTable, row) as Person) : null;
};

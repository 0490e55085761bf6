/** One person as the contract shows them. */
import type { Person } from '#shared/domain/person.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Row, Sql } from '../db/store.ts';
import { PERSON_COLUMNS, personTable } from './person.table.ts';

const SELECT = `select id, ${PERSON_COLUMNS.map((column) => `"${column}"`).join(', ')}, "createdAt", "updatedAt"
  from person where id = ? and "deletedAt" is null`;

/** Null when unknown or deleted. */
export const readPerson = async (sql: Sql, id: string): Promise<Person | null> => {
  const row = await sql.get<Row>(SELECT, id);
  return row ? (fromColumns(personTable, row) as Person) : null;
};

/** One company as the contract shows it. */
import type { Company } from '#shared/domain/company.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Row, Sql } from '../db/store.ts';
import { COMPANY_COLUMNS, companyTable } from './company.table.ts';

const SELECT = `select id, ${COMPANY_COLUMNS.map((column) => `"${column}"`).join(', ')}, "createdAt", "updatedAt"
  from company where id = ? and "deletedAt" is null`;

/** Null when unknown or deleted. */
export const readCompany = async (sql: Sql, id: string): Promise<Company | null> => {
  const row = await sql.get<Row>(SELECT, id);
  return row ? (fromColumns(companyTable, row) as Company) : null;
};

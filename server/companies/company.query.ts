/** One company as the contract shows it. */
import type { Company } from '#shared/domain/company.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { COMPANY_COLUMNS, companyTable } from './company.table.ts';

/** Null when unknown, deleted or not the asker's to see. */
export const readCompany = async (db: Reader, scope: Scope, id: string): Promise<Company | null> => {
  const row = await db
    .selectFrom('company')
    .select(['id', ...COMPANY_COLUMNS, 'createdAt', 'updatedAt'])
    .where('id', '=', id)
    .where('bucket', 'in', scope.buckets)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return row ? (fromColumns(companyTable, row) as Company) : null;
};

/** The templates an asker may use: their own and the company's. */
import { TEMPLATE_LIMITS } from '#shared/domain/template.ts';
import type { Template } from '#shared/domain/template.ts';
import { BUCKET_ALL } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

/** By name. */
export const readTemplates = async (db: Reader, scope: Scope): Promise<Template[]> => {
  const rows = await db
    .selectFrom('template')
    .select(['id', 'bucket', 'name', 'language', 'form', 'text', 'createdById', 'createdAt', 'updatedAt'])
    .where('deletedAt', 'is', null)
    .where('bucket', 'in', scope.buckets)
    .orderBy('name')
    .orderBy('id')
    .limit(TEMPLATE_LIMITS.count)
    .execute();
  return rows.map(({ bucket, ...row }) => ({ ...row, shared: bucket === BUCKET_ALL }));
};

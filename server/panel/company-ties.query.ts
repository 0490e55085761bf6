/** What a company belongs to and what belongs to it, as far as the asker may see it; for the panel. */
import type { Company } from '#shared/domain/company.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

type Named = { readonly id: string; readonly name: string };

const PARENT = forBuckets(
  (buckets) => `select id, name from company where id = ? and "deletedAt" is null and bucket in (${buckets})`,
);
const SUBSIDIARIES = forBuckets(
  (buckets) => `select id, name from company where "parentId" = ? and "deletedAt" is null
  and bucket in (${buckets}) order by "sortKey", id limit ${PANEL_LIMITS.subsidiaries}`,
);

export const companyTies = async (
  sql: Sql,
  scope: Scope,
  { id, parentId }: Pick<Company, 'id' | 'parentId'>,
): Promise<Pick<PanelAnswer, 'parent' | 'subsidiaries'>> => {
  const parent = parentId ? await sql.get<Named>(PARENT(scope), parentId, ...scope.buckets) : undefined;
  const subsidiaries = await sql.all<Named>(SUBSIDIARIES(scope), id, ...scope.buckets);
  return {
    ...(parent ? { parent: { ...parent } } : {}),
    ...(subsidiaries.length > 0 ? { subsidiaries: subsidiaries.map((one) => ({ ...one })) } : {}),
  };
};

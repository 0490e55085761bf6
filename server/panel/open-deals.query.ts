/** Open deals: of the shown customer, and of those a mail hangs on. */
import type { CustomValues } from '#shared/domain/custom-field.ts';
import type { ShownDeal } from '#shared/domain/deal.ts';
import type { KeptPage } from '#shared/domain/kept-page.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

/** A mail to more is to everybody, and about nobody's deal. */
const ASKED_MAX = 8;
const MARKS = Array.from({ length: ASKED_MAX }, () => '?').join(', ');

const OPEN = forBuckets(
  (buckets) => `select id, title, stage, "amountMinor", currency, "companyId", "personId", page,
  custom
  from deal where ("companyId" in (${MARKS}) or "personId" in (${MARKS}))
  and stage not in ('won', 'lost') and "deletedAt" is null and bucket in (${buckets})
  order by "updatedAt" desc, id desc limit ${PANEL_LIMITS.deals}`,
);

type Row = Omit<ShownDeal, 'page' | 'custom'> & { page: string | null; custom: string };

/** `ids` of people and companies; the one that changed last first. */
export const openDeals = async (
  sql: Sql,
  scope: Scope,
  ids: readonly string[],
): Promise<Pick<PanelAnswer, 'deals'>> => {
  if (ids.length === 0) return {};
  // Always as many, so that the statement stays one.
  const asked = Array.from({ length: ASKED_MAX }, (_, at) => ids[at] ?? '');
  const rows = await sql.all<Row>(OPEN(scope), ...asked, ...asked, ...scope.buckets);
  const deals = rows.map(({ page, custom, ...deal }) => ({
    ...deal,
    ...(page === null ? {} : { page: JSON.parse(page) as KeptPage }),
    ...(custom === '{}' ? {} : { custom: JSON.parse(custom) as CustomValues }),
  }));
  return deals.length > 0 ? { deals } : {};
};

/** Deals a mail may belong to: open ones of those it hangs on. */
import type { PanelAnswer } from '#shared/domain/panel.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql } from '../db/store.ts';

/** A mail to more is to everybody, and about nobody's deal. */
const ASKED_MAX = 8;
const MARKS = Array.from({ length: ASKED_MAX }, () => '?').join(', ');

const OPEN = forBuckets(
  (buckets) => `select id, title from deal where ("companyId" in (${MARKS}) or "personId" in (${MARKS}))
  and stage not in ('won', 'lost') and "deletedAt" is null and bucket in (${buckets})
  order by "updatedAt" desc, id desc limit ${PANEL_LIMITS.deals}`,
);

/** `ids` of people and companies; the one that changed last first. */
export const openDeals = async (
  sql: Sql,
  scope: Scope,
  ids: readonly string[],
): Promise<Pick<PanelAnswer, 'deals'>> => {
  if (ids.length === 0) return {};
  // Always as many, so that the statement stays one.
  const asked = Array.from({ length: ASKED_MAX }, (_, at) => ids[at] ?? '');
  const deals = await sql.all<{ id: string; title: string }>(
    OPEN(scope),
    ...asked,
    ...asked,
    ...scope.buckets,
  );
  return deals.length > 0 ? { deals } : {};
};

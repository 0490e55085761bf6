/** What was bought: the commercial strip. */
import type { PanelAnswer } from '#shared/domain/panel.ts';
import type { Sql } from '../db/store.ts';

type Sums = {
  orders: number;
  lastOrderOn: string | null;
  revenueMinor: number | null;
  currency: string | null;
};
const sums = (column: string): string => `select count(*) as orders, max("orderedOn") as "lastOrderOn",
  sum("amountMinor") as "revenueMinor", max(currency) as currency from customer_order where "${column}" = ?`;
const OF_COMPANY = sums('companyId');
const OF_PERSON = sums('personId');

/** Of the company, or of a person without one; null when there is nothing to show. */
export const readCommercial = async (
  sql: Sql,
  companyId: string | null,
  personId: string | null,
): Promise<PanelAnswer['commercial']> => {
  const row = companyId
    ? await sql.get<Sums>(OF_COMPANY, companyId)
    : personId
      ? await sql.get<Sums>(OF_PERSON, personId)
      : undefined;
  if (!row || row.orders === 0) return null;
  return {
    orders: row.orders,
    lastOrderOn: row.lastOrderOn,
    revenueMinor: row.revenueMinor ?? 0,
    currency: row.currency ?? 'EUR',
  };
};

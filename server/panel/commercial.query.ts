/** What was bought: the commercial strip and the orders' place in the history. */
import type { PanelAnswer, TimelineItem } from '#shared/domain/panel.ts';
import type { Cursor, TimelinePage } from '../activities/timeline.query.ts';
import type { Sql } from '../db/store.ts';

const DAY_CHARS = 10;
const LAST_DAY = '9999-12-31';

type Sums = {
  orders: number;
  lastOrderOn: string | null;
  revenueMinor: number | null;
  currency: string | null;
};
type OrderRow = { id: string; number: string; orderedOn: string; amountMinor: number; currency: string };

const sums = (column: string): string => `select count(*) as orders, max("orderedOn") as "lastOrderOn",
  sum("amountMinor") as "revenueMinor", max(currency) as currency from customer_order where "${column}" = ?`;
const OF_COMPANY = sums('companyId');
const OF_PERSON = sums('personId');

/** Orders between two pages of a history; more in one window than anybody scrolls through. */
const ORDERS_MAX = 500;
const orders = (
  column: string,
): string => `select id, number, "orderedOn", "amountMinor", currency from customer_order
  where "${column}" = ? and "orderedOn" >= ? and "orderedOn" <= ? order by "orderedOn" desc, no desc limit ${ORDERS_MAX}`;
const ORDERS = { companyId: orders('companyId'), personId: orders('personId') };

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

const toItem = (row: OrderRow): TimelineItem => ({
  id: row.id,
  kind: 'order',
  occurredAt: `${row.orderedOn}T00:00:00.000Z`,
  subject: row.number,
  preview: '',
  direction: 'none',
  outcome: '',
  visibility: 'all',
  byId: null,
  byName: '',
  attachments: 0,
  amountMinor: row.amountMinor,
  currency: row.currency,
});

const newestFirst = (one: TimelineItem, other: TimelineItem): number =>
  one.occurredAt === other.occurredAt ? 0 : one.occurredAt < other.occurredAt ? 1 : -1;

/**
 * A page of a history with the orders that fall between its items; `before` is where the page began. Each order stands
 * on exactly one page: from the last item of a page on, down to the last item of the next, the rest on the last page.
 */
export const withOrders = async (
  sql: Sql,
  owner: 'companyId' | 'personId',
  id: string,
  page: TimelinePage,
  before: Cursor | null,
): Promise<TimelinePage> => {
  const from = page.cursor === null ? '' : (page.items.at(-1)?.occurredAt ?? '');
  const rows = await sql.all<OrderRow>(
    ORDERS[owner],
    id,
    from.slice(0, DAY_CHARS),
    before?.occurredAt.slice(0, DAY_CHARS) ?? LAST_DAY,
  );
  const fitting = rows
    .map(toItem)
    .filter(({ occurredAt }) => occurredAt >= from && (!before || occurredAt < before.occurredAt));
  if (fitting.length === 0) return page;
  return { ...page, items: [...page.items, ...fitting].toSorted(newestFirst) };
};

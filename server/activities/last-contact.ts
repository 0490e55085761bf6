/**
 * When somebody was last in contact with a customer, as lists show and sort by it: of what everybody may see, so that no
 * list tells of a colleague's private mail. It stands in the customer's row, beside its history and not part of it.
 */
import { CONTACT_KINDS } from '#shared/domain/activity.ts';
import { NO_CONTACT } from '#shared/domain/mail-kind.ts';
import { BUCKET_ALL } from '../core/scope.ts';
import type { Tx } from '../db/store.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

const newest = (recordId: string): string => `select t."occurredAt" as at from timeline t
  join activity a on a.no = t."activityNo"
  where t."recordId" = ${recordId} and t.bucket = '${BUCKET_ALL}' and a.kind in (${quoted(CONTACT_KINDS)})
  and (a."mailKind" is null or a."mailKind" not in (${quoted(NO_CONTACT)}))
  order by t."occurredAt" desc limit 1`;

const TABLES = ['person', 'company'] as const;
const NEWEST = newest('?');
const PUT = TABLES.map(
  (table) =>
    `update ${table} set "lastContactAt" = ? where id = ? and "lastContactAt" is distinct from cast(? as text)`,
);

/** For every customer from a number on: after bulk loads, and for what was there before there were lists. */
export const lastContactSql = (table: (typeof TABLES)[number], firstNo: number): string =>
  `update ${table} set "lastContactAt" = (${newest(`${table}.id`)}) where no >= ${firstNo}`;

/** Brings the row of a customer in step with its timeline; anything else is left alone. Replay: harmless. */
export const refreshLastContact = async (tx: Tx, recordId: string): Promise<void> => {
  const at = (await tx.get<{ at: string }>(NEWEST, recordId))?.at ?? null;
  for (const put of PUT) await tx.run(put, at, recordId, at);
};

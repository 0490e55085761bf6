/** The rules that bind the asker: the company's, then their own, the oldest first. */
import type { LogRule } from '#shared/domain/log-rule.ts';
import { fromColumns } from '../core/record-table.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Row, Sql } from '../db/store.ts';
import { logRuleTable } from './log-rule.table.ts';

/** A scan of `log_rule_bucket`; nothing else stands in the asker's own bucket and everybody's. */
const RULES = forBuckets(
  (
    buckets,
  ) => `select id, "ownerId", kind, address, domain, direction, role, "internalOnly", "createdAt", "updatedAt"
  from log_rule where "deletedAt" is null and bucket in (${buckets})`,
);

const byListAndAge = (one: LogRule, other: LogRule): number =>
  Number(one.ownerId !== null) - Number(other.ownerId !== null) || (one.id < other.id ? -1 : 1);

export const bindingRules = async (sql: Sql, scope: Scope): Promise<LogRule[]> => {
  const rows = await sql.all<Row>(RULES(scope), ...scope.buckets);
  return rows.map((row) => fromColumns(logRuleTable, row) as LogRule).toSorted(byListAndAge);
};

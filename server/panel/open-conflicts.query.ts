/** Values that gave way and that nobody has decided about yet, of the record a panel shows. */
import type { Conflict } from '#shared/domain/conflict.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import { conflictTable } from '../conflicts/conflict.table.ts';
import { fromColumns } from '../core/record-table.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Row, Sql } from '../db/store.ts';

/** A scan of the index that holds open ones alone: nearly always empty. */
const OPEN = forBuckets(
  (buckets) => `select id, "recordType", "recordId", field, lost, kept, reason, "lostById", "resolvedAt",
  "createdAt", "updatedAt" from conflict where "recordId" = ? and "resolvedAt" is null and "deletedAt" is null
  and bucket in (${buckets}) order by "createdAt" desc, id desc limit ${PANEL_LIMITS.conflicts}`,
);

/** Newest first. */
export const openConflicts = async (sql: Sql, scope: Scope, recordId: string): Promise<Conflict[]> =>
  (await sql.all<Row>(OPEN(scope), recordId, ...scope.buckets)).map(
    (row) => fromColumns(conflictTable, row) as Conflict,
  );

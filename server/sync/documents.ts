/**
 * Records as a device keeps them, read in lots: as they stand now, and only what the asker sees. What follows from other
 * fields (names, sort keys) is left out; the device works it out itself.
 */
import type { RecordKey, SyncDoc, SyncType } from '#shared/domain/sync.ts';
import type { RecordTable } from '../core/record-table.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import { readLots } from '../db/read-lots.ts';
import type { Row, Sql } from '../db/store.ts';
import { recordTables } from '../records.ts';
import { readActivityDocs } from './activity-documents.ts';

const NEVER_SENT = new Set(['sample', 'deletedAt', 'bucket']);

const dataOf = (table: RecordTable, row: Row): Record<string, unknown> => {
  const record = fromColumns(table, row);
  const hidden = (column: string) => NEVER_SENT.has(column) || (table.derived?.includes(column) ?? false);
  return Object.fromEntries(
    table.columns
      .filter((column) => column !== 'id' && !hidden(column))
      .map((column) => [column, record[column]]),
  );
};

/** Records that stand in a bucket of their own. */
const readPlain = async (
  sql: Sql,
  scope: Scope,
  type: SyncType,
  ids: readonly string[],
): Promise<SyncDoc[]> => {
  const table = recordTables[type]!;
  const rows = await readLots(
    sql,
    `select * from ${table.table} where "deletedAt" is null and id in ({ids})`,
    ids,
  );
  return rows
    .filter((row) => scope.buckets.includes(row['bucket'] as string))
    .map((row) => ({
      type,
      id: row['id'] as string,
      buckets: [row['bucket'] as string],
      data: dataOf(table, row),
    }));
};

/** An employment is seen by whoever sees both its person and its company. */
const readEmployments = async (sql: Sql, scope: Scope, ids: readonly string[]): Promise<SyncDoc[]> => {
  const rows = await readLots<Row>(
    sql,
    `select e.*, p.bucket as "personBucket", c.bucket as "companyBucket" from employment e
     join person p on p.id = e."personId" join company c on c.id = e."companyId"
     where e."deletedAt" is null and p."deletedAt" is null and c."deletedAt" is null and e.id in ({ids})`,
    ids,
  );
  return rows
    .filter((row) =>
      ['personBucket', 'companyBucket'].every((of) => scope.buckets.includes(row[of] as string)),
    )
    .map((row) => ({
      type: 'employment' as const,
      id: row['id'] as string,
      // Whichever is narrower: with it goes the employment.
      buckets: [(row['personBucket'] === 'all' ? row['companyBucket'] : row['personBucket']) as string],
      data: dataOf(recordTables['employment']!, row),
    }));
};

/** A relationship is seen by whoever sees both people. */
const readRelationships = async (sql: Sql, scope: Scope, ids: readonly string[]): Promise<SyncDoc[]> => {
  const rows = await readLots<Row>(
    sql,
    `select r.*, p.bucket as "personBucket", o.bucket as "otherBucket" from relationship r
     join person p on p.id = r."personId" join person o on o.id = r."otherId"
     where r."deletedAt" is null and p."deletedAt" is null and o."deletedAt" is null and r.id in ({ids})`,
    ids,
  );
  return rows
    .filter((row) => ['personBucket', 'otherBucket'].every((of) => scope.buckets.includes(row[of] as string)))
    .map((row) => ({
      type: 'relationship' as const,
      id: row['id'] as string,
      buckets: [(row['personBucket'] === 'all' ? row['otherBucket'] : row['personBucket']) as string],
      data: dataOf(recordTables['relationship']!, row),
    }));
};

/** Colleagues by name and address, so that a device can say who did what and who is no customer. */
const readUsers = async (sql: Sql, ids: readonly string[]): Promise<SyncDoc[]> => {
  const rows = await readLots<{ id: string; name: string; email: string; disabled: number }>(
    sql,
    'select id, name, email, disabled from user_account where "deletedAt" is null and id in ({ids})',
    ids,
  );
  return rows.map(({ id, name, email, disabled }) => ({
    type: 'user' as const,
    id,
    buckets: ['all'],
    data: { name, email, disabled: disabled === 1 },
  }));
};

const readType = (sql: Sql, scope: Scope, type: SyncType, ids: readonly string[]): Promise<SyncDoc[]> => {
  switch (type) {
    case 'activity':
      return readActivityDocs(sql, scope, ids);
    case 'employment':
      return readEmployments(sql, scope, ids);
    case 'relationship':
      return readRelationships(sql, scope, ids);
    case 'user':
      return readUsers(sql, ids);
    default:
      return readPlain(sql, scope, type, ids);
  }
};

/** What of these the asker sees; the rest is gone, hidden or never was, which looks the same. */
export const readDocuments = async (
  sql: Sql,
  scope: Scope,
  keys: readonly RecordKey[],
): Promise<SyncDoc[]> => {
  const byType = Map.groupBy(keys, ({ type }) => type);
  const docs: SyncDoc[] = [];
  for (const [type, of] of byType)
    docs.push(...(await readType(sql, scope, type, [...new Set(of.map(({ id }) => id))])));
  return docs;
};

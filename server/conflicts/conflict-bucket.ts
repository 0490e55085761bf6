/** Kept values are seen by whoever sees the record they belong to, and move with it. */
import type { MutationContext } from '../core/mutation-definition.ts';
import type { DomainRow } from '../core/record-table.ts';
import { BUCKET_ALL } from '../core/scope.ts';

/** An employment is seen by who sees both its ends: the narrower one counts. */
const employmentBucket = async (context: MutationContext, employment: DomainRow): Promise<string> => {
  for (const [type, end] of [
    ['person', 'personId'],
    ['company', 'companyId'],
  ] as const) {
    const record = await context.write.find(type, employment[end] as string);
    if (record && record['bucket'] !== BUCKET_ALL) return record['bucket'] as string;
  }
  return BUCKET_ALL;
};

export const conflictBucket = (
  context: MutationContext,
  type: string,
  record: DomainRow,
): Promise<string> | string =>
  type === 'employment' ? employmentBucket(context, record) : context.write.bucketOf(type, record);

const OF_RECORD = 'select id, "recordType", "recordId" from conflict where "recordId" = ?';
const OF_EMPLOYMENTS = `select c.id as id, c."recordType" as "recordType", c."recordId" as "recordId" from conflict c
  join employment e on e.id = c."recordId" where e."personId" = ? or e."companyId" = ?`;
type Row = { id: string; recordType: string; recordId: string };

/** After a record has moved: its kept values, and those of the employments that are seen with it. */
export const moveConflicts = async (context: MutationContext, recordId: string): Promise<void> => {
  const { tx, write } = context;
  const rows = [
    ...(await tx.all<Row>(OF_RECORD, recordId)),
    ...(await tx.all<Row>(OF_EMPLOYMENTS, recordId, recordId)),
  ];
  for (const { id, recordType, recordId: of } of rows) {
    const record = await write.find(recordType, of);
    if (record)
      await write.update('conflict', id, { bucket: await conflictBucket(context, recordType, record) });
  }
};

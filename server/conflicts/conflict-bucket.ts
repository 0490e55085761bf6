/** Kept values are seen by whoever sees the record they belong to, and move with it. */
import type { MutationContext } from '../core/mutation-definition.ts';
import type { DomainRow } from '../core/record-table.ts';
import { BUCKET_ALL } from '../core/scope.ts';

/** What is seen by who sees both its ends. */
const ENDS: Readonly<Record<string, readonly (readonly [type: string, end: string])[]>> = {
  employment: [
    ['person', 'personId'],
    ['company', 'companyId'],
  ],
  relationship: [
    ['person', 'personId'],
    ['person', 'otherId'],
  ],
};

/** The narrower one counts. */
const bucketOfEnds = async (
  context: MutationContext,
  ends: readonly (readonly [type: string, end: string])[],
  tie: DomainRow,
): Promise<string> => {
  for (const [type, end] of ends) {
    const record = await context.write.find(type, tie[end] as string);
    if (record && record['bucket'] !== BUCKET_ALL) return record['bucket'] as string;
  }
  return BUCKET_ALL;
};

export const conflictBucket = (
  context: MutationContext,
  type: string,
  record: DomainRow,
): Promise<string> | string => {
  const ends = ENDS[type];
  return ends ? bucketOfEnds(context, ends, record) : context.write.bucketOf(type, record);
};

const OF_RECORD = 'select id, "recordType", "recordId" from conflict where "recordId" = ?';
const OF_EMPLOYMENTS = `select c.id as id, c."recordType" as "recordType", c."recordId" as "recordId" from conflict c
  join employment e on e.id = c."recordId" where e."personId" = ? or e."companyId" = ?`;
const OF_RELATIONSHIPS = `select c.id as id, c."recordType" as "recordType", c."recordId" as "recordId" from conflict c
  join relationship r on r.id = c."recordId" where r."personId" = ? or r."otherId" = ?`;
type Row = { id: string; recordType: string; recordId: string };

/** After a record has moved: its kept values, and those of the employments and relationships that are seen with it. */
export const moveConflicts = async (context: MutationContext, recordId: string): Promise<void> => {
  const { tx, write } = context;
  const rows = [
    ...(await tx.all<Row>(OF_RECORD, recordId)),
    ...(await tx.all<Row>(OF_EMPLOYMENTS, recordId, recordId)),
    ...(await tx.all<Row>(OF_RELATIONSHIPS, recordId, recordId)),
  ];
  for (const { id, recordType, recordId: of } of rows) {
    const record = await write.find(recordType, of);
    if (record)
      await write.update('conflict', id, { bucket: await conflictBucket(context, recordType, record) });
  }
};

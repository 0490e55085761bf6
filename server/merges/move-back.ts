/** What a merge moved goes back, as far as it still is where the merge put it. */
import { linkId } from '../activities/earlier-mails.ts';
import { isAbove } from '../companies/company-parent.ts';
import { conflictBucket } from '../conflicts/conflict-bucket.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { ChangeOp, ChangedFields } from '../core/record-writer.ts';
import type { MergeType } from './merge.table.ts';

export type MergeChange = {
  readonly seq: number;
  readonly recordType: string;
  readonly recordId: string;
  readonly op: ChangeOp;
  readonly fields: ChangedFields;
};

/** What one mutation changed, the last first. */
export const changesOf = async ({ tx }: MutationContext, mutationId: string): Promise<MergeChange[]> => {
  const rows = await tx.db
    .selectFrom('change')
    .select(['seq', 'recordType', 'recordId', 'op', 'fields'])
    .where('mutationId', '=', mutationId)
    .orderBy('seq', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as ChangedFields }));
};

export type Back = {
  readonly type: MergeType;
  /** The record that comes back, and the one everything hung on meanwhile. */
  readonly from: string;
  readonly to: string;
  readonly changes: readonly MergeChange[];
  readonly orderIds: readonly string[];
};

const beforeOf = (fields: ChangedFields): DomainRow =>
  Object.fromEntries(Object.entries(fields).map(([field, [before]]) => [field, before]));

/** Each field that is still as the merge left it. */
const fieldsBack = (current: DomainRow, fields: ChangedFields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([field, [, after]]) => (current[field] ?? null) === (after ?? null))
      .map(([field, [before]]) => [field, before]),
  );

const rowBack = async (
  context: MutationContext,
  { recordType, recordId, op, fields }: MergeChange,
): Promise<void> => {
  const { write } = context;
  const current = await write.find(recordType, recordId);
  if (op === 'delete') {
    if (!current) {
      // Erased since: nothing of it stands in the log any more.
      if ('id' in fields) await write.insert(recordType, beforeOf(fields));
    } else if (current['deletedAt'] === fields['deletedAt']?.[1]) await write.restore(recordType, recordId);
    return;
  }
  if (op !== 'update' || !current) return;
  const patch = fieldsBack(current, fields);
  if (recordType === 'conflict') {
    if (!('recordId' in patch)) return;
    const of = current['recordType'] as string;
    const record = await write.find(of, patch['recordId'] as string);
    if (record)
      await write.update('conflict', recordId, {
        ...patch,
        bucket: await conflictBucket(context, of, record),
      });
    return;
  }
  const above = patch['parentId'];
  // Since put under what belongs to it: it stays with the survivor rather than above itself.
  if (typeof above === 'string' && (await isAbove(context, recordId, above))) return;
  await write.update(recordType, recordId, patch);
};

/**
 * A note or mail is about the other one again where it still is about the survivor; whoever took it away there has said
 * that it is about neither.
 */
const linksBack = async (
  { write }: MutationContext,
  { changes, type, from, to }: Back,
): Promise<Set<string>> => {
  const links = changes.filter(({ recordType }) => recordType === 'activity_link');
  const back = new Set<string>();
  for (const { op, recordId, fields } of links) {
    const activityId = fields['activityId']?.[0] as string | undefined;
    if (op !== 'delete' || !recordId.endsWith(`:${from}`) || !activityId) continue;
    if (!(await write.find('activity_link', linkId(activityId, to)))) continue;
    back.add(recordId);
    if (await write.find('activity_link', recordId)) continue;
    await write.insert('activity_link', { id: recordId, activityId, recordType: type, recordId: from });
  }
  for (const { op, recordId } of links) {
    if (op === 'insert' && recordId.endsWith(`:${to}`)) await write.remove('activity_link', recordId);
  }
  return back;
};

/**
 * With an address its earlier mails come by themselves. Of those that were there before the merge it is known where they
 * hung, and they hang there again; only what came since may be new to the other one.
 */
const withoutOldMails = async (
  { tx, write, mutationId }: MutationContext,
  back: ReadonlySet<string>,
  mergeSeq: number,
): Promise<void> => {
  const made = await tx.db
    .selectFrom('change')
    .select('recordId')
    .where('mutationId', '=', mutationId)
    .where('recordType', '=', 'activity_link')
    .where('op', '=', 'insert')
    .execute();
  for (const { recordId } of made) {
    const link = back.has(recordId) ? null : await write.find('activity_link', recordId);
    if (!link) continue;
    const isNew = await tx.db
      .selectFrom('change')
      .select('seq')
      .where('recordId', '=', link['activityId'] as string)
      .where('op', '=', 'insert')
      .where('seq', '>', mergeSeq)
      .executeTakeFirst();
    if (!isNew) await write.remove('activity_link', recordId);
  }
};

const LOT = 500;

const ordersBack = async ({ tx }: MutationContext, { type, from, to, orderIds }: Back): Promise<void> => {
  const column = type === 'person' ? 'personId' : 'companyId';
  for (let start = 0; start < orderIds.length; start += LOT) {
    await tx.db
      .updateTable('customer_order')
      .set({ [column]: from })
      .where('id', 'in', orderIds.slice(start, start + LOT))
      .where(column, '=', to)
      .execute();
  }
};

/** The other record must be there again. */
export const moveBack = async (context: MutationContext, back: Back): Promise<void> => {
  const { type, from, to, changes } = back;
  const links = await linksBack(context, back);
  for (const change of changes) {
    const { recordType, recordId } = change;
    const isPair = recordType === type && (recordId === from || recordId === to);
    if (!isPair && recordType !== 'activity_link') await rowBack(context, change);
  }
  await ordersBack(context, back);
  await context.write.finish();
  await withoutOldMails(context, links, changes.at(-1)?.seq ?? 0);
};

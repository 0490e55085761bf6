/**
 * What changed on a customer and on what hangs on them, newest first, from the change log alone: who, when, from where,
 * the value before and after, and whether the old one can be set again. A change is shown to who may see the record now
 * and could have seen it where it stood then.
 */
import type { CustomField } from '#shared/domain/custom-field.ts';
import { canRestore, HISTORY_PAGE, HISTORY_TYPES } from '#shared/domain/record-history.ts';
import type {
  ChangedField,
  HistoryEntry,
  HistoryType,
  RecordHistory,
} from '#shared/domain/record-history.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { isEntry, spread } from '../core/entry-columns.ts';
import type { ChangedFields, ChangeOp } from '../core/record-writer.ts';
import { fromColumns } from '../core/record-table.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import { CUSTOM_FIELD_COLUMNS, customFieldTable } from '../custom-fields/custom-field.table.ts';
import { CUSTOM_COLUMN } from '../custom-fields/custom-index.ts';
import type { Reader } from '../db/store.ts';
import { recordTables } from '../records.ts';
import { historyMembers } from './history-members.query.ts';
import type { Member, Owner } from './history-members.query.ts';

/** Of the store, or said by the entry itself. */
const NOT_TOLD: ReadonlySet<string> = new Set(
  [
    [
      'id',
      'no',
      'bucket',
      'sample',
      'createdAt',
      'updatedAt',
      'deletedAt',
      'createdById',
      'doneAt',
      'closedAt',
    ],
    ['personId', 'companyId', 'activityId', 'taskId', 'declinedValues', 'page', 'reminder'],
  ].flat(),
);

type Change = {
  seq: number;
  at: string;
  userId: string;
  byName: string | null;
  recordId: string;
  op: ChangeOp;
  action: string | null;
  source: string;
  fields: string;
};

const changesOf = (db: Reader, { buckets }: Scope, ids: readonly string[], before: number | null) => {
  const found = db
    .selectFrom('change as c')
    .leftJoin('user_account as u', 'u.id', 'c.userId')
    .leftJoin('mutation as m', 'm.id', 'c.mutationId')
    .select([
      'c.seq as seq',
      'c.at as at',
      'c.userId as userId',
      'u.name as byName',
      'c.recordId as recordId',
      'c.op as op',
      'm.name as action',
      'c.source as source',
      'c.fields as fields',
    ])
    .where('c.recordId', 'in', ids)
    // An alias has the id of the record it leads away from.
    .where('c.recordType', 'in', HISTORY_TYPES)
    .where('c.bucket', 'in', buckets)
    .orderBy('c.seq', 'desc')
    .limit(HISTORY_PAGE + 1);
  return (before === null ? found : found.where('c.seq', '<', before)).execute();
};

/** The records as they stand, without those that are gone. */
const standing = async (
  db: Reader,
  types: ReadonlyMap<string, HistoryType>,
): Promise<ReadonlyMap<string, DomainRow>> => {
  const rows = new Map<string, DomainRow>();
  for (const type of ['person', 'company', 'employment', 'deal', 'task'] as const) {
    const ids = [...types].filter(([, one]) => one === type).map(([id]) => id);
    if (ids.length === 0) continue;
    const found = await db
      .selectFrom(type)
      .selectAll()
      .where('id', 'in', ids)
      .where('deletedAt', 'is', null)
      .execute();
    for (const row of found)
      rows.set(row.id, spread(recordTables[type]!, fromColumns(recordTables[type]!, row)));
  }
  return rows;
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** An entry of a custom field that is empty now stands nowhere in the row. */
const hasField = (type: HistoryType, now: DomainRow, field: string): boolean =>
  field in now || isEntry(recordTables[type]!, field);

const told = (change: Change, member: Member, now: DomainRow | undefined): ChangedField[] => {
  const isUpdate = change.op === 'update' && now !== undefined && canRestore(member.type);
  return Object.entries(JSON.parse(change.fields) as ChangedFields)
    .filter(([field]) => !NOT_TOLD.has(field))
    .map(([field, [before, after]]) => ({
      field,
      before: before ?? null,
      after: after ?? null,
      now: now?.[field] ?? null,
      isRestorable: isUpdate && hasField(member.type, now, field) && !same(before, now[field]),
    }));
};

const toEntry = (change: Change, member: Member, now: DomainRow | undefined): HistoryEntry | null => {
  const fields = told(change, member, now);
  if (change.op === 'update' && fields.length === 0) return null;
  return {
    seq: change.seq,
    at: change.at,
    byId: change.userId,
    byName: change.byName ?? '',
    recordType: member.type,
    recordId: change.recordId,
    title: member.title,
    op: change.op,
    action: change.action ?? '',
    source: change.source,
    fields,
  };
};

/** Who is meant by the ids in the values: accounts, and companies the asker may see. */
const namesIn = async (
  db: Reader,
  { buckets }: Scope,
  entries: readonly HistoryEntry[],
): Promise<Record<string, string>> => {
  const values = entries
    .flatMap(({ fields }) => fields)
    .filter(({ field }) => field.endsWith('Id'))
    .flatMap(({ before, after, now }) => [before, after, now])
    .filter((value): value is string => typeof value === 'string' && value !== '');
  if (values.length === 0) return {};
  const ids = [...new Set(values)];
  const users = await db.selectFrom('user_account').select(['id', 'name']).where('id', 'in', ids).execute();
  const companies = await db
    .selectFrom('company')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('bucket', 'in', buckets)
    .execute();
  return Object.fromEntries([...users, ...companies].map(({ id, name }) => [id, name]));
};

/** Of the values told here. */
const customFieldsIn = async (
  db: Reader,
  { buckets }: Scope,
  entries: readonly HistoryEntry[],
): Promise<Pick<RecordHistory, 'customFields'>> => {
  const begin = `${CUSTOM_COLUMN}.`;
  const ids = entries
    .flatMap(({ fields }) => fields)
    .flatMap(({ field }) => (field.startsWith(begin) ? [field.slice(begin.length)] : []));
  if (ids.length === 0) return {};
  const rows = await db
    .selectFrom('custom_field')
    .select(['id', ...CUSTOM_FIELD_COLUMNS, 'createdAt', 'updatedAt'])
    .where('id', 'in', [...new Set(ids)])
    .where('bucket', 'in', buckets)
    .execute();
  return { customFields: rows.map((row) => fromColumns(customFieldTable, row) as CustomField) };
};

const readCursor = (text: string | undefined): Result<number | null> => {
  if (!text) return ok(null);
  return /^\d{1,15}$/.test(text)
    ? ok(Number(text))
    : fail('request.cursor', { fields: { cursor: 'field.invalid' } });
};

/** One page. The owner was read with the same scope just before. Errors: `request.cursor`. */
export const readHistory = async (
  db: Reader,
  scope: Scope,
  owner: Owner,
  cursor: string | undefined,
): Promise<Result<RecordHistory>> => {
  const before = readCursor(cursor);
  if (!before.ok) return before;
  const members = await historyMembers(db, scope, owner);
  const changes = await changesOf(db, scope, [...members.keys()], before.value);
  const page = changes.slice(0, HISTORY_PAGE);
  const types = new Map(page.map(({ recordId }) => [recordId, members.get(recordId)!.type]));
  const now = await standing(db, types);
  const items = page.flatMap(
    (change) => toEntry(change, members.get(change.recordId)!, now.get(change.recordId)) ?? [],
  );
  const last = page.at(-1);
  return ok({
    items,
    names: await namesIn(db, scope, items),
    ...(await customFieldsIn(db, scope, items)),
    cursor: changes.length > HISTORY_PAGE && last ? String(last.seq) : null,
  });
};

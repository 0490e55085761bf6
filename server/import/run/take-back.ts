/**
 * Takes back what one row of an import changed, from the change log: what it made goes, what it set gets its old value.
 * What anybody changed or hung something on since stays as it is and is named in the result.
 *
 * Errors: `access.denied`, `record.not_found`.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../../core/mutation-definition.ts';
import { isHidden } from '../../core/record-access.ts';
import type { ChangedFields } from '../../core/record-writer.ts';
import { isAdmin } from '../../core/scope.ts';
import { idsBegin, mutationIdOf } from './row-ids.ts';

export type KeptRecord = {
  readonly type: string;
  readonly id: string;
  /** Fields somebody else's value stands in; empty where the whole record stays. */
  readonly fields: readonly string[];
};

type Change = {
  readonly seq: number;
  readonly recordType: string;
  readonly recordId: string;
  readonly op: string;
  readonly fields: string;
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Whether something outside of this import changed the record after it. */
const isChangedSince = async (
  { tx }: MutationContext,
  runId: string,
  { recordId, seq }: Change,
): Promise<boolean> => {
  const begin = idsBegin(runId);
  const later = await tx.db
    .selectFrom('change')
    .select('mutationId')
    .where('recordId', '=', recordId)
    .where('seq', '>', seq)
    .execute();
  return later.some(({ mutationId }) => !mutationId.startsWith(begin));
};

/** Whether anything hangs on a person or company beside what the row itself hung there. */
const isUsed = async (
  { tx }: MutationContext,
  type: string,
  id: string,
  own: ReadonlySet<string>,
): Promise<boolean> => {
  const side = type === 'person' ? 'personId' : 'companyId';
  const ids: { id: string }[] = [];
  for (const table of ['employment', 'task', 'deal', 'fact'] as const) {
    ids.push(
      ...(await tx.db
        .selectFrom(table)
        .select('id')
        .where(side, '=', id)
        .where('deletedAt', 'is', null)
        .execute()),
    );
  }
  ids.push(
    ...(await tx.db
      .selectFrom('activity_link')
      .innerJoin('activity', 'activity.id', 'activity_link.activityId')
      .select('activity_link.id')
      .where('activity_link.recordId', '=', id)
      .where('activity.deletedAt', 'is', null)
      .execute()),
  );
  if (type === 'company')
    ids.push(
      ...(await tx.db
        .selectFrom('company')
        .select('id')
        .where('parentId', '=', id)
        .where('deletedAt', 'is', null)
        .execute()),
    );
  return ids.some((one) => !own.has(one.id));
};

/** A list without what was added and with what was taken, whatever else stands in it by now. */
const listBefore = (current: unknown, before: unknown, after: unknown): unknown => {
  if (!Array.isArray(current) || !Array.isArray(before) || !Array.isArray(after)) return undefined;
  const has = (list: readonly unknown[], one: unknown): boolean => list.some((other) => same(one, other));
  const added = after.filter((one) => !has(before, one));
  const taken = before.filter((one) => !has(after, one) && !has(current, one));
  return [...current.filter((one) => !has(added, one)), ...taken];
};

const takeBackUpdate = async (context: MutationContext, change: Change): Promise<KeptRecord | null> => {
  const { write, scope } = context;
  const { recordType: type, recordId: id } = change;
  const current = await write.find(type, id);
  if (!current || (current['deletedAt'] ?? null) !== null || isHidden(scope, current))
    return { type, id, fields: [] };
  const kept: string[] = [];
  const patch: Record<string, unknown> = {};
  for (const [field, [before, after]] of Object.entries(JSON.parse(change.fields) as ChangedFields)) {
    if (same(current[field], after)) patch[field] = before;
    else {
      const list = listBefore(current[field], before, after);
      if (list === undefined) kept.push(field);
      else patch[field] = list;
    }
  }
  if (Object.keys(patch).length > 0) await write.update(type, id, patch);
  return kept.length > 0 ? { type, id, fields: kept } : null;
};

export const importMutations: DefinitionsOf<'import.take_back'> = {
  'import.take_back': async (context, { id: runId, no }) => {
    const { tx, scope, write } = context;
    const row = await tx.db
      .selectFrom('import_row')
      .select('mutations')
      .where('runId', '=', runId)
      .where('no', '=', no)
      .executeTakeFirst();
    if (!row) return fail('record.not_found');
    if (!isAdmin(scope)) return fail('access.denied');
    const ids = Array.from({ length: row.mutations }, (_, index) => mutationIdOf(runId, no, index));
    const changes: Change[] =
      ids.length === 0
        ? []
        : await tx.db
            .selectFrom('change')
            .select(['seq', 'recordType', 'recordId', 'op', 'fields'])
            .where('mutationId', 'in', ids)
            .orderBy('seq', 'desc')
            .execute();
    const inserts = changes.filter(({ op }) => op === 'insert');
    const own = new Set(inserts.map(({ recordId }) => recordId));
    const kept: KeptRecord[] = [];
    // A person or company that stays keeps what the row hung on it: half a record would be worse than either.
    for (const change of inserts) {
      const { recordType: type, recordId: id } = change;
      if (type !== 'person' && type !== 'company') continue;
      const current = await write.find(type, id);
      if (!current || current['deletedAt'] !== null) continue;
      const stays = (await isChangedSince(context, runId, change)) || (await isUsed(context, type, id, own));
      if (stays) kept.push({ type, id, fields: [] });
    }
    const stay = new Set(kept.map(({ id }) => id));
    const run = await tx.db
      .selectFrom('import_run')
      .select('kind')
      .where('id', '=', runId)
      .executeTakeFirst();
    if (kept.every(({ type }) => type !== run?.kind)) {
      for (const change of changes) {
        const { recordType: type, recordId: id } = change;
        if (stay.has(id)) continue;
        if (change.op === 'update') {
          const left = await takeBackUpdate(context, change);
          if (left) kept.push(left);
          continue;
        }
        const current = await write.find(type, id);
        if (change.op !== 'insert' || !current || (current['deletedAt'] ?? null) !== null) continue;
        if (isHidden(scope, current) || (await isChangedSince(context, runId, change)))
          kept.push({ type, id, fields: [] });
        else await write.remove(type, id);
      }
    }
    return ok({ id: runId, kept });
  },
};

/**
 * Takes back what one mutation changed, from the change log alone: what it made goes, what it removed returns, what
 * it set gets its old value. Only its own author may, and only as far as nobody changed the same since.
 *
 * Errors: `record.not_found` (not the asker's, or unknown), `undo.changed_since` (nothing is taken back then),
 * `undo.account` (an account is changed by whoever may do so now, with the checks of that change).
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MutationContext } from './mutation-definition.ts';
import { isHidden } from './record-access.ts';
import type { ChangedFields, ChangeOp } from './record-writer.ts';

type ChangeRow = { seq: number; recordType: string; recordId: string; op: ChangeOp; fields: string };
/** What was permitted then may not be permitted now: roles and locks change. */
const KEPT = new Set(['user.create', 'user.update']);

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const changedByOthers = async ({ tx, scope }: MutationContext, change: ChangeRow): Promise<boolean> =>
  (await tx.db
    .selectFrom('change')
    .select('seq')
    .where('recordId', '=', change.recordId)
    .where('seq', '>', change.seq)
    .where('userId', '<>', scope.userId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

const takeBack = async (context: MutationContext, change: ChangeRow): Promise<Result<null>> => {
  const { write, scope } = context;
  const fields = JSON.parse(change.fields) as ChangedFields;
  const current = await write.find(change.recordType, change.recordId);
  if (current && isHidden(scope, current)) return fail('record.not_found');
  switch (change.op) {
    case 'insert':
    case 'restore':
      if (current && (await changedByOthers(context, change))) return fail('undo.changed_since');
      if (current) await write.remove(change.recordType, change.recordId);
      return ok(null);
    case 'delete':
      if (current) await write.restore(change.recordType, change.recordId);
      // What was erased does not come back, nor what stands in the log no more.
      else if (!('id' in fields)) return fail('undo.changed_since');
      else
        await write.insert(
          change.recordType,
          Object.fromEntries(Object.entries(fields).map(([key, [before]]) => [key, before])),
        );
      return ok(null);
    case 'erase':
      return fail('undo.changed_since');
    case 'update': {
      if (!current) return fail('undo.changed_since');
      const entries = Object.entries(fields);
      if (entries.some(([key, [, after]]) => !same(current[key], after))) return fail('undo.changed_since');
      await write.update(
        change.recordType,
        change.recordId,
        Object.fromEntries(entries.map(([key, [before]]) => [key, before])),
      );
      return ok(null);
    }
  }
};

/** What the asker's own mutation was and answered. Errors: `record.not_found` for unknown and foreign ones. */
export const ownMutation = async (
  { tx, scope }: MutationContext,
  mutationId: string,
): Promise<Result<{ readonly name: string; readonly result: Readonly<Record<string, unknown>> }>> => {
  const mutation = await tx.db
    .selectFrom('mutation')
    .select(['name', 'result'])
    .where('id', '=', mutationId)
    .where('userId', '=', scope.userId)
    .executeTakeFirst();
  if (!mutation) return fail('record.not_found');
  return ok({ name: mutation.name, result: JSON.parse(mutation.result) as Record<string, unknown> });
};

export const undoMutation = async (context: MutationContext, mutationId: string): Promise<Result<null>> => {
  const mutation = await ownMutation(context, mutationId);
  if (!mutation.ok) return mutation;
  if (KEPT.has(mutation.value.name)) return fail('undo.account');
  const changes = await context.tx.db
    .selectFrom('change')
    .select(['seq', 'recordType', 'recordId', 'op', 'fields'])
    .where('mutationId', '=', mutationId)
    .orderBy('seq', 'desc')
    .execute();
  for (const change of changes) {
    const done = await takeBack(context, change);
    if (!done.ok) return done;
  }
  return ok(null);
};

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
import type { ChangedFields, ChangeOp } from './record-writer.ts';

type ChangeRow = { seq: number; recordType: string; recordId: string; op: ChangeOp; fields: string };
/** What was permitted then may not be permitted now: roles and locks change. */
const KEPT = new Set(['user.create', 'user.update']);

type MutationRow = { userId: string; name: string; result: string };

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const changedByOthers = async ({ tx, scope }: MutationContext, change: ChangeRow): Promise<boolean> =>
  (await tx.get(
    'select seq from change where "recordId" = ? and seq > ? and "userId" <> ? limit 1',
    change.recordId,
    change.seq,
    scope.userId,
  )) !== undefined;

const takeBack = async (context: MutationContext, change: ChangeRow): Promise<Result<null>> => {
  const { write } = context;
  const fields = JSON.parse(change.fields) as ChangedFields;
  const current = await write.find(change.recordType, change.recordId);
  switch (change.op) {
    case 'insert':
    case 'restore':
      if (current && (await changedByOthers(context, change))) return fail('undo.changed_since');
      if (current) await write.remove(change.recordType, change.recordId);
      return ok(null);
    case 'delete':
      if (current) await write.restore(change.recordType, change.recordId);
      else
        await write.insert(
          change.recordType,
          Object.fromEntries(Object.entries(fields).map(([key, [before]]) => [key, before])),
        );
      return ok(null);
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

export const undoMutation = async (
  context: MutationContext,
  mutationId: string,
): Promise<Result<{ readonly name: string; readonly result: Readonly<Record<string, unknown>> }>> => {
  const { tx, scope } = context;
  const mutation = await tx.get<MutationRow>(
    'select "userId", name, result from mutation where id = ?',
    mutationId,
  );
  if (!mutation || mutation.userId !== scope.userId) return fail('record.not_found');
  if (KEPT.has(mutation.name)) return fail('undo.account');
  const changes = await tx.all<ChangeRow>(
    'select seq, "recordType", "recordId", op, fields from change where "mutationId" = ? order by seq desc',
    mutationId,
  );
  for (const change of changes) {
    const done = await takeBack(context, change);
    if (!done.ok) return done;
  }
  return ok({ name: mutation.name, result: JSON.parse(mutation.result) as Record<string, unknown> });
};

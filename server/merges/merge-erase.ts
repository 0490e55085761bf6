/**
 * What merges tell of somebody who is erased. One that was undone left their values in the log of the other record for as long as the
 * two were one: they go from there as well.
 */
import type { MutationContext } from '../core/mutation-definition.ts';
import type { ChangedFields } from '../core/record-writer.ts';

type Row = { id: string; survivorId: string; otherId: string; undoMutationId: string | null };

const cleanLog = async (
  { tx }: MutationContext,
  recordId: string,
  { id, undoMutationId }: Row,
  clean: (value: unknown) => unknown,
): Promise<void> => {
  const log = await tx.db
    .selectFrom('change')
    .select(['seq', 'mutationId', 'fields'])
    .where('recordId', '=', recordId)
    .orderBy('seq')
    .execute();
  const merged = log.findIndex(({ mutationId }) => mutationId === id);
  const undone = log.findLastIndex(({ mutationId }) => mutationId === undoMutationId);
  if (merged === -1) return;
  const brought = new Set(Object.keys(JSON.parse(log[merged]!.fields) as ChangedFields));
  for (const { seq, fields } of log.slice(merged, undone === -1 ? undefined : undone + 1)) {
    const kept = Object.entries(JSON.parse(fields) as ChangedFields).filter(([field]) => !brought.has(field));
    await tx.db
      .updateTable('change')
      .set({ fields: JSON.stringify(clean(Object.fromEntries(kept))) })
      .where('seq', '=', seq)
      .execute();
  }
};

/** `gone` are the ids of whoever is erased; `clean` takes their traces out of a value. */
export const eraseMerges = async (
  context: MutationContext,
  gone: readonly string[],
  clean: (value: unknown) => unknown,
): Promise<void> => {
  const rows = await context.tx.db
    .selectFrom('merge')
    .select(['id', 'survivorId', 'otherId', 'undoMutationId'])
    .where((eb) => eb.or([eb('survivorId', 'in', gone), eb('otherId', 'in', gone)]))
    .orderBy('no')
    .execute();
  for (const row of rows) {
    const left = [row.survivorId, row.otherId].find((id) => !gone.includes(id));
    if (left) await cleanLog(context, left, row, clean);
    await context.write.erase('merge', row.id);
  }
  const dismissed = await context.tx.db
    .selectFrom('duplicate_dismissal')
    .select('id')
    .where((eb) => eb.or([eb('oneId', 'in', gone), eb('otherId', 'in', gone)]))
    .execute();
  for (const { id } of dismissed) await context.write.erase('duplicate_dismissal', id);
};

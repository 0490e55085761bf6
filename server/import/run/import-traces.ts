/** Takes somebody who is erased out of the rows that are kept of imports: their own, and others that name them. */
import type { MutationContext } from '../../core/mutation-definition.ts';
import { withoutTraces } from '../../people/person-traces.ts';
import type { Traces } from '../../people/person-traces.ts';

export const eraseImportTraces = async (
  { tx }: Pick<MutationContext, 'tx'>,
  personIds: readonly string[],
  traces: Traces,
): Promise<void> => {
  await tx.db
    .updateTable('import_row')
    .set({ misfits: null, cells: null })
    .where('recordId', 'in', personIds)
    .execute();
  const clean = withoutTraces(traces);
  const rows = await tx.db
    .selectFrom('import_row')
    .select(['runId', 'no', 'misfits', 'cells'])
    .where('misfits', 'is not', null)
    .execute();
  const cleaned = (text: string | null): string | null =>
    text === null ? null : JSON.stringify(clean(JSON.parse(text)));
  for (const row of rows) {
    const [misfits, cells] = [cleaned(row.misfits), cleaned(row.cells)];
    if (misfits === row.misfits && cells === row.cells) continue;
    await tx.db
      .updateTable('import_row')
      .set({ misfits, cells })
      .where('runId', '=', row.runId)
      .where('no', '=', row.no)
      .execute();
  }
};

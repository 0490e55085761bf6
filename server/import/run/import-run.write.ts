/** The entry of an import: made when its file comes, changed as it goes on, with who did it in the audit. */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { writeAudit } from '../../core/audit.ts';
import type { Scope } from '../../core/scope.ts';
import type { Store } from '../../db/store.ts';
import { readRun } from './import-run.query.ts';
import type { RunInStore } from './import-run.query.ts';

export type RunPatch = Partial<
  Pick<
    RunInStore,
    | 'state'
    | 'key'
    | 'mapping'
    | 'failure'
    | 'finishedAt'
    | 'header'
    | 'columns'
    | 'columnsKey'
    | 'encoding'
    | 'delimiter'
  >
>;

const toRow = ({ key, columns, mapping, header, ...rest }: RunPatch) => ({
  ...rest,
  ...(key === undefined ? {} : { keyName: key }),
  ...(header === undefined ? {} : { header: header ? 1 : 0 }),
  ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }),
  ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
});

/** Errors: `store.*`. */
export const insertRun = (store: Store, scope: Scope, run: RunInStore): Promise<Result<null>> =>
  store.write(async (tx) => {
    const { key, columns, mapping, header, ...rest } = run;
    await tx.db
      .insertInto('import_run')
      .values({
        ...rest,
        keyName: key,
        header: header ? 1 : 0,
        columns: JSON.stringify(columns),
        mapping: JSON.stringify(mapping),
        updatedAt: run.createdAt,
      })
      .execute();
    await writeAudit(tx, run.createdAt, scope, {
      action: 'import.create',
      recordId: run.id,
      outcome: 'applied',
    });
    return ok(null);
  });

/** `action` stands in the audit; null where nobody did anything. Errors: `record.not_found`, `store.*`. */
export const updateRun = (
  store: Store,
  scope: Scope,
  id: string,
  patch: RunPatch,
  { at, action }: { readonly at: string; readonly action: string | null },
): Promise<Result<RunInStore>> =>
  store.write(async (tx) => {
    await tx.db
      .updateTable('import_run')
      .set({ ...toRow(patch), updatedAt: at })
      .where('id', '=', id)
      .execute();
    if (action) await writeAudit(tx, at, scope, { action, recordId: id, outcome: 'applied' });
    const after = await readRun(tx.db, scope, id);
    return after ? ok(after) : fail('record.not_found');
  });

/** Of an import nobody began. Errors: `store.*`. */
export const deleteReadyRun = (store: Store, id: string): Promise<Result<null>> =>
  store.write(async (tx) => {
    await tx.db.deleteFrom('import_run').where('id', '=', id).where('state', '=', 'ready').execute();
    return ok(null);
  });

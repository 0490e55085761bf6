/** Imports as the contract shows them: to owners and admins, whoever began them. */
import type { ImportMapping, ImportRun } from '#shared/domain/import-run.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { isAdmin } from '../../core/scope.ts';
import type { Scope } from '../../core/scope.ts';
import type { Reader } from '../../db/store.ts';
import type { Misfit } from '../mapping/row-plan.ts';
import type { KeptRecord } from './take-back.ts';

const LIST_MAX = 200;
const KEPT_MAX = 200;

const COLUMNS = [
  'id',
  'kind',
  'fileName',
  'fileHash',
  'sizeBytes',
  'format',
  'encoding',
  'delimiter',
  'header',
  'columns',
  'columnsKey',
  'mapping',
  'keyName',
  'state',
  'done',
  'created',
  'updated',
  'unchanged',
  'failed',
  'setAside',
  'kept',
  'failure',
  'createdById',
  'createdAt',
  'finishedAt',
] as const;

const runsOf = (db: Reader) => db.selectFrom('import_run').select(COLUMNS);
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof runsOf>['executeTakeFirst']>>>;

export type RunInStore = ImportRun & {
  readonly fileHash: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly columnsKey: string;
};

/** Without what is the server's own business. */
export const shownRun = (run: RunInStore): ImportRun => {
  const shown: Record<string, unknown> = { ...run };
  for (const own of ['fileHash', 'columnsKey', 'encoding', 'delimiter']) delete shown[own];
  return shown as ImportRun;
};

const toRun = ({ keyName, columns, mapping, header, ...row }: Row): RunInStore => ({
  ...row,
  header: header === 1,
  key: keyName,
  columns: JSON.parse(columns) as string[],
  mapping: JSON.parse(mapping) as ImportMapping,
});

/** The newest first. */
export const listRuns = async (db: Reader, scope: Scope): Promise<RunInStore[]> =>
  isAdmin(scope) ? (await runsOf(db).orderBy('id', 'desc').limit(LIST_MAX).execute()).map(toRun) : [];

/** Null when there is none the asker may see. */
export const readRun = async (db: Reader, scope: Scope, id: string): Promise<RunInStore | null> => {
  const row = isAdmin(scope) ? await runsOf(db).where('id', '=', id).executeTakeFirst() : undefined;
  return row ? toRun(row) : null;
};

/** An import of the same file that was begun and is not at its end. */
export const unfinishedRun = async (
  db: Reader,
  scope: Scope,
  kind: FieldRecord,
  fileHash: string,
): Promise<RunInStore | null> => {
  const row = await runsOf(db)
    .where('kind', '=', kind)
    .where('fileHash', '=', fileHash)
    .where('state', '=', 'running')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && isAdmin(scope) ? toRun(row) : null;
};

/** What the columns of such a file filled the last time somebody imported one. */
export const rememberedMapping = async (
  db: Reader,
  scope: Scope,
  columnsKey: string,
): Promise<{ readonly mapping: ImportMapping; readonly key: ImportRun['key'] } | null> => {
  const row = await db
    .selectFrom('import_run')
    .select(['mapping', 'keyName'])
    .where('columnsKey', '=', columnsKey)
    .where('state', '<>', 'ready')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && isAdmin(scope)
    ? { mapping: JSON.parse(row.mapping) as ImportMapping, key: row.keyName }
    : null;
};

export type FailedRow = {
  readonly no: number;
  readonly step: string;
  readonly misfits: readonly Misfit[];
  readonly cells: readonly string[];
};

const LOT = 500;

/** Rows of which something failed or was kept in a note, in order. */
export async function* failedRows(db: Reader, scope: Scope, runId: string): AsyncGenerator<FailedRow> {
  if (!isAdmin(scope)) return;
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom('import_row')
      .select(['no', 'step', 'misfits', 'cells'])
      .where('runId', '=', runId)
      .where('misfits', 'is not', null)
      .where('no', '>', after)
      .orderBy('no')
      .limit(LOT)
      .execute();
    for (const { no, step, misfits, cells } of rows) {
      yield {
        no,
        step,
        misfits: JSON.parse(misfits ?? '[]') as Misfit[],
        cells: JSON.parse(cells ?? '[]') as string[],
      };
    }
    if (rows.length < LOT) return;
    after = rows.at(-1)!.no;
  }
}

export type KeptRow = {
  readonly no: number;
  readonly records: readonly (KeptRecord & { readonly name: string })[];
};

/** Names of those the asker sees, by id. */
export const namesOf = async (
  db: Reader,
  scope: Scope,
  kind: FieldRecord,
  ids: readonly string[],
): Promise<readonly (readonly [string, string])[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(kind)
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('bucket', 'in', scope.buckets)
    .where('deletedAt', 'is', null)
    .execute();
  return rows.map(({ id, name }) => [id, name] as const);
};

/** What a revert left, at most `KEPT_MAX` rows. */
export const keptRows = async (db: Reader, scope: Scope, runId: string): Promise<KeptRow[]> => {
  if (!isAdmin(scope)) return [];
  const rows = await db
    .selectFrom('import_row')
    .select(['no', 'kept'])
    .where('runId', '=', runId)
    .where('kept', 'is not', null)
    .orderBy('no')
    .limit(KEPT_MAX)
    .execute();
  const all = rows.map(({ no, kept }) => ({ no, records: JSON.parse(kept ?? '[]') as KeptRecord[] }));
  const idsOf = (kind: FieldRecord): string[] =>
    all.flatMap(({ records }) => records.filter(({ type }) => type === kind).map(({ id }) => id));
  const names = new Map([
    ...(await namesOf(db, scope, 'person', idsOf('person'))),
    ...(await namesOf(db, scope, 'company', idsOf('company'))),
  ]);
  return all.map(({ no, records }) => ({
    no,
    records: records.map((one) => ({ ...one, name: names.get(one.id) ?? '' })),
  }));
};

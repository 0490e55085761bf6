/** The first rows of an import as they would go: new, known as whom, or refused and why. Nothing is written. */
import type { ImportPreview } from '#shared/domain/import-run.ts';
import { importTargets } from '#shared/domain/import-run.ts';
import type { SimilarRecord } from '#shared/domain/duplicate.ts';
import { findSimilar } from '../../duplicates/similar.query.ts';
import { typedMarks } from '../../duplicates/typed-marks.ts';
import type { RowFields } from '../mapping/row-plan.ts';
import type { SourceRow } from '../read/rows.ts';
import { rowsJobOf } from './carry-out.ts';
import type { CarryOut } from './carry-out.ts';
import { namesOf, shownRun } from './import-run.query.ts';
import { probeRows } from './save-rows.ts';

const PREVIEW_ROWS = 20;

/** Half of a name in common is no news in a file. */
const SIMILAR = 40;

/** The likeliest record that is there already. */
const similarTo = async (
  { store, scope, run: { kind } }: Pick<CarryOut, 'store' | 'scope' | 'run'>,
  fields: RowFields,
): Promise<SimilarRecord | undefined> => {
  const [marks] = typedMarks(kind === 'person' ? { person: fields } : { company: fields });
  const found = marks ? await findSimilar(store.read, scope, marks) : [];
  return found.find(({ score }) => score >= SIMILAR);
};

/** `remembered`: the mapping is that of an earlier file. */
export const previewOf = async (
  work: Omit<CarryOut, 'path' | 'isClosed'>,
  rows: readonly SourceRow[],
  remembered: boolean,
): Promise<ImportPreview> => {
  const { store, scope, run } = work;
  const { encoding, delimiter, kind } = run;
  const job = await rowsJobOf(work);
  const probed = await probeRows(job, rows.slice(0, PREVIEW_ROWS));
  const ids = probed.flatMap(({ saved: { recordId } }) => recordId ?? []);
  const names = new Map(await namesOf(store.read, scope, kind, ids));
  const similar = new Map<number, SimilarRecord>();
  for (const { row, saved } of probed) {
    const found = saved.step === 'created' ? await similarTo(work, job.plan(row).fields) : undefined;
    if (found) similar.set(row.no, found);
  }
  return {
    run: shownRun(run),
    encoding,
    delimiter,
    remembered,
    targets: [...importTargets(kind, job.custom)],
    rows: probed.map(({ row, saved: { step, recordId, misfits } }) => {
      const name = recordId === null ? undefined : names.get(recordId);
      return {
        no: row.no,
        cells: [...row.cells],
        step,
        record: name === undefined ? null : { id: recordId!, name },
        similar: similar.get(row.no) ?? null,
        errors: [...misfits],
      };
    }),
  };
};

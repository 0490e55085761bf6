/**
 * Companies from a file with one JSON object on each line, created or updated by a key, through the mutations every
 * client uses.
 *
 * Memory: one batch of lines. Replay: a row that says nothing new changes nothing and is counted as unchanged; after a
 * crash the next run creates what is missing. An update adds and corrects: values the row does not name stay, and
 * addresses and numbers a person added are kept beside those of the row. What no field can take stands in a note.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Company, CompanyFields } from '#shared/domain/company.ts';
import { outcomeFailure } from '#shared/domain/mutation.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { toInstant } from '#shared/lib/clock.ts';
import type { IdGenerator } from '#shared/lib/ids.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readCompany } from '../companies/company.query.ts';
import type { MutationExecutor } from '../core/mutation-executor.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import { findRecord, keyOfRow } from './find-record.ts';
import type { SingleKey } from './find-record.ts';
import { readCompanyRow } from './company-row.ts';
import { leftOverNote } from './left-over.ts';
import type { LeftOver } from './left-over.ts';
import { createTally } from './import-tally.ts';
import type { ImportReport, ImportStep, ImportTally } from './import-tally.ts';
import { readTextLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

export type CompanyImport = {
  readonly store: Store;
  readonly executor: MutationExecutor;
  readonly clock: Clock;
  readonly newId: IdGenerator;
  readonly scope: Scope;
  readonly key: SingleKey;
  readonly report: ImportReport;
};

type Row = {
  readonly no: number;
  readonly key: string;
  readonly fields: Partial<CompanyFields>;
  readonly leftOver: readonly LeftOver[];
};
type Saved = { readonly id: string; readonly step: ImportStep };

/** Rows at once: the store writes them to disk together. */
const BATCH = 64;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the store has, then what is new. */
const merged = <T>(known: readonly T[], incoming: readonly T[], keyOf: (one: T) => string): T[] => {
  const keys = new Set(known.map(keyOf));
  return [...known, ...incoming.filter((one) => !keys.has(keyOf(one)))];
};

/** The fields that would change; empty when the row says nothing new. */
const patchOf = (known: Company, row: Partial<CompanyFields>): Partial<CompanyFields> => {
  const wanted: Partial<CompanyFields> = {
    ...row,
    ...(row.domains ? { domains: merged(known.domains, row.domains, (domain) => domain) } : {}),
    ...(row.emails ? { emails: merged(known.emails, row.emails, ({ email }) => email.toLowerCase()) } : {}),
    ...(row.phones ? { phones: merged(known.phones, row.phones, ({ number }) => number) } : {}),
  };
  const names = Object.keys(wanted) as (keyof CompanyFields)[];
  return Object.fromEntries(
    names.filter((name) => !same(known[name], wanted[name])).map((name) => [name, wanted[name]]),
  );
};

const execute = async <N extends MutationName>(
  { executor, clock, newId, scope }: CompanyImport,
  name: N,
  args: MutationArgs<N>,
): Promise<Result<null>> => {
  const outcome = await executor.execute(scope, { id: newId(), name, at: toInstant(clock.now()), args });
  return outcome.status === 'rejected' ? outcomeFailure(outcome) : ok(null);
};

const saveFields = async (job: CompanyImport, row: Row): Promise<Result<Saved>> => {
  const { store, newId, scope, key } = job;
  const found = await findRecord(store.sql, scope, 'company', { key, values: [row.key] });
  if (!found.ok) return found;
  const known = found.value === null ? null : await readCompany(store.read, scope, found.value);
  const source = 'import';
  if (!known) {
    const id = newId();
    const created = await execute(job, 'company.create', { id, fields: row.fields, source });
    return created.ok ? ok({ id, step: 'created' }) : created;
  }
  const { id } = known;
  const set = patchOf(known, row.fields);
  if (Object.keys(set).length === 0) return ok({ id, step: 'unchanged' });
  const updated = await execute(job, 'company.update', { id, set, source });
  return updated.ok ? ok({ id, step: 'updated' }) : updated;
};

const saveRow = async (job: CompanyImport, row: Row): Promise<Result<ImportStep>> => {
  const saved = await saveFields(job, row);
  if (!saved.ok) return saved;
  if (row.leftOver.length === 0) return ok(saved.value.step);
  const noted = await execute(job, 'activity.create', leftOverNote(saved.value.id, row.leftOver));
  if (!noted.ok && noted.error.code !== 'record.exists') return noted;
  const fields = Object.fromEntries(row.leftOver.map(({ field, code }) => [field, code]));
  if (noted.ok) job.report.setAside(`line ${row.no}`, fail('import.left_over', { fields }));
  return ok(saved.value.step);
};

const readRow = (key: SingleKey, { no, text }: TextLine): Result<Row> => {
  if (!text.ok) return text;
  const row = readCompanyRow(text.value);
  if (!row.ok) return row;
  const value = keyOfRow('company', key, row.value.fields)?.values[0];
  return value ? ok({ no, key: value, ...row.value }) : fail('import.key_missing');
};

/** Errors: `import.file_missing`; single lines are reported with their number and counted. */
export const importCompanies = async (path: string, job: CompanyImport): Promise<Result<ImportTally>> => {
  if (!(await stat(path).catch(() => null))?.isFile())
    return fail('import.file_missing', { params: { path } });
  const tally = createTally();
  let done = 0;

  const note = (no: number, outcome: Result<ImportStep>): void => {
    tally.count(outcome.ok ? outcome.value : 'failed');
    if (!outcome.ok) job.report.failed(`line ${no}`, outcome);
    job.report.progress((done += 1));
  };
  let batch = new Map<string, Row>();
  const saveBatch = async (): Promise<void> => {
    const rows = [...batch.values()];
    batch = new Map();
    const outcomes = await Promise.all(rows.map((row) => saveRow(job, row)));
    rows.forEach((row, index) => note(row.no, outcomes[index]!));
  };

  for await (const line of readTextLines(createReadStream(path))) {
    if (line.text.ok && !line.text.value.trim()) continue;
    const row = readRow(job.key, line);
    if (!row.ok) {
      note(line.no, row);
      continue;
    }
    // Two rows of one key must see each other: the second waits for the next batch.
    if (batch.has(row.value.key) || batch.size === BATCH) await saveBatch();
    batch.set(row.value.key, row.value);
  }
  await saveBatch();
  return ok(tally.read());
};

/** People and companies in lots, with the names of what they refer to: what the asker sees, and nothing else. */
import type { Company } from '#shared/domain/company.ts';
import type { Person } from '#shared/domain/person.ts';
import type { CustomField } from '#shared/domain/custom-field.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { companyTable } from '../companies/company.table.ts';
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { personTable } from '../people/person.table.ts';
import type { EmploymentEntry } from '../import/mapping/employment-cell.ts';
import { linkedTexts } from './linked-texts.query.ts';
import type { Employer, ExportRecord } from './export-columns.ts';

const LOT = 100;
type Job = EmploymentEntry & { readonly personId: string };

const entryOf = ({ company, domain, jobTitle, from, to }: Job): EmploymentEntry => ({
  company,
  domain,
  jobTitle,
  from,
  to,
});

/** Where somebody works now, the first of several. */
const employerOf = (jobs: readonly Job[]): Employer => {
  const current = jobs.find(({ to }) => to === '');
  return current
    ? { name: current.company, domain: current.domain, jobTitle: current.jobTitle }
    : NO_EMPLOYER;
};

const NO_EMPLOYER: Employer = { name: '', domain: '', jobTitle: '' };

const jobsOf = async (
  db: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Job[]>> => {
  const rows = await db
    .selectFrom('employment')
    .innerJoin('company', 'company.id', 'employment.companyId')
    .select([
      'employment.personId',
      'employment.jobTitle',
      'employment.fromDay',
      'employment.toDay',
      'company.name',
      'company.domains',
    ])
    .where('employment.personId', 'in', ids)
    .where('employment.deletedAt', 'is', null)
    .where('company.deletedAt', 'is', null)
    .where('company.bucket', 'in', scope.buckets)
    .orderBy('employment.id')
    .execute();
  const jobs = rows.map(({ personId, jobTitle, fromDay, toDay, name, domains }) => ({
    personId,
    company: name,
    domain: (JSON.parse(domains) as string[])[0] ?? '',
    jobTitle,
    from: fromDay ?? '',
    to: toDay ?? '',
  }));
  return Map.groupBy(jobs, ({ personId }) => personId);
};

/** What an import can find the company above by: its number in another system, else its name. */
const parentsOf = async (
  db: Reader,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('company')
    .select(['id', 'name', 'externalId'])
    .where('id', 'in', ids)
    .where('bucket', 'in', scope.buckets)
    .where('deletedAt', 'is', null)
    .execute();
  return new Map(rows.map(({ id, name, externalId }): [string, string] => [id, externalId || name]));
};

const teamsById = async (db: Reader): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.selectFrom('team').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }): [string, string] => [id, name]));
};

const ownersById = async (db: Reader): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.selectFrom('user_account').select(['id', 'email']).execute();
  return new Map(rows.map(({ id, email }): [string, string] => [id, email]));
};

const read = (db: Reader, scope: Scope, kind: FieldRecord, after: string) => {
  const visible = db
    .selectFrom(kind)
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('bucket', 'in', scope.buckets)
    .where('id', '>', after)
    .orderBy('id')
    .limit(LOT);
  return visible.execute();
};

/** How many companies stand above each that belongs to another. */
const depths = async (db: Reader, scope: Scope): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('company')
    .select(['id', 'parentId'])
    .where('parentId', 'is not', null)
    .where('deletedAt', 'is', null)
    .where('bucket', 'in', scope.buckets)
    .execute();
  const parents = new Map(rows.map(({ id, parentId }): [string, string | null] => [id, parentId]));
  const depthOf = (id: string): number => {
    let depth = 0;
    for (let at = parents.get(id); at && depth < 1_000; at = parents.get(at)) depth += 1;
    return depth;
  };
  return new Map([...parents.keys()].map((id): [string, number] => [id, depthOf(id)]));
};

type Row = Record<string, unknown>;

/** What ids in a row stand for, read once. */
type Referred = {
  readonly owners: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  readonly custom: readonly CustomField[];
};

/** Rows of the store with the names of what they refer to. */
const completed = async (
  db: Reader,
  scope: Scope,
  kind: FieldRecord,
  { owners, teams, custom }: Referred,
  rows: readonly Row[],
): Promise<ExportRecord[]> => {
  const table = kind === 'person' ? personTable : companyTable;
  const records = rows.map(
    (row) => fromColumns(table, row) as unknown as (Person | Company) & { id: string },
  );
  const ids = records.map(({ id }) => id);
  const jobs = kind === 'person' && ids.length > 0 ? await jobsOf(db, scope, ids) : new Map<string, Job[]>();
  const linked = await linkedTexts(db, scope, custom, records);
  const above = records.flatMap((one) => ('parentId' in one && one.parentId ? [one.parentId] : []));
  const parents = await parentsOf(db, scope, above);
  return records.map((record) => ({
    id: record.id,
    record,
    owner: owners.get(record.ownerId ?? '') ?? '',
    parent: ('parentId' in record && record.parentId && parents.get(record.parentId)) || '',
    team: teams.get(record.teamId ?? '') ?? '',
    employer: employerOf(jobs.get(record.id) ?? []),
    employments: (jobs.get(record.id) ?? []).map(entryOf),
    linked,
  }));
};

/** Records by their ids, in that order; those the asker does not see are left out. */
export const completing = async (
  db: Reader,
  scope: Scope,
  kind: FieldRecord,
  custom: readonly CustomField[],
): Promise<(ids: readonly string[]) => Promise<ExportRecord[]>> => {
  const owners = await ownersById(db);
  const teams = await teamsById(db);
  return async (ids) => {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom(kind)
      .selectAll()
      .where('id', 'in', ids)
      .where('deletedAt', 'is', null)
      .where('bucket', 'in', scope.buckets)
      .execute();
    const place = new Map(ids.map((id, index): [string, number] => [id, index]));
    const sorted = rows.toSorted((one, other) => place.get(one.id)! - place.get(other.id)!);
    return completed(db, scope, kind, { owners, teams, custom }, sorted);
  };
};

/** Companies that belong to others come after these, so that an import finds them. Memory: one lot, and ids of the former. */
export async function* exportRecords(
  db: Reader,
  scope: Scope,
  kind: FieldRecord,
  custom: readonly CustomField[],
): AsyncGenerator<readonly ExportRecord[]> {
  const owners = await ownersById(db);
  const teams = await teamsById(db);
  const below = kind === 'company' ? await depths(db, scope) : new Map<string, number>();

  const complete = (rows: readonly Row[]): Promise<ExportRecord[]> =>
    completed(db, scope, kind, { owners, teams, custom }, rows);

  for (let after = ''; ;) {
    const rows = await read(db, scope, kind, after);
    const free = rows.filter(({ id }) => !below.has(id));
    if (free.length > 0) yield await complete(free);
    if (rows.length < LOT) break;
    after = rows.at(-1)!.id;
  }
  const rest = [...below].toSorted(([, one], [, other]) => one - other).map(([id]) => id);
  for (let at = 0; at < rest.length; at += LOT) {
    const lot = rest.slice(at, at + LOT);
    const rows = await db
      .selectFrom('company')
      .selectAll()
      .where('id', 'in', lot)
      .where('deletedAt', 'is', null)
      .where('bucket', 'in', scope.buckets)
      .execute();
    const place = new Map(lot.map((id, index): [string, number] => [id, index]));
    yield await complete(rows.toSorted((one, other) => place.get(one.id)! - place.get(other.id)!));
  }
}

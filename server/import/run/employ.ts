/** Where the person of a row works and worked: companies found or made, jobs made or corrected. */
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/store.ts';
import type { EmploymentEntry } from '../mapping/employment-cell.ts';
import type { Misfit, RowPlan } from '../mapping/row-plan.ts';
import { findRecord } from '../find-record.ts';

export type EmployJob = {
  readonly tx: Tx;
  readonly scope: Scope;
  readonly mutate: <N extends MutationName>(name: N, args: MutationArgs<N>) => Promise<Result<unknown>>;
  /** Id of what the row makes; `part` names what it is for. */
  readonly idOf: (part: string) => string;
};

type Company = { readonly id: string | null; readonly misfit: Misfit | null };

/** Errors of a mutation. */
const companyOf = async (
  { tx, scope, mutate, idOf }: EmployJob,
  { company: name, domain, jobTitle }: EmploymentEntry,
  part: string,
): Promise<Result<Company>> => {
  if (!name && !domain) {
    const code = 'import.company_unnamed';
    return ok({ id: null, misfit: jobTitle ? { column: '', value: jobTitle, code } : null });
  }
  for (const by of [
    { key: 'domain', values: [domain] },
    { key: 'name', values: [sortKey(name)] },
  ] as const) {
    if (!by.values[0]) continue;
    const company = await findRecord(tx, scope, 'company', by);
    if (!company.ok) {
      const code = 'import.company_ambiguous';
      return ok({ id: null, misfit: { column: '', value: name || domain, code } });
    }
    if (company.value) return ok({ id: company.value, misfit: null });
  }
  const id = idOf(part);
  const fields = { name: name || domain, domains: domain ? [domain] : [] };
  const made = await mutate('company.create', { id, fields, source: 'import' });
  return made.ok ? ok({ id, misfit: null }) : made;
};

/** Answers whether anything changed. A job at the same company is corrected, unless it began on another day. */
const employ = async (
  { tx, mutate, idOf }: EmployJob,
  personId: string,
  companyId: string,
  { jobTitle, from, to }: EmploymentEntry,
  part: string,
): Promise<Result<boolean>> => {
  const jobs = await tx.db
    .selectFrom('employment')
    .select(['id', 'jobTitle', 'fromDay', 'toDay'])
    .where('personId', '=', personId)
    .where('companyId', '=', companyId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute();
  const known =
    jobs.find(({ fromDay }) => from !== '' && fromDay === from) ??
    jobs.find(({ fromDay, toDay }) => (from === '' || fromDay === null) && (to !== '' || toDay === null)) ??
    (from === '' ? jobs[0] : undefined);
  if (!known) {
    const fields = { personId, companyId, jobTitle, fromDay: from || null, toDay: to || null };
    const made = await mutate('employment.create', { id: idOf(part), fields });
    return made.ok ? ok(true) : made;
  }
  const set = {
    ...(jobTitle && jobTitle !== known.jobTitle ? { jobTitle } : {}),
    ...(from && from !== known.fromDay ? { fromDay: from } : {}),
    ...(to && to !== known.toDay ? { toDay: to } : {}),
  };
  if (Object.keys(set).length === 0) return ok(false);
  const done = await mutate('employment.update', { id: known.id, set });
  return done.ok ? ok(true) : done;
};

/** Errors of a mutation end the row's transaction; a company nobody can tell is a misfit. */
export const employAll = async (
  job: EmployJob,
  personId: string,
  { employer, employments }: Pick<RowPlan, 'employer' | 'employments'>,
): Promise<Result<{ readonly changed: boolean; readonly misfits: readonly Misfit[] }>> => {
  const { name, domain, jobTitle } = employer;
  const current: EmploymentEntry = { company: name, domain, jobTitle, from: '', to: '' };
  const misfits: Misfit[] = [];
  let changed = false;
  // Jobs with their days first: the current one is then known with the day it began.
  for (const [index, entry] of [...employments, current].entries()) {
    const isOwn = entry === current;
    const company = await companyOf(job, entry, isOwn ? 'company' : `company ${index}`);
    if (!company.ok) return company;
    if (company.value.misfit) misfits.push(company.value.misfit);
    if (!company.value.id) continue;
    const part = isOwn ? 'employment' : `employment ${index}`;
    const done = await employ(job, personId, company.value.id, entry, part);
    if (!done.ok) return done;
    changed ||= done.value;
  }
  return ok({ changed, misfits });
};

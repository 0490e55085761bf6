/**
 * One row of an import in its transaction: found or made, corrected, linked to the company it names, with a note of what
 * fits no field. Values the row does not name stay, and addresses and numbers a person added are kept beside its own.
 */
import { createHash } from 'node:crypto';
import type { Company } from '#shared/domain/company.ts';
import type { CustomValue, CustomValues } from '#shared/domain/custom-field.ts';
import { CUSTOM_TARGET } from '#shared/domain/import-run.ts';
import type { ImportKey, ImportStep } from '#shared/domain/import-run.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import type { Person } from '#shared/domain/person.ts';
import type { FieldRecord } from '#shared/domain/record-fields.ts';
import { emailKey } from '#shared/domain/user.ts';
import { sortKey } from '#shared/lib/fold.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readCompany } from '../../companies/company.query.ts';
import type { MutationExecutor } from '../../core/mutation-executor.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/store.ts';
import { readPerson } from '../../people/person.query.ts';
import type { Misfit, RowFields, RowPlan } from '../mapping/row-plan.ts';
import { employAll } from './employ.ts';
import { findRecord, keyOfRow } from '../find-record.ts';
import type { KnownNames } from './names.ts';
import { resolveReference } from './references.ts';
import { mutationIdOf, rowId } from './row-ids.ts';

export type RowJob = {
  readonly tx: Tx;
  readonly executor: MutationExecutor;
  readonly scope: Scope;
  readonly runId: string;
  readonly kind: FieldRecord;
  readonly key: ImportKey;
  /** When the import was begun. */
  readonly at: string;
  readonly names: KnownNames;
};

export type SavedRow = {
  readonly step: ImportStep;
  readonly recordId: string | null;
  readonly mutations: number;
  readonly misfits: readonly Misfit[];
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What the store has, all of it, then what is new. An entry is known by its key, whatever label somebody gave it since; one
 * number that is telephone and fax in the row is two entries, as in a record that is made of it.
 */
const merged = <T>(known: readonly T[], incoming: readonly T[], keyOf: (one: T) => string): T[] => {
  const left = [...known];
  const isThere = (isIt: (one: T) => boolean): boolean => {
    const at = left.findIndex(isIt);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  // A word said twice is one word.
  const said = new Map(incoming.map((one, index) => [typeof one === 'string' ? keyOf(one) : index, one]));
  const others = [...said.values()].filter((one) => !isThere((other) => same(other, one)));
  return [...known, ...others.filter((one) => !isThere((other) => keyOf(other) === keyOf(one)))];
};

const LISTS: Readonly<Record<string, (one: never) => string>> = {
  domains: (domain: string) => domain.toLowerCase(),
  tags: (tag: string) => tag.toLowerCase(),
  emails: ({ email }: { email: string }) => emailKey(email),
  phones: ({ number }: { number: string }) => number,
  addresses: ({ street, postcode }: { street: string; postcode: string }) => sortKey(`${street} ${postcode}`),
  equipment: sortKey,
  interests: sortKey,
  attitudes: sortKey,
  personalValues: sortKey,
};

/** Custom values are set one by one; those that are not named stay. */
const isSame = (key: string, before: unknown, value: unknown): boolean =>
  key === 'custom'
    ? Object.entries(value as CustomValues).every(([id, one]) =>
        same((before as CustomValues | undefined)?.[id], one),
      )
    : same(before, value);

/** The fields that would change; empty when the row says nothing new. */
const patchOf = (known: Person | Company, row: RowFields): RowFields => {
  const before = known as unknown as Record<string, unknown>;
  const wanted = Object.entries(row).map(([key, value]): [string, unknown] => {
    const keyOf = LISTS[key];
    if (key === 'custom') return [key, value];
    return [key, keyOf ? merged(before[key] as never[], value as never[], keyOf) : value];
  });
  return Object.fromEntries(wanted.filter(([key, value]) => !isSame(key, before[key], value)));
};

/** One id for one record and one content, so that the same row imported again leaves no second note. */
const noteId = (recordId: string, text: string): string => {
  const digits = createHash('sha256').update(`${recordId}\n${text}`).digest('hex');
  return `${recordId.slice(0, 13)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
};

const NOTE_CHARS = 100_000;

/** Codes of a mutation that name a field, as the column that filled it. */
const failed = (misfits: readonly Misfit[]): SavedRow => ({
  step: 'failed',
  recordId: null,
  mutations: 0,
  misfits,
});
/** `before` is what was wrong with it already: a name no field takes explains why one is missing. */
export const failedRow = (code: string, before: readonly Misfit[] = []): SavedRow =>
  failed([...before, { column: '', value: '', code }]);

/** Errors of a mutation end the transaction; what is wrong with the row itself is a failed row. */
export const saveRow = async (job: RowJob, no: number, plan: RowPlan): Promise<Result<SavedRow>> => {
  const { tx, executor, scope, runId, kind, key, at, names } = job;
  let mutations = 0;
  const mutate = async <N extends MutationName>(name: N, args: MutationArgs<N>): Promise<Result<unknown>> => {
    const id = mutationIdOf(runId, no, mutations);
    mutations += 1;
    return executor.executeIn(tx, scope, { id, name, at, args });
  };
  const misfits = [...plan.misfits];
  const fields: Record<string, unknown> = { ...plan.fields };

  const found = keyOfRow(kind, key, plan.fields);
  if (!found) return ok(failed([...misfits, { column: '', value: '', code: 'import.key_missing' }]));
  const known = await findRecord(tx, scope, kind, found);
  if (!known.ok) return ok(failed([{ column: '', value: found.values[0] ?? '', code: known.error.code }]));

  const custom: Record<string, CustomValue> = { ...(plan.fields.custom as CustomValues | undefined) };
  for (const reference of plan.references) {
    const { target, said, link } = reference;
    const id = await resolveReference({ tx, scope }, names, reference, known.value);
    if (!id.ok) misfits.push({ ...said, code: id.error.code });
    else if (link) custom[target.slice(CUSTOM_TARGET.length)] = id.value;
    else fields[target] = id.value;
  }
  if (Object.keys(custom).length > 0) fields['custom'] = custom;

  const saveFields = async (): Promise<Result<{ id: string; step: ImportStep }>> => {
    const source = 'import';
    if (known.value === null) {
      const id = rowId(runId, no, kind);
      const created =
        kind === 'person'
          ? await mutate('person.create', { id, fields, source })
          : await mutate('company.create', { id, fields, source });
      return created.ok ? ok({ id, step: 'created' }) : created;
    }
    const id = known.value;
    const before = await (kind === 'person' ? readPerson : readCompany)(tx.db, scope, id);
    if (!before) return fail('record.not_found');
    const set = patchOf(before, fields);
    if (Object.keys(set).length === 0) return ok({ id, step: 'unchanged' });
    const updated =
      kind === 'person'
        ? await mutate('person.update', { id, set, source })
        : await mutate('company.update', { id, set, source });
    return updated.ok ? ok({ id, step: 'updated' }) : updated;
  };

  const keepNote = async (id: string): Promise<Result<null>> => {
    const lines = misfits.map(({ column, value }) => (column ? `${column}: ${value}` : value));
    const text = [plan.note, ...lines].filter(Boolean).join('\n').slice(0, NOTE_CHARS);
    if (!text) return ok(null);
    const activity = noteId(id, text);
    const there = await tx.db
      .selectFrom('activity')
      .select('id')
      .where('id', '=', activity)
      .executeTakeFirst();
    if (there) return ok(null);
    const noted = await mutate('activity.create', {
      id: activity,
      kind: 'note',
      fields: { subject: 'Import', text },
      visibility: 'all',
      links: [{ type: kind, id }],
    });
    return noted.ok ? ok(null) : noted;
  };

  const saved = await saveFields();
  if (!saved.ok) return saved;
  let step = saved.value.step;
  if (kind === 'person') {
    const idOf = (part: string): string => rowId(runId, no, part);
    const employed = await employAll({ tx, scope, mutate, idOf }, saved.value.id, plan);
    if (!employed.ok) return employed;
    misfits.push(...employed.value.misfits);
    if (employed.value.changed && step === 'unchanged') step = 'updated';
  }
  const noted = await keepNote(saved.value.id);
  if (!noted.ok) return noted;
  return ok({ step, recordId: saved.value.id, mutations, misfits });
};

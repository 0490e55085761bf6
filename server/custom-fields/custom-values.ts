/**
 * Values of custom fields on their way into a record: each held against its definition, and laid beside the record's own
 * fields, where it is merged as one of them.
 *
 * A value for a field that was archived meanwhile is kept with the record, out of sight until the field comes back, and
 * the outcome says so (`archived`); the rest of the change is as if it had not been there.
 * Errors: `custom_field.value` with a code for each value that does not fit, `record.not_found` for a link to nothing.
 */
import type { CustomField, CustomPatch, CustomRecord, CustomValue } from '#shared/domain/custom-field.ts';
import { tidyValue, valueProblem } from '#shared/domain/custom-values.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { asFields } from '../core/entry-columns.ts';
import { keepConflicts } from '../core/merge-update.ts';
import type { Update } from '../core/merge-update.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import { standingRecord, visibleRecord } from '../core/record-access.ts';
import { fromColumns } from '../core/record-table.ts';
import type { DomainRow } from '../core/record-table.ts';
import type { Row } from '../db/store.ts';
import { CUSTOM_COLUMN } from './custom-index.ts';
import { customFieldTable } from './custom-field.table.ts';

type Definition = CustomField & { readonly deletedAt: string | null };

const definitionsOf = async (
  { tx }: MutationContext,
  recordType: CustomRecord,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Definition>> => {
  const rows = await tx.db
    .selectFrom('custom_field')
    .selectAll()
    .where('recordType', '=', recordType)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, fromColumns(customFieldTable, row as Row) as Definition]));
};

type Set = { readonly custom?: CustomPatch | undefined };
type Split<T> = Omit<T, 'custom'>;
type Settled<T> = {
  readonly fields: Split<T>;
  readonly values: DomainRow;
  /** Of `values` those of several choices: two people who change one are united choice by choice. */
  readonly sets: NonNullable<Update['sets']>;
};

/** Says beside the record that a field went out of use meanwhile; of a new record the outcome alone says it. */
const sayArchived = async (
  context: MutationContext,
  recordType: CustomRecord,
  recordId: string | null,
  { id, name }: Definition,
  value: CustomValue | null,
): Promise<void> => {
  const field = `${CUSTOM_COLUMN}.${id}`;
  const record = recordId === null ? null : await standingRecord(context, recordType, recordId);
  if (!record?.ok || record.value['deletedAt'] !== null || value === null)
    return context.noteConflict({ id: null, field, reason: 'archived' });
  await keepConflicts(context, recordType, record.value, 'archived', [{ field, lost: value, kept: name }]);
};

/**
 * The fields without their custom values, and these each as a field of its own. `place` is where the request named them,
 * `recordId` the record that is updated; null for a new one.
 */
export const settleCustom = async <T extends Set>(
  context: MutationContext,
  recordType: CustomRecord,
  { custom, ...rest }: T,
  place: string,
  recordId: string | null = null,
): Promise<Result<Settled<T>>> => {
  const ids = Object.keys(custom ?? {});
  if (!custom || ids.length === 0) return ok({ fields: rest, values: {}, sets: {} });
  const known = await definitionsOf(context, recordType, ids);
  const problems: Record<string, string> = {};
  const values: Record<string, CustomValue | null> = {};
  for (const id of ids) {
    const value = custom[id] ?? null;
    const field = known.get(id);
    const problem = field ? value !== null && valueProblem(field, value) : 'field.unknown';
    if (problem) problems[`${place}.custom.${id}`] = problem;
    else values[id] = tidyValue(field!, value);
  }
  if (Object.keys(problems).length > 0) return fail('custom_field.value', { fields: problems });
  for (const [id, value] of Object.entries(values)) {
    const field = known.get(id)!;
    if (field.kind === 'link' && value !== null) {
      const target = await visibleRecord(context, field.linkType, value as string);
      if (!target.ok)
        return fail(target.error.code, { fields: { [`${place}.custom.${id}`]: target.error.code } });
      // A merged duplicate leads to its survivor.
      values[id] = target.value['id'] as string;
    }
    if (field.archivedAt !== null || field.deletedAt !== null)
      await sayArchived(context, recordType, recordId, field, value);
  }
  const several = [...known.values()].filter(({ kind }) => kind === 'choices');
  const sets = Object.fromEntries(
    several.map((field) => [
      `${CUSTOM_COLUMN}.${field.id}`,
      (elements: readonly unknown[]) => tidyValue(field, elements as string[]),
    ]),
  );
  return ok({ fields: rest, values: asFields(CUSTOM_COLUMN, values), sets });
};

/** What the author saw, custom values each as a field of its own; undefined where nobody says. */
export const seenCustom = <T extends Set>(was: T | undefined): DomainRow | undefined => {
  if (!was) return undefined;
  const { custom, ...rest } = was;
  return { ...rest, ...asFields(CUSTOM_COLUMN, custom) };
};

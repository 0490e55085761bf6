/** Custom fields: thought up, renamed, put in order, archived and taken back. Owners and admins only. */
import { CUSTOM_FIELD_LIMITS, EMPTY_CUSTOM_FIELD } from '#shared/domain/custom-field.ts';
import type { CustomChoice, CustomKind, CustomRecord } from '#shared/domain/custom-field.ts';
import { keptChoices } from '#shared/domain/custom-values.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { newRecord, visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';
import { isAdmin } from '../core/scope.ts';

type Names =
  | 'custom_field.create'
  | 'custom_field.update'
  | 'custom_field.archive'
  | 'custom_field.restore'
  | 'custom_field.arrange';

/** Errors: `custom_field.choices` where there is nothing to choose from, or an id or a label stands there twice. */
const checkChoices = (kind: CustomKind, choices: readonly CustomChoice[], place: string): Result<null> => {
  if (kind !== 'choice' && kind !== 'choices') return ok(null);
  const offered = choices.filter(({ archived }) => !archived);
  const [ids, labels] = [choices.map(({ id }) => id), offered.map(({ label }) => label.toLowerCase())];
  const isTwice = new Set(ids).size < ids.length || new Set(labels).size < labels.length;
  if (offered.length > 0 && !isTwice) return ok(null);
  return fail('custom_field.choices', {
    fields: { [`${place}.choices`]: isTwice ? 'field.twice' : 'field.required' },
  });
};

const standing = async ({ tx }: MutationContext, recordType: CustomRecord) =>
  tx.db
    .selectFrom('custom_field')
    .select(['id', 'position', 'archivedAt'])
    .where('recordType', '=', recordType)
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

/** Errors: `custom_field.too_many`. */
const checkRoom = async (context: MutationContext, recordType: CustomRecord): Promise<Result<number>> => {
  const fields = await standing(context, recordType);
  const max = CUSTOM_FIELD_LIMITS.fields;
  if (fields.filter(({ archivedAt }) => archivedAt === null).length >= max)
    return fail('custom_field.too_many', { params: { max } });
  return ok((fields.at(-1)?.position ?? 0) + 1);
};

/** Errors: `access.denied`, `record.not_found`. */
const editable = async (context: MutationContext, id: string): Promise<Result<DomainRow>> =>
  isAdmin(context.scope) ? visibleRecord(context, 'custom_field', id) : fail('access.denied');

const archive = async (
  context: MutationContext,
  id: string,
  archivedAt: string | null,
): Promise<Result<MutationResult>> => {
  const found = await editable(context, id);
  if (!found.ok) return found;
  if ((found.value['archivedAt'] === null) !== (archivedAt === null))
    await context.write.update('custom_field', id, { archivedAt });
  return ok({ id });
};

export const customFieldMutations: DefinitionsOf<Names> = {
  'custom_field.create': async (context, { id, fields }) => {
    if (!isAdmin(context.scope)) return fail('access.denied');
    const field = { ...EMPTY_CUSTOM_FIELD, ...definedOnly(fields) } as typeof EMPTY_CUSTOM_FIELD & {
      kind: CustomKind;
      recordType: CustomRecord;
    };
    const choices = checkChoices(field.kind, field.choices, 'args.fields');
    if (!choices.ok) return choices;
    const fresh = await newRecord(context, 'custom_field', id);
    if (!fresh.ok) return fresh;
    const position = await checkRoom(context, field.recordType);
    if (!position.ok) return position;
    await context.write.insert('custom_field', {
      ...fresh.value,
      ...field,
      position: position.value,
      archivedAt: null,
    });
    return ok({ id });
  },
  'custom_field.update': async (context, { id, set }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    const { kind, choices: before } = found.value as { kind: CustomKind; choices: CustomChoice[] };
    const patch = definedOnly(set);
    const choices = patch.choices ? keptChoices(before, patch.choices) : null;
    const checked = choices ? checkChoices(kind, choices, 'args.set') : ok(null);
    if (!checked.ok) return checked;
    await context.write.update('custom_field', id, { ...patch, ...(choices ? { choices } : {}) });
    return ok({ id });
  },
  'custom_field.archive': (context, { id }) => archive(context, id, context.now),
  'custom_field.restore': async (context, { id }) => {
    const found = await editable(context, id);
    if (!found.ok) return found;
    const room = await checkRoom(context, found.value['recordType'] as CustomRecord);
    return found.value['archivedAt'] !== null && !room.ok ? room : archive(context, id, null);
  },
  'custom_field.arrange': async (context, { recordType, ids }) => {
    if (!isAdmin(context.scope)) return fail('access.denied');
    const fields = await standing(context, recordType);
    if (ids.some((id) => fields.every((field) => field.id !== id))) return fail('record.not_found');
    const rest = fields.map(({ id }) => id).filter((id) => !ids.includes(id));
    for (const [index, id] of [...new Set(ids), ...rest].entries())
      await context.write.update('custom_field', id, { position: index + 1 });
    return ok({ recordType });
  },
};

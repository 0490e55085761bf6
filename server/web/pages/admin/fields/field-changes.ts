/** What an admin does to custom fields, each change with its way back. */
import type { CustomField, CustomFieldFields, CustomRecord } from '#shared/domain/custom-field.ts';
import { customFieldName } from '#shared/domain/custom-values.ts';
import type { MutationArgs, MutationName } from '#shared/domain/mutations.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { useApp } from '../../../state/app-context.ts';
import type { Loader } from '../../../state/loader.ts';
import { useTexts } from '../../../state/texts.ts';
import { fieldsTexts } from './fields-texts.ts';

export type Fields = Loader<readonly CustomField[]>;
type Changeable = Omit<CustomFieldFields, 'recordType' | 'kind' | 'linkType'>;

export type FieldChanges = {
  /** Errors: those of the mutation; the form says them. */
  readonly create: (fields: CustomFieldFields) => Promise<Result<unknown>>;
  readonly change: (field: CustomField, set: Changeable) => Promise<Result<unknown>>;
  readonly archive: (field: CustomField) => Promise<void>;
  readonly restore: (field: CustomField) => Promise<void>;
  /** Puts the field `by` places further down among those in use. */
  readonly move: (inUse: readonly CustomField[], field: CustomField, by: 1 | -1) => Promise<void>;
};

export const useFieldChanges = (fields: Fields): FieldChanges => {
  const { mutate, notices, voice } = useApp();
  const t = useTexts(fieldsTexts);
  const run = async <N extends MutationName>(
    name: N,
    args: MutationArgs<N>,
    text: string,
  ): Promise<Result<unknown>> => {
    const mutationId = newId();
    const done = await mutate(name, args, mutationId);
    if (!done.ok) return done;
    notices.show({
      text,
      undo: async () => {
        const undone = await mutate('change.undo', { mutationId });
        await fields.reload();
        return undone;
      },
    });
    await fields.reload();
    return done;
  };
  const orSay = async (change: Promise<Result<unknown>>): Promise<void> => {
    const done = await change;
    if (!done.ok) notices.showFailure(done);
  };
  const nameOf = (field: Pick<CustomField, 'name' | 'nameEn'>): { name: string } => ({
    name: customFieldName(field, voice.peek().locale),
  });
  return {
    create: (made) => run('custom_field.create', { id: newId(), fields: made }, t('done.made', nameOf(made))),
    change: ({ id }, set) => run('custom_field.update', { id, set }, t('done.saved', nameOf(set))),
    archive: (field) =>
      orSay(run('custom_field.archive', { id: field.id }, t('done.archived', nameOf(field)))),
    restore: (field) =>
      orSay(run('custom_field.restore', { id: field.id }, t('done.restored', nameOf(field)))),
    move: (inUse, field, by) => {
      const ids = inUse.map(({ id }) => id);
      const at = ids.indexOf(field.id);
      const [one, other] = [ids[at], ids[at + by]];
      if (!one || !other) return Promise.resolve();
      const moved = ids.with(at, other).with(at + by, one);
      const recordType: CustomRecord = field.recordType;
      return orSay(run('custom_field.arrange', { recordType, ids: moved }, t('done.moved')));
    },
  };
};

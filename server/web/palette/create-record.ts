/** A person or company made by name out of the palette. */
import type { CustomPatch } from '#shared/domain/custom-field.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { addressOf } from '../search/search.model.ts';
import { useApp } from '../state/app-context.ts';
import { useTexts } from '../state/texts.ts';
import type { NewRecord } from './palette-commands.ts';
import { paletteTexts } from './palette-texts.ts';

const nameFields = (name: string): { firstName: string; lastName: string } => {
  const words = name.split(/\s+/);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
};

/** Of the company's own fields. */
export type OwnValues = { readonly custom?: CustomPatch };

/** Makes the record, goes to it and offers the way back; or gives why it was refused. */
export const useCreateRecord = (): ((record: NewRecord, own?: OwnValues) => Promise<Result<unknown>>) => {
  const { mutate, router, notices } = useApp();
  const t = useTexts(paletteTexts);
  return async ({ type, name }, own = {}) => {
    const [id, mutationId] = [newId(), newId()];
    const made =
      type === 'person'
        ? await mutate('person.create', { id, fields: { ...nameFields(name), ...own } }, mutationId)
        : await mutate('company.create', { id, fields: { name, ...own } }, mutationId);
    if (!made.ok) return made;
    router.go(addressOf({ type, id }) ?? '/');
    notices.show({
      text: t('created', { name }),
      undo: async () => {
        const undone = await mutate('change.undo', { mutationId });
        if (undone.ok) router.go('/');
        return undone;
      },
    });
    return made;
  };
};

import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { webListsDe } from '#shared/i18n/de/web-lists.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { webListsEn } from '#shared/i18n/en/web-lists.ts';
import type { Key, Translator } from '#shared/i18n/translate.ts';

/** Texts of the lists, and what fields and their choices are called. */
export const listsTexts = { en: { ...fieldsEn, ...webListsEn }, de: { ...fieldsDe, ...webListsDe } };
export type ListsText = Translator<typeof listsTexts.en>;

/** What a field is called. */
export const fieldName = (t: ListsText, key: string): string =>
  t(`field.${key}` as Key<typeof listsTexts.en>);
/** What a choice of a field is called. */
export const choiceName = (t: ListsText, key: string, choice: string): string =>
  t(`${key}.${choice || 'none'}` as Key<typeof listsTexts.en>);

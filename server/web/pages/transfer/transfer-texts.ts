import type { CustomField } from '#shared/domain/custom-field.ts';
import { customFieldName } from '#shared/domain/custom-values.ts';
import { CUSTOM_TARGET } from '#shared/domain/import-run.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { webTransferDe } from '#shared/i18n/de/web-transfer.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { webTransferEn } from '#shared/i18n/en/web-transfer.ts';
import type { Key, Translator, Voice } from '#shared/i18n/translate.ts';

/** Texts of import and export, and what fields are called. */
export const transferTexts = {
  en: { ...fieldsEn, ...webTransferEn },
  de: { ...fieldsDe, ...webTransferDe },
};
type Table = typeof transferTexts.en;
export type TransferText = Translator<Table>;

/** What a column can fill, in words. */
export const targetName = (
  t: TransferText,
  target: string,
  custom: readonly CustomField[],
  { locale }: Pick<Voice, 'locale'>,
): string => {
  const own = custom.find(({ id }) => CUSTOM_TARGET + id === target);
  if (own) return customFieldName(own, locale);
  const key = [`target.${target}`, `field.${target}`].find((one) => Object.hasOwn(transferTexts.en, one));
  return key ? t(key as Key<Table>) : target;
};

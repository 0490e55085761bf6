/** The words of fields and their editor. Few enough that both languages come along with whatever says them. */
import { useMemo } from 'preact/hooks';
import { detailsDe } from '../../../i18n/de/details.ts';
import { fieldsDe } from '../../../i18n/de/fields.ts';
import { detailsEn } from '../../../i18n/en/details.ts';
import { fieldsEn } from '../../../i18n/en/fields.ts';
import { createTranslator } from '../../../i18n/translate.ts';
import type { Key, Texts, Translator } from '../../../i18n/translate.ts';
import type { RecordField } from '../../../domain/record-fields.ts';
import { useFields } from '../../panel-context.ts';
import type { FieldSpec } from './field-spec.ts';

export const useDetailTexts = (): Translator<typeof detailsEn> => {
  const { voice } = useFields();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? detailsDe : detailsEn;
    return createTranslator<typeof detailsEn>(texts, voice);
  }, [voice]);
};

/** A field of the catalogue with its words. */
export const useFieldSpec = (): ((field: RecordField) => FieldSpec) => {
  const { voice } = useFields();
  return useMemo(() => {
    const texts: Texts = voice.locale === 'de' ? fieldsDe : fieldsEn;
    const t = createTranslator<typeof fieldsEn>(texts, voice);
    return (field) => ({
      ...field,
      label: t(`field.${field.key}` as Key<typeof fieldsEn>),
      choiceText: (choice) => t(`${field.key}.${choice || 'none'}` as Key<typeof fieldsEn>),
    });
  }, [voice]);
};

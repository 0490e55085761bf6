import { useMemo } from 'preact/hooks';
import { createFormats } from '#shared/i18n/formats.ts';
import { unbroken } from '#shared/i18n/unbroken.ts';
import { formatPhone } from '#shared/i18n/phone-format.ts';
import type { ListRecord } from '#shared/domain/list-fields.ts';
import type { ListRow, ListValue } from '#shared/domain/list-page.ts';
import { useApp } from '../../state/app-context.ts';
import { useTexts } from '../../state/texts.ts';
import { useCatalogue } from './list-catalogue.ts';
import { listsTexts } from './lists-texts.ts';

export type ValueText = (row: ListRow, key: string) => string;

type Names = Readonly<Record<string, string>>;

/** How the value of a column reads: dates as people say them, ids by their names. */
export const useValueText = (names: Names): ValueText => {
  const { fields, choiceOf } = useCatalogue();
  const { voice, clock } = useApp();
  const t = useTexts(listsTexts);
  const { locale } = voice.value;
  return useMemo(() => {
    const formats = createFormats({ locale });
    const countries = new Intl.DisplayNames(locale, { type: 'region' });
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    const said = (key: string, value: ListValue): string => {
      const field = fields.get(key);
      if (value === null || value === '') return '';
      switch (field?.kind) {
        case 'instant':
          return formats.when(value as string, clock.now());
        case 'day':
          return day.format(Date.parse(value as string));
        case 'yesno':
          return typeof value === 'number' ? (value > 0 ? String(value) : '') : value ? t('yesno.yes') : '';
        case 'choice':
          return choiceOf(field, value as string);
        case 'choices':
          return (value as string[]).map((one) => choiceOf(field, one)).join(', ');
        case 'number':
          return number.format(value as number);
        case 'money':
          return formats.money(value as number, field.custom!.currency);
        case 'addresses':
          return (value as string[]).join(' · ');
        case 'user':
        case 'team':
        case 'company':
        case 'link':
          return names[value as string] ?? '';
        case 'country':
          return countries.of(value as string) ?? '';
        case 'phones':
          return unbroken((value as string[]).map(formatPhone).join(', '));
        default:
          return Array.isArray(value) ? value.join(', ') : String(value);
      }
    };
    return (row, key) => said(key, row.values[key] ?? null);
  }, [fields, choiceOf, names, locale, clock, t]);
};

/** What a row is called; something always stands there. */
export const useTitleText = (record: ListRecord): ((row: ListRow) => string) => {
  const t = useTexts(listsTexts);
  return ({ title }) => title || t(record === 'activity' ? 'untitled' : 'nameless');
};

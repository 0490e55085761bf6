/** A row of a list as cells: what its columns show, in the words of a language, days and instants as every program reads them. */
import { choiceLabel, customFieldName } from '#shared/domain/custom-values.ts';
import type { ListField } from '#shared/domain/list-fields.ts';
import type { ListRow, ListValue } from '#shared/domain/list-page.ts';
import { amountText } from '#shared/domain/money.ts';
import type { Locale } from '#shared/domain/user.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { webListsDe } from '#shared/i18n/de/web-lists.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { webListsEn } from '#shared/i18n/en/web-lists.ts';
import { writeList } from './list-cell.ts';

type Labels = Readonly<Record<string, string>>;
const LABELS: Readonly<Record<Locale, Labels>> = {
  de: { ...webListsDe, ...fieldsDe },
  en: { ...webListsEn, ...fieldsEn },
};

export const columnTitle = ({ key, custom }: ListField, locale: Locale): string =>
  custom ? customFieldName(custom, locale) : (LABELS[locale][`field.${key}`] ?? key);

const choiceText = ({ key, custom }: ListField, value: string, locale: Locale): string => {
  const choice = custom?.choices.find(({ id }) => id === value);
  if (custom) return choice ? choiceLabel(choice, locale) : '';
  return value === '' ? '' : (LABELS[locale][`${key}.${value}`] ?? value);
};

const NAMED: ReadonlySet<string> = new Set(['user', 'team', 'company', 'link']);

const cell = (field: ListField, value: ListValue, names: Labels, locale: Locale): string => {
  if (value === null) return '';
  const { kind } = field;
  if (Array.isArray(value))
    return writeList(kind === 'choices' ? value.map((one) => choiceText(field, one, locale)) : value);
  if (kind === 'choice') return choiceText(field, String(value), locale);
  if (NAMED.has(kind)) return names[String(value)] ?? '';
  if (kind === 'money') return amountText(Number(value), locale, field.custom!.currency);
  if (typeof value === 'number') return String(value).replace('.', locale === 'de' ? ',' : '.');
  if (typeof value === 'boolean') return LABELS[locale][value ? 'yesno.yes' : 'yesno.no'] ?? '';
  return value;
};

export const listCells = (
  columns: readonly ListField[],
  { values }: ListRow,
  names: Labels,
  locale: Locale,
): string[] => columns.map((field) => cell(field, values[field.key] ?? null, names, locale));

/** The same as lines for a note: what a column is called and what stands in it; nothing where nothing does. */
export const noteLines = (
  columns: readonly ListField[],
  row: ListRow,
  names: Labels,
  locale: Locale,
): string[] =>
  listCells(columns, row, names, locale).flatMap((text, at) =>
    text === '' ? [] : [`${columnTitle(columns[at]!, locale)}: ${text}`],
  );

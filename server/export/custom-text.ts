/** Values of custom fields in words: choices by their labels, records by what an import finds them by. */
import type { CustomField, CustomValue } from '#shared/domain/custom-field.ts';
import { choiceLabel } from '#shared/domain/custom-values.ts';
import type { Locale } from '#shared/domain/user.ts';
import { fieldsDe } from '#shared/i18n/de/fields.ts';
import { fieldsEn } from '#shared/i18n/en/fields.ts';
import { writeList } from './list-cell.ts';

type Linked = ReadonlyMap<string, string>;

const labelOf = ({ choices }: CustomField, id: string, locale: Locale): string => {
  const choice = choices.find((one) => one.id === id);
  return choice ? choiceLabel(choice, locale) : '';
};

const decimals = (value: number, locale: Locale): string =>
  locale === 'de' ? String(value).replace('.', ',') : String(value);

/** `1234,50 EUR`, with as many digits as the currency has. */
const amount = (minor: number, currency: string, locale: Locale): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return `${(minor / 10 ** digits).toFixed(digits).replace('.', locale === 'de' ? ',' : '.')} ${currency}`;
};

/** For a table. */
export const customCell = (
  field: CustomField,
  value: CustomValue | undefined,
  linked: Linked,
  locale: Locale,
): string => {
  if (value === undefined) return '';
  const words = locale === 'de' ? fieldsDe : fieldsEn;
  switch (field.kind) {
    case 'number':
      return decimals(value as number, locale);
    case 'money':
      return amount(value as number, field.currency, locale);
    case 'yesno':
      return words[value ? 'yesno.yes' : 'yesno.no'];
    case 'choice':
      return labelOf(field, value as string, locale);
    case 'choices':
      return writeList((value as string[]).map((id) => labelOf(field, id, locale)).filter(Boolean));
    case 'link':
      return linked.get(value as string) ?? '';
    case 'text':
    case 'day':
      return value as string;
  }
};

/** For other programs: numbers and yes or no as such, several choices as a list, the rest as in a table. */
export const customJson = (
  field: CustomField,
  value: CustomValue | undefined,
  linked: Linked,
  locale: Locale,
): unknown => {
  if (value === undefined) return null;
  switch (field.kind) {
    case 'number':
    case 'yesno':
      return value;
    case 'choices':
      return (value as string[]).map((id) => labelOf(field, id, locale)).filter(Boolean);
    case 'money':
      return amount(value as number, field.currency, 'en');
    default:
      return customCell(field, value, linked, locale);
  }
};

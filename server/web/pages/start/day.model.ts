/** What the day asks the server, and what it says of a piece of news. Pure. */
import type { NewsEntry } from '#shared/domain/day.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import type { dayTexts } from './day-texts.ts';

export type DayTranslator = Translator<typeof dayTexts.en>;

/** Today and the day before as the device's clock has them, summer time included. */
export const dayAt = (now: number) => {
  const midnight = (days: number): Date => {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
  };
  const two = (value: number): string => String(value).padStart(2, '0');
  const today = midnight(0);
  return {
    since: midnight(-1).toISOString(),
    from: today.toISOString(),
    until: midnight(1).toISOString(),
    today: `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`,
  };
};

const fieldNames = (fields: readonly string[], t: DayTranslator): string =>
  fields
    .map((field) => {
      const key = `field.${field}`;
      const name = t(key as 'field.name');
      return name === key ? '' : name;
    })
    .filter(Boolean)
    .join(', ');

export const newsText = (entry: NewsEntry, t: DayTranslator): string => {
  const { recordType, op, kind, title } = entry;
  if (recordType === 'activity') {
    if (op === 'delete') return t('kind.removed', { title });
    return t(`kind.${kind ?? 'note'}`, { title });
  }
  const what = t(`${recordType}.${op}`, { title });
  const fields = op === 'update' ? fieldNames(entry.fields, t) : '';
  if (!fields) return what;
  return recordType === 'person' || recordType === 'company'
    ? t('changed.fields', { fields })
    : `${what}: ${fields}`;
};

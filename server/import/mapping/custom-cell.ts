/** The text of a cell as the value of a custom field, in its words: labels of choices, amounts and numbers as people write them. */
import type { CustomField, CustomValue } from '#shared/domain/custom-field.ts';
import { valueProblem } from '#shared/domain/custom-values.ts';
import { parseMoney } from '#shared/domain/money.ts';
import type { Locale } from '#shared/domain/user.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readList } from '../../export/list-cell.ts';
import { jsonList, oneLine, readDay, readYesNo } from './cell-values.ts';
import { foldWord } from './target-words.ts';

/** `1.234,5` and `1,234.5`; what could be either is what the language says. */
const readNumber = (text: string, locale: Locale): Result<number> => {
  const bare = text.replaceAll(/[\s'’]/g, '');
  const comma = bare.lastIndexOf(',');
  const point = bare.lastIndexOf('.');
  const isGroups = (sign: string): boolean =>
    new RegExp(`^[+-]?\\d{1,3}(?:\\${sign}\\d{3})+$`).test(bare) &&
    (sign === (locale === 'de' ? '.' : ',') || bare.split(sign).length > 2);
  const decimal =
    comma >= 0 && point >= 0
      ? ',.'[Number(point > comma)]!
      : [',', '.'].find((sign) => bare.includes(sign) && !isGroups(sign));
  const plain = decimal
    ? bare.replaceAll(decimal === ',' ? '.' : ',', '').replace(decimal, '.')
    : bare.replaceAll(/[.,]/g, '');
  return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(plain) ? ok(Number(plain)) : fail('field.number');
};

const readAmount = (text: string, locale: Locale, currency: string): Result<number> => {
  const isBelow = text.startsWith('-');
  const bare = isBelow ? text.slice(1).trim() : text;
  const [first, second] = locale === 'de' ? (['de', 'en'] as const) : (['en', 'de'] as const);
  const inOwn = parseMoney(bare, first, currency);
  const money = inOwn.ok ? inOwn : parseMoney(bare, second, currency);
  if (!money.ok || (money.value.currency !== null && money.value.currency !== currency))
    return fail('field.number');
  return ok(isBelow ? -money.value.amountMinor : money.value.amountMinor);
};

const readChoice = ({ choices }: CustomField, text: string): string | null => {
  const word = foldWord(text);
  const isIt = (label: string | undefined): boolean => label !== undefined && foldWord(label) === word;
  const found =
    choices.find(({ id }) => id === text.trim()) ??
    choices.find(({ label }) => label === text.trim()) ??
    choices.find(({ label, labelEn }) => isIt(label) || isIt(labelEn));
  return found?.id ?? null;
};

const read = (field: CustomField, cell: string, locale: Locale): Result<CustomValue> => {
  switch (field.kind) {
    case 'number':
      return readNumber(cell, locale);
    case 'money':
      return readAmount(cell, locale, field.currency);
    case 'day':
      return readDay(cell);
    case 'yesno':
      return readYesNo(cell);
    case 'choice': {
      const id = readChoice(field, cell);
      return id === null ? fail('field.choice') : ok(id);
    }
    case 'choices': {
      const ids = (jsonList(cell) ?? readList(cell)).map((one) => readChoice(field, String(one)));
      return ids.includes(null) ? fail('field.choice') : ok(ids.filter((id) => id !== null));
    }
    case 'text':
    case 'link':
      return ok(oneLine(cell));
  }
};

/** Of a link its words: who that is, the store knows. Errors: those of the field's kind. */
export const readCustomCell = (field: CustomField, cell: string, locale: Locale): Result<CustomValue> => {
  const value = read(field, cell, locale);
  const problem = value.ok && field.kind !== 'link' ? valueProblem(field, value.value) : null;
  return problem ? fail(problem) : value;
};

/** Values of custom fields: laid over one another, called by name, and what fits which field. Pure. */
import type { CustomChoice, CustomField, CustomKind, CustomValue } from './custom-field.ts';
import { CUSTOM_FIELD_LIMITS } from './custom-field.ts';
import { isId } from '../lib/ids.ts';

type Named = { readonly name: string; readonly nameEn?: string | undefined };
/** What a field is called in the language of whoever reads. */
export const customFieldName = ({ name, nameEn }: Named, locale: 'de' | 'en'): string =>
  (locale === 'en' && nameEn) || name;
export const choiceLabel = ({ label, labelEn }: CustomChoice, locale: 'de' | 'en'): string =>
  (locale === 'en' && labelEn) || label;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;
const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
const isKnown = (choices: readonly CustomChoice[], id: unknown): boolean =>
  choices.some((choice) => choice.id === id);

type Check = (value: CustomValue, choices: readonly CustomChoice[]) => string | null;
const CHECKS: Readonly<Record<CustomKind, Check>> = {
  text: (value) => {
    if (typeof value !== 'string') return 'field.type';
    if (value.length > CUSTOM_FIELD_LIMITS.textChars) return 'field.too_long';
    return CONTROL.test(value) ? 'field.line' : null;
  },
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? null : 'field.number'),
  money: (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? null : 'field.number'),
  day: (value) => (typeof value === 'string' && isDay(value) ? null : 'field.day'),
  choice: (value, choices) => (isKnown(choices, value) ? null : 'field.choice'),
  choices: (value, choices) => {
    if (!Array.isArray(value)) return 'field.type';
    return value.every((one) => isKnown(choices, one)) ? null : 'field.choice';
  },
  link: (value) => (typeof value === 'string' && isId(value) ? null : 'field.id'),
  yesno: (value) => (typeof value === 'boolean' ? null : 'field.type'),
};

/** What is wrong with a value, as a code with a text in both languages; null where it fits. */
export const valueProblem = (
  { kind, choices }: Pick<CustomField, 'kind' | 'choices'>,
  value: CustomValue,
): string | null => CHECKS[kind](value, choices);

/** As it is kept: without blanks around, each choice once in the order of the field; null for what says nothing. */
export const tidyValue = (
  { kind, choices }: Pick<CustomField, 'kind' | 'choices'>,
  value: CustomValue | null,
): CustomValue | null => {
  if (kind === 'text' && typeof value === 'string') return value.trim() || null;
  if (kind !== 'choices' || !Array.isArray(value)) return value;
  const chosen = choices.map(({ id }) => id).filter((id) => value.includes(id));
  return chosen.length > 0 ? chosen : null;
};

/** The choices as they stand after an edit: what was left out stays as archived, at the end. */
export const keptChoices = (
  before: readonly CustomChoice[],
  after: readonly CustomChoice[],
): readonly CustomChoice[] => {
  const ids = new Set(after.map(({ id }) => id));
  return [...after, ...before.filter(({ id }) => !ids.has(id)).map((one) => ({ ...one, archived: true }))];
};

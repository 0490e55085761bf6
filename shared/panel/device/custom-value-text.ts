/** A value of one of the company's own fields as people read it. Pure. */
import type { CustomField } from '../../domain/custom-field.ts';
import { choiceLabel } from '../../domain/custom-values.ts';
import { valueText } from './change-words.ts';
import type { ValueWords } from './change-words.ts';

export const customValueText = (field: CustomField, value: unknown, words: ValueWords): string => {
  const { kind, choices, currency } = field;
  if (typeof value === 'number')
    return kind === 'money' ? words.formats.money(value, currency) : value.toLocaleString(words.locale);
  if (kind === 'link') return valueText('linkId', value, words);
  if (kind !== 'choice' && kind !== 'choices') return valueText('custom', value, words);
  const chosen = choices.filter(({ id }) => value === id || (Array.isArray(value) && value.includes(id)));
  return valueText('custom', chosen.map((choice) => choiceLabel(choice, words.locale)).join(', '), words);
};

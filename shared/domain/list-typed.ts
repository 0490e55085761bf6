/** Whether a row has what is typed above its list, worked out from its values alone: what an index answers at the server. */
import { looseWords, queryTokens, searchTokens } from '../lib/fold.ts';
import { isLookedThrough } from './list-fields.ts';
import type { ListFields, ListRecord } from './list-fields.ts';
import { textsOf, valueOf } from './list-match.ts';
import type { ListValues } from './list-match.ts';
import type { PersonFields } from './person.ts';
import { placeTexts } from './postal-texts.ts';

/** Numbers are stored with their country code; people type them without. */
const HOME_COUNTRY = '49';
const OWN_ZERO = /\(\s*0\s*\)/g;
const digitsOf = (text: string): string => text.replaceAll(OWN_ZERO, '').replaceAll(/\D/g, '');

/** A number as typed, from its country code on or from its area code on. */
const typedNumber = (q: string): readonly string[] => {
  const digits = /\p{L}/u.test(q) ? '' : digitsOf(q).replace(/^0+/, '');
  return digits ? [digits, HOME_COUNTRY + digits] : [];
};

/** Null where nothing is asked for: nothing was typed, or neither a letter nor a figure. */
export const typedTest = (
  record: ListRecord,
  fields: ListFields,
  q: string,
): ((values: ListValues) => boolean) | null => {
  const words = looseWords(queryTokens(q));
  if (words.length === 0) return null;
  const numbers = typedNumber(q);
  const through = [...fields.values()].filter((field) => isLookedThrough(record, field));
  return (values) => {
    const texts = through.flatMap((field) => {
      const read = textsOf(field, valueOf(field, values));
      return field.kind === 'phones' ? read.map(digitsOf) : read;
    });
    if (record === 'activity') texts.push((values['text'] ?? '') as string);
    const isNumber = texts.some((text) => numbers.some((number) => text.startsWith(number)));
    if (isNumber) return true;
    if (record === 'person') texts.push(...placeTexts(values as PersonFields));
    const tokens = searchTokens(texts.join(' '));
    return words.every((word) => tokens.some((token) => token.startsWith(word)));
  };
};

/** A filter in words, for the line above a list. */
import type { ListCondition, ListFilter } from '#shared/domain/list-filter.ts';
import { isGroup } from '#shared/domain/list-filter.ts';
import type { Catalogue } from './list-catalogue.ts';
import type { ListsText } from './lists-texts.ts';

export type Wording = {
  readonly t: ListsText;
  readonly catalogue: Catalogue;
  /** Names of the colleagues and companies ids stand for. */
  readonly nameOf: (id: string) => string;
  readonly dayOf: (day: string) => string;
  readonly countryOf: (code: string) => string;
  readonly numberOf: (value: number, currency: string) => string;
};

const NAMED: ReadonlySet<string> = new Set(['user', 'team', 'company', 'employer', 'link']);

const valueWords = ({ field: key, value }: ListCondition, wording: Wording): string => {
  const { t, catalogue, nameOf, countryOf, numberOf } = wording;
  const field = catalogue.fields.get(key);
  const kind = field?.kind;
  if (typeof value === 'boolean') return t(value ? 'yesno.yes' : 'yesno.no');
  if (typeof value === 'number') return numberOf(value, kind === 'money' ? field!.custom!.currency : '');
  if (!Array.isArray(value)) return t('said.quoted', { value: String(value) });
  const words = value.map((one) => {
    if (kind && NAMED.has(kind)) return nameOf(one);
    if (kind === 'country') return countryOf(one);
    return kind === 'choice' || kind === 'choices' ? catalogue.choiceOf(field!, one) : one;
  });
  return words.join(', ');
};

/** "Last contact not in the last 90 days". */
export const conditionWords = (condition: ListCondition, wording: Wording): string => {
  const { t, catalogue, dayOf } = wording;
  const { op, value } = condition;
  const field = catalogue.nameOf(condition.field);
  if (op === 'last_days' || op === 'not_last_days') return t(`said.${op}`, { field, count: Number(value) });
  if (op === 'empty' || op === 'filled') return t('said.plain', { field, op: t(`op.${op}`) });
  if (op === 'before' || op === 'after')
    return t('said.value', { field, op: t(`op.${op}`), value: dayOf(String(value)) });
  const isOne = Array.isArray(value) && value.length === 1;
  const said = isOne ? (op === 'any_of' ? 'is' : op === 'none_of' ? 'is_not' : op) : op;
  return t('said.value', { field, op: t(`op.${said}`), value: valueWords(condition, wording) });
};

/** Everything a group asks for; groups inside stand in brackets. */
export const filterWords = ({ match, of }: ListFilter, wording: Wording): string => {
  const { t } = wording;
  const parts = of.map((part) => {
    if (!isGroup(part)) return conditionWords(part, wording);
    const inside = filterWords(part, wording);
    return part.match === 'none' || part.of.length < 2 ? inside : t('said.group', { parts: inside });
  });
  if (match === 'none') return t('said.none', { parts: parts.join(t('said.or')) });
  return parts.join(t(match === 'all' ? 'said.and' : 'said.or'));
};

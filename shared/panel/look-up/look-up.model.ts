/** What words stand for when they are looked up, and where what is found is to be seen. Pure. */
import { isEmailAddress } from '../../domain/addresses.ts';
import type { PanelView } from '../panel-query.ts';
import type { Hit } from './typed-search.ts';

const EMAIL = /[^\s<>()",;:[\]]+@[^\s<>()",;:[\]]+/u;
const NUMBER = /^(?:tel\.?|telefon|phone|mobil|mobile|fax|t|m|f)?[\s.:]*(\+?[\d\s()/.-]{6,40})$/iu;

/** `isExact`: an address or number, which belongs to one in particular. */
export type Question = { readonly q: string; readonly isExact: boolean };

export const questionOf = (text: string): Question => {
  const email = EMAIL.exec(text)?.[0].replace(/[.,;]+$/, '') ?? '';
  if (isEmailAddress(email)) return { q: email, isExact: true };
  const number = NUMBER.exec(text.trim())?.[1]?.trim();
  return number ? { q: number, isExact: true } : { q: text.trim().slice(0, 200), isExact: false };
};

/** The record itself, or the one it hangs on, opened at it; null where it hangs on none. */
export const placeOf = ({ type, id, opens }: Hit): NonNullable<PanelView['opened']> | null => {
  if (type === 'person' || type === 'company') return { [type]: id };
  return opens ? { [opens.type]: opens.id, item: { type, id } } : null;
};

export type GroupName = 'person' | 'company' | 'deal' | 'task' | 'mail' | 'note';

/** Calls, meetings and visits are talked about in notes. */
const groupOf = ({ type, kind }: Hit): GroupName => {
  if (type !== 'activity') return type;
  return kind === 'mail' || kind === 'letter' ? 'mail' : 'note';
};

/** In the order in which they were found. */
export const inGroups = (
  hits: readonly Hit[],
): readonly { readonly name: GroupName; readonly hits: readonly Hit[] }[] => {
  const groups = new Map<GroupName, Hit[]>();
  for (const hit of hits) groups.set(groupOf(hit), [...(groups.get(groupOf(hit)) ?? []), hit]);
  return [...groups].map(([name, found]) => ({ name, hits: found }));
};

/** The only customer among them; null where there is none or more than one. */
export const onlyCustomer = (hits: readonly Hit[]): Hit | null => {
  const [only, ...others] = hits.filter(({ type }) => type === 'person' || type === 'company');
  return only && others.length === 0 ? only : null;
};

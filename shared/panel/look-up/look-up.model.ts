/** What marked words stand for when they are looked up. Pure. */
import { isEmailAddress } from '../../domain/addresses.ts';

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

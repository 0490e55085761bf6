/** VAT ids: those of the European Union, Switzerland and a few more, with their check digits (jsvat). */
import * as jsvat from 'jsvat';

const CANDIDATE = /(?<![\p{L}\d])(DE|ATU|AT ?U|CHE)((?:[ .-]?\d){8,9})(?![\d]|-\d)(?: ?(?:MWST|TVA|IVA))?/giu;
const LENGTH: Readonly<Record<string, number>> = { DE: 9, ATU: 8, CHE: 9 };

/** The id without spaces, dots and suffix; empty when it is none or its check digits are wrong. */
export const normaliseVatId = (text: string): string => {
  const plain = text
    .slice(0, 40)
    .toUpperCase()
    .replace(/[^A-Z\d+*]/gu, '')
    .replace(/(?:MWST|TVA|IVA)$/u, '');
  return plain !== '' && jsvat.checkVAT(plain, jsvat.countries).isValid ? plain : '';
};

/** Ids of Germany, Austria and Switzerland that stand in a line, valid ones only. */
export const vatIdsIn = (line: string): string[] =>
  [...line.matchAll(CANDIDATE)].flatMap(([, prefix = '', digits = '']) => {
    const letters = prefix.toUpperCase().replace(' ', '');
    const plain = digits.replace(/\D/gu, '');
    const id = plain.length === LENGTH[letters] ? normaliseVatId(letters + plain) : '';
    return id === '' ? [] : [id];
  });

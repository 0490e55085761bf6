/** E-mail addresses in a line of a page, also those hidden from collectors: "info (at) brandt (punkt) example". Pure. */
import type { PageLine } from './page-text.ts';

const LOCAL = String.raw`[\p{L}\d][\p{L}\d._%+-]{0,63}`;
const DOMAIN = String.raw`[\p{L}\d][\p{L}\d.-]{0,200}\.\p{L}{2,24}`;
const ADDRESS = new RegExp(String.raw`(?<![\p{L}\d._%+-])${LOCAL}@${DOMAIN}`, 'gu');
const WHOLE_ADDRESS = new RegExp(`^${LOCAL}@${DOMAIN}$`, 'u');
const HIDDEN_AT = /\s?[([{<]\s?(?:at|ät|a|@|klammeraffe)\s?[)\]}>]\s?/giu;
const HIDDEN_DOT = /\s?[([{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s?/giu;
/** "vorstand ät club.example"; a bare "at" only where a dot is written out as well. */
const SPOKEN_AT = /(?<=[\p{L}\d]) ät (?=[\p{L}\d-]{1,60}\.\p{L}{2})/giu;
const SPOKEN = /([\p{L}\d._-]{1,64}) at ([\p{L}\d-]{1,60}) (?:dot|punkt) (\p{L}{2,24})(?![\p{L}\d])/giu;

export const addressesOf = (line: PageLine): string[] => {
  const shown = line.text
    .replace(HIDDEN_AT, '@')
    .replace(HIDDEN_DOT, '.')
    .replace(SPOKEN_AT, '@')
    .replace(SPOKEN, '$1@$2.$3');
  const linked = line.emails.filter((email) => WHOLE_ADDRESS.test(email));
  return [...new Set([...linked, ...(shown.match(ADDRESS) ?? [])].map((address) => address.toLowerCase()))];
};

/** A postal address in lines to the fields of a company. What fits nowhere stays in the street: nothing is lost. */
import type { CompanyFields } from '#shared/domain/company.ts';
import { readPostalLine } from '#shared/capture/postal-address.ts';
import { countryByName } from './country-name.ts';

export type CompanyAddress = Pick<CompanyFields, 'street' | 'postcode' | 'city' | 'country'>;

/** Postcode before the city: Germany and most of Europe, the Netherlands, Sweden, Poland. */
const CODE_CITY =
  /^(?:[A-Z]{1,3}[-– ])?(\d{5}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4}) +(\p{L}.*)$/u;
/** City before the postcode: United States, Great Britain, Ireland, Canada. */
const CITY_CODE =
  /^(\p{L}.*?),? +(\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d{2} ?[A-Z\d]{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/u;
/** A line of its own. */
const CODE_ALONE = /^(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d{2} ?[A-Z\d]{4})$/;

type Place = { readonly postcode: string; readonly city: string };

const readPlace = (line: string): Place | null => {
  const known = readPostalLine(line);
  if (known.postcode && known.city) return { postcode: known.postcode, city: known.city };
  const before = CODE_CITY.exec(line);
  if (before) return { postcode: before[1]!, city: before[2]!.trim() };
  const after = CITY_CODE.exec(line);
  return after ? { postcode: after[2]!, city: after[1]!.trim() } : null;
};

/** The lines without the place, and the place; the last line that can be one is it. */
const takePlace = (lines: readonly string[]): { rest: readonly string[]; place: Place } => {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]!;
    if (CODE_ALONE.test(line) && at > 1) {
      return {
        rest: lines.filter((_, index) => index !== at && index !== at - 1),
        place: { postcode: line, city: lines[at - 1]! },
      };
    }
    const place = readPlace(line);
    if (place) return { rest: lines.filter((_, index) => index !== at), place };
  }
  return { rest: lines, place: { postcode: '', city: '' } };
};

/** `text` has the country in its last line, if anywhere. */
export const readCompanyAddress = (text: string): CompanyAddress => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/,$/, ''))
    .filter(Boolean);
  const country = lines.length > 1 ? countryByName(lines.at(-1)!) : undefined;
  const { rest, place } = takePlace(country ? lines.slice(0, -1) : lines);
  return { street: rest.join(', '), ...place, country: country ?? '' };
};

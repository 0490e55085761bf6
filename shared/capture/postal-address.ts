/** German, Austrian, Swiss and English postal addresses, line by line, with patterns (no address data in here). */
import { isCountryCode } from '../domain/country.ts';

export type PostalLine = {
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  /** ISO, two letters, where the line says so ("A-1010", "Schweiz"). */
  readonly country?: string;
};

const LINE_MAX = 160;

const STREET_SUFFIX =
  /^[\p{L}\d.'’\- ]{0,60}?(?:straße|strasse|str\.?|weg|allee|platz|ring|gasse|damm|ufer|chaussee|hof|steig|park|markt|graben|berg|wall|kai|promenade|zeile|pfad|stieg)\s?\d{1,4}\s?[a-z]?(?:\s?[-–/+]\s?\d{1,4}\s?[a-z]?)?$/iu;
const STREET_PREFIX =
  /^(?:am|an der|an den|auf der|auf dem|im|in der|in den|zum|zur|unter den|unter der|vor dem|hinter der|alte[rs]?|neue[rs]?|große[rs]?|kleine[rs]?) \p{Lu}[\p{L}.'’\- ]{1,40} \d{1,4}\s?[a-z]?(?:\s?[-–/+]\s?\d{1,4}\s?[a-z]?)?$/iu;
const STREET_ENGLISH =
  /^\d{1,5}[a-z]? [\p{L}.'’\- ]{2,40} (?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|drive|square|court|way|boulevard|blvd\.?)$/iu;
const PO_BOX = /^(?:postfach|p\.?\s?o\.? box) \d[\d ]{1,9}$/iu;
const POSTCODE_CITY = /^(?:(D|DE|A|AT|CH|FL|LI)[-– ]{1,2})?(\d{4,5}) (\p{Lu}[\p{L}.'’/() -]{1,49})$/u;

export const COUNTRY_BY_PREFIX: Readonly<Record<string, string>> = {
  D: 'DE',
  DE: 'DE',
  A: 'AT',
  AT: 'AT',
  CH: 'CH',
  FL: 'LI',
  LI: 'LI',
};
const COUNTRY_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    deutschland: 'DE',
    germany: 'DE',
    österreich: 'AT',
    austria: 'AT',
    schweiz: 'CH',
    switzerland: 'CH',
    suisse: 'CH',
    liechtenstein: 'LI',
    'united kingdom': 'GB',
    uk: 'GB',
    france: 'FR',
    frankreich: 'FR',
    italien: 'IT',
    italy: 'IT',
    niederlande: 'NL',
    netherlands: 'NL',
    polen: 'PL',
    poland: 'PL',
    belgien: 'BE',
    belgium: 'BE',
    dänemark: 'DK',
    denmark: 'DK',
    spanien: 'ES',
    spain: 'ES',
    schweden: 'SE',
    sweden: 'SE',
    tschechien: 'CZ',
    'czech republic': 'CZ',
    luxemburg: 'LU',
    luxembourg: 'LU',
    canada: 'CA',
    kanada: 'CA',
    usa: 'US',
    'united states': 'US',
    svizzera: 'CH',
  }),
);

/** ISO code of a country by its German or English name, or a code as it stands; undefined for anything else. */
export const countryCode = (text: string): string | undefined =>
  isCountryCode(text.toUpperCase()) ? text.toUpperCase() : COUNTRY_BY_NAME.get(text.toLowerCase());

/** Whether an item is a street with its number, or a post office box. */
export const isStreet = (part: string): boolean =>
  STREET_SUFFIX.test(part) || STREET_PREFIX.test(part) || STREET_ENGLISH.test(part) || PO_BOX.test(part);

/** What one item ("Hafenweg 3", "D-20457 Hamburg", "Schweiz") says about an address; empty when nothing. */
const readItem = (item: string): PostalLine => {
  const country = item.length > 2 ? countryCode(item) : undefined;
  if (country !== undefined) return { country };
  const place = POSTCODE_CITY.exec(item);
  if (place !== null) {
    const [, prefix = '', postcode = '', city = ''] = place;
    const byPrefix = COUNTRY_BY_PREFIX[prefix];
    return { postcode, city: city.trim(), ...(byPrefix === undefined ? {} : { country: byPrefix }) };
  }
  return isStreet(item) ? { street: item } : {};
};

const SEPARATOR = /\s*[,|•·;●▪]\s*|\s+[–—-]\s+|\s{3,}|\t+/u;
/** Numbers behind these are no postcode. */
const REGISTER = /\b(?:HR[AB]|GnR|VR|PR|GsR|UID|USt|Ust|VAT|Steuer|IBAN|BIC|Kto|BLZ|Konto|FN)\b/u;

/** The parts of a postal address on one line, whole or in pieces: "Hafenweg 3, 20457 Hamburg". */
export const readPostalLine = (line: string): PostalLine => {
  if (line.length > LINE_MAX || !/\d|\p{L}{5}/u.test(line) || REGISTER.test(line)) return {};
  const found: { street?: string; postcode?: string; city?: string; country?: string } = {};
  for (const item of line.split(SEPARATOR).slice(0, 12)) {
    const text = item.trim();
    if (text === '') continue;
    for (const [key, value] of Object.entries(readItem(text)) as [keyof PostalLine, string][])
      found[key] ??= value;
  }
  return found;
};

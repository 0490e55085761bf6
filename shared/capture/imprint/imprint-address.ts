/** The postal addresses of an imprint, and which of them is the provider's. Pure. */
import { isCompany } from '../business-words.ts';
import { COUNTRY_BY_PREFIX, countryCode, isStreet } from '../postal-address.ts';
import type { Found } from './imprint-register.ts';
import type { ImprintLine } from './imprint-lines.ts';
import { isPlaceLabel } from './imprint-words.ts';

export type ImprintAddress = {
  readonly street?: Found;
  readonly postcode: Found;
  readonly city: Found;
  readonly country: string;
  /** Lines of the imprint from its street to its town. */
  readonly from: number;
  readonly at: number;
  /** What stands before the street on the same line, when that is a name. */
  readonly before: readonly string[];
};

/** The number of repetitions is bounded: a line of pluses and digits can be taken apart in too many ways. */
const HOUSE = String.raw`\d{1,4}(?:\.\d{1,2})?(?: ?[a-z])?(?: ?½)?(?: ?[-–/+] ?(?:\d{1,4}(?: ?[a-z])?|[IVX]{1,4})){0,3}`;
const PLAIN_STREET = new RegExp(
  String.raw`^\p{L}[\p{L}\d.'’ -]{1,50} (?:${HOUSE}|\p{L}\d{1,3}\p{L}?)$`,
  'iu',
);
const FOREIGN_STREET = new RegExp(
  String.raw`^(?:rue|avenue|chemin|route|place|quai|boulevard|via|viale|piazza|corso|vicolo)\b[\p{L}.'’ -]{2,50} ${HOUSE}$|^\d{1,4}[a-z]?,? (?:rue|avenue|chemin|route|place|quai|boulevard) [\p{L}.'’ -]{2,50}$`,
  'iu',
);
const BLOCK = /^[A-U] ?\d{1,2}, ?\d{1,3}[a-z]?$/u;
const DATED = /^straße des \d{1,2}\. \p{L}+ \d{1,4}[a-z]?$/iu;
const KNOWN_STREET = new RegExp(
  String.raw`(?:straße|strasse|str\.|weg|allee|platz|ring|gasse|damm|ufer|chaussee|hof|steig|markt|graben|berg|wall|kai|zeile|pfad|lände|anger) ${HOUSE}$`,
  'iu',
);
const NO_STREET =
  /^(?:tel|fax|fon|mobil|hr[ab]|fn|uid|ust|nr|zimmer|raum|gebäude|haus|building|etage|stock|tor|top|werk|bezirk|seit|plz|stand|filiale|aufgang|eingang|iban|blz|§|art|abs)\b/iu;

const known = (item: string): boolean =>
  !NO_STREET.test(item) &&
  (isStreet(item) ||
    KNOWN_STREET.test(item) ||
    FOREIGN_STREET.test(item) ||
    BLOCK.test(item) ||
    DATED.test(item));
const plain = (item: string): boolean =>
  item.length <= 60 && PLAIN_STREET.test(item) && !NO_STREET.test(item);

/** Some addresses have no number; only directly above the town is that believed. */
const NUMBERLESS = /^\p{Lu}[\p{L}-]{2,40}(?:straße|strasse|platz|allee|park|markt|hof|weg)$/u;

const bare = (item: string): string =>
  item
    .replace(/ ?\([^)]{1,30}\)$/u, '')
    .replace(/ ?[-–] ?(?=\d)/gu, (dash) => dash.trim())
    .trim();

/** The street among items of a line: one that looks like a street, else one that ends with a number. */
const streetAmong = (
  items: readonly string[],
  isLoose: boolean,
): { street: string; index: number } | null => {
  const tidy = items.map(bare);
  const joined = tidy.map((item, at) => `${item}, ${tidy[at + 1] ?? ''}`);
  for (let at = tidy.length - 1; at >= 0; at -= 1) {
    if (BLOCK.test(joined[at] ?? '') || /^\d{1,4}, (?:rue|avenue|chemin)/u.test(joined[at] ?? ''))
      return { street: joined[at] ?? '', index: at };
    if (known(tidy[at] ?? '') && !/^(?:postfach|p\.? ?o)/iu.test(tidy[at] ?? ''))
      return { street: tidy[at] ?? '', index: at };
  }
  for (let at = tidy.length - 1; at >= 0; at -= 1) {
    const item = tidy[at] ?? '';
    if ((isLoose && plain(item)) || /^postfach \d[\d ]{1,9}$/iu.test(item))
      return { street: item, index: at };
  }
  return null;
};

const TOWN_WORD = String.raw`(?:\p{Lu}[\p{L}'’.-]*|am|an|der|dem|den|die|auf|bei|ob|im|in|vor|zum|zur|v\.|d\.|o\.|T\.|a\.|i\.)`;
const TOWN = new RegExp(
  String.raw`^(?:(D|DE|A|AT|CH|FL|LI)(?: ?[-–] ?| ))?(\d{4,5}) (\p{Lu}[\p{L}'’.-]*(?: ${TOWN_WORD})*(?: ?\/ ?\p{Lu}\p{L}+)?(?: \(\p{Lu}\p{L}+\))?)(?: \([^)]{0,40}\))?$`,
  'u',
);
const CANTON = / (?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)$/u;
const NO_POSTCODE =
  /\b(?:hr[ab]|fn|vr|uid|gln|iban|bic|steuer|register|nr\.|nummer|seit|©|copyright|anno|stand|zuletzt)/iu;

type Town = { readonly postcode: string; readonly city: string; readonly country: string };

const townOf = (item: string): Town | null => {
  const isLower = item === item.toLowerCase();
  // A page all in small letters writes its towns so, too.
  const text = isLower
    ? item.replace(/^(\d{5} )(\p{L})/u, (_, digits: string, first: string) => digits + first.toUpperCase())
    : item;
  const [, prefix = '', postcode = '', city = ''] = TOWN.exec(text.trim()) ?? [];
  if (city === '' || /^0+$/u.test(postcode)) return null;
  const cleaned = city.replace(/ (?:an|in|im|bei|der|am|auf)$/u, '');
  return {
    postcode,
    city: postcode.length === 4 ? cleaned.replace(CANTON, '') : cleaned,
    country: COUNTRY_BY_PREFIX[prefix] ?? '',
  };
};

const IN_SENTENCE = new RegExp(
  String.raw`(\p{Lu}[\p{L}.-]{2,40} ${HOUSE})(?: in|,) (\d{5} \p{Lu}[\p{L}-]{2,30})`,
  'u',
);

const itemsOf = (text: string): string[] =>
  text
    // A form's "PLZ / Ort".
    .replace(/^(\d{4,5}) ?\/ (?=\p{Lu})/u, '$1 ')
    .split(/\s?[,|·•;]\s?|\s[–—]\s(?=\p{L})/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');

const ABOVE = 3;

/** The street of a town that stands alone on its line: up to three lines above, past buildings and floors. */
const streetAbove = (
  lines: readonly ImprintLine[],
  at: number,
): { line: number; street: string; before: string[] } | null => {
  for (const isLoose of [false, true]) {
    for (let up = 1; up <= ABOVE; up += 1) {
      const line = lines[at - up];
      if (line === undefined || itemsOf(line.rest).some((item) => townOf(item) !== null)) break;
      const items = itemsOf(line.rest);
      const found = BLOCK.test(line.rest) ? { street: line.rest, index: 0 } : streetAmong(items, isLoose);
      if (found && !(/^postfach/iu.test(found.street) && !isLoose))
        return { line: at - up, street: found.street, before: items.slice(0, found.index) };
    }
  }
  const above = lines[at - 1];
  return above !== undefined && NUMBERLESS.test(above.text)
    ? { line: at - 1, street: above.text, before: [] }
    : null;
};

/** All addresses, in the order they stand there. */
export const findAddresses = (lines: readonly ImprintLine[]): ImprintAddress[] =>
  lines.flatMap((line, at): ImprintAddress[] => {
    const source = line.text;
    const sentence = IN_SENTENCE.exec(line.text);
    const items = itemsOf(line.rest);
    const index = items.findIndex((item) => townOf(item) !== null);
    const town = townOf(items[index] ?? '') ?? townOf(sentence?.[2] ?? '');
    if (town === null || NO_POSTCODE.test(items[index] ?? '')) return [];
    const next = lines[at + 1]?.text ?? '';
    const country =
      town.country ||
      [...items.slice(index + 1), ...next.split(/\s?[/,–]\s?/u)]
        .map((item) => countryCode(item) ?? '')
        .find((code) => code.length === 2) ||
      '';
    const common = {
      postcode: { value: town.postcode, source },
      city: { value: town.city, source },
      country,
      at,
    };
    if (index < 0)
      return [{ ...common, street: { value: sentence?.[1] ?? '', source }, from: at, before: [] }];
    const here = index > 0 ? streetAmong(items.slice(0, index), true) : null;
    if (here)
      return [
        { ...common, street: { value: here.street, source }, from: at, before: items.slice(0, here.index) },
      ];
    // Four digits and a word are a year as often as a town.
    const above = index === 0 ? streetAbove(lines, at) : null;
    if (above)
      return [
        {
          ...common,
          street: { value: above.street, source: lines[above.line]?.text ?? '' },
          from: above.line,
          before: above.before,
        },
      ];
    return town.postcode.length === 4 && town.country === ''
      ? []
      : [{ ...common, from: at, before: items.slice(0, index) }];
  });

const CONTACT = /\b(?:tel|telefon|fon|phone|fax|e-?mail|mail)\b|@|\(at\)|☎/iu;
const COMPANY_LINES = 5;

const points = (lines: readonly ImprintLine[], one: ImprintAddress, order: number, next: number): number => {
  const line = lines[one.at];
  const above = lines.slice(Math.max(0, one.from - COMPANY_LINES), one.from + 1);
  const below = lines.slice(one.at, Math.min(next, one.at + 14)).filter(({ role }) => role === 'own');
  const label = line?.label ?? '';
  const isForeign = line?.role !== 'own' || lines[one.from]?.role !== 'own';
  const isNamed = [
    ...one.before,
    ...above.flatMap(({ text, role }) => (role === 'own' ? itemsOf(text) : [])),
  ].some(isCompany);
  return (
    -order * 2 +
    (isForeign ? -14 : 0) +
    (isNamed ? 6 : 0) +
    (one.street ? 0 : -5) +
    (/^postfach/iu.test(one.street?.value ?? '') ? -3 : 0) +
    (label === '' || isPlaceLabel(label) ? 0 : -4) +
    (below.some(({ text }) => CONTACT.test(text)) ? 3 : 0)
  );
};

const LEAST = -6;

/** The provider's address; null where only others have one. */
export const ownAddress = (
  lines: readonly ImprintLine[],
  all: readonly ImprintAddress[],
): ImprintAddress | null => {
  let [best, most]: [ImprintAddress | null, number] = [null, LEAST];
  all.forEach((one, order) => {
    const got = points(lines, one, order, all[order + 1]?.from ?? lines.length);
    if (got > most) [best, most] = [one, got];
  });
  return best;
};

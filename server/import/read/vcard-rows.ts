/** Address cards as rows under columns that carry the names of what they fill. */
import { writeEmails, writeList, writePhones } from '../../export/list-cell.ts';
import type { PhoneEntry } from '#shared/domain/person.ts';
import { decodedText, guessEncoding } from './text-encoding.ts';
import { UnreadableFile } from './rows.ts';
import type { FileBytes, ReadOptions, SourceRow, SourceRows } from './rows.ts';
import { readCards } from './vcard-lines.ts';
import type { VCardLine } from './vcard-lines.ts';

/** Named after what they fill (`../mapping/targets.ts`). */
export const CARD_COLUMNS = [
  'title',
  'firstName',
  'lastName',
  'fullName',
  'emails',
  'phones',
  'company.name',
  'company.jobTitle',
  'street',
  'postcode',
  'city',
  'country',
  'website',
  'language',
  'tags',
  'birthDay',
  'note',
] as const;
/** An error for people alone. */
export const CARD_IS_COMPANY = 'import.card_is_company';
type CardColumn = (typeof CARD_COLUMNS)[number];

const plain = (text: string): string =>
  text
    .replaceAll(/\\n/giu, '\n')
    .replaceAll(/\\([,;:\\])/gu, '$1')
    .trim();
const oneLine = (text: string): string => plain(text).replaceAll(/\s+/gu, ' ');
const partsOf = (value: string): string[] => value.split(/(?<!\\);/u, 12).map(oneLine);

const phoneLabel = ({ types }: VCardLine): PhoneEntry['label'] => {
  if (types.some((type) => type.includes('FAX'))) return 'fax';
  if (types.some((type) => /^(?:CELL|MOBILE|IPHONE)$/.test(type))) return 'mobile';
  if (types.includes('HOME')) return 'home';
  return types.includes('WORK') ? 'work' : '';
};

/** Academic titles among the honorific prefixes; `Mr.` is none. */
const titleOf = (prefix: string): string =>
  /^(?:mr|mrs|ms|miss|herr|frau|hr|fr|sir|m|mme)\.?$/i.test(prefix) ? '' : prefix;

/** `19850412`, `--0412` (a day without its year) and `1985-04-12T00:00:00Z`. */
const dayOf = (value: string): string => {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(value.trim()) ?? [];
  return year ? `${year}-${month}-${day}` : oneLine(value);
};

const unique = <T>(values: readonly T[], keyOf: (value: T) => string): T[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
];

const cellsOf = (lines: readonly VCardLine[], isCompany: boolean): ReadonlyMap<CardColumn, string> => {
  const all = (name: string): VCardLine[] => lines.filter((line) => line.name === name && line.value.trim());
  const first = (name: string): string => all(name)[0]?.value ?? '';
  const [last = '', given = '', middle = '', prefix = ''] = partsOf(first('N'));
  const [organisation = ''] = partsOf(first('ORG'));
  const address = all('ADR').toSorted(
    (one, other) => Number(other.types.includes('WORK')) - Number(one.types.includes('WORK')),
  )[0];
  const [box = '', extended = '', street = '', city = '', , postcode = '', country = ''] = partsOf(
    address?.value ?? '',
  );
  const emails = all('EMAIL').map(({ value }) => ({
    email: oneLine(value).replace(/^mailto:/i, ''),
    label: '',
  }));
  const phones = all('TEL').map((line) => ({
    // An extension is nothing that can be called from outside.
    number: oneLine(line.value).replace(/^tel:/i, '').replace(/;.*/, ''),
    label: phoneLabel(line),
  }));
  return new Map<CardColumn, string>([
    ['title', titleOf(prefix)],
    ['firstName', [given, middle.replaceAll(/\s*,\s*/g, ' ')].filter(Boolean).join(' ')],
    ['lastName', last],
    ['fullName', given || last ? '' : oneLine(first('FN'))],
    [
      'emails',
      writeEmails(
        unique(
          emails.filter(({ email }) => email.includes('@')),
          ({ email }) => email.toLowerCase(),
        ),
      ),
    ],
    ['phones', writePhones(unique(phones, ({ number }) => number))],
    ['company.name', organisation || (isCompany ? oneLine(first('FN')) : '')],
    ['company.jobTitle', oneLine(first('TITLE')) || oneLine(first('ROLE'))],
    ['street', [street, extended, box].filter(Boolean).join(', ')],
    ['postcode', postcode],
    ['city', city],
    ['country', country],
    ['website', oneLine(first('URL'))],
    ['language', oneLine(first('LANG')).slice(0, 2).toLowerCase()],
    [
      'tags',
      writeList(
        all('CATEGORIES')
          .flatMap(({ value }) => value.split(/(?<!\\),/u).map(oneLine))
          .filter(Boolean),
      ),
    ],
    ['birthDay', dayOf(first('BDAY'))],
    [
      'note',
      all('NOTE')
        .map(({ value }) => plain(value))
        .join('\n'),
    ],
  ]);
};

const errorOf = (lines: readonly VCardLine[], whole: boolean): string | undefined => {
  if (!whole) return 'import.card_cut_off';
  if (lines.some(({ name, value }) => name === 'KIND' && /^group$/i.test(value.trim())))
    return 'import.card_is_group';
  return undefined;
};

/** A card of an organisation has its name where a person has theirs. */
const isOrganisation = (lines: readonly VCardLine[]): boolean =>
  lines.some(
    ({ name, value }) =>
      (name === 'KIND' && /^org/i.test(value.trim())) ||
      (name === 'X-ABSHOWAS' && /^company$/i.test(value.trim())),
  );

/** Throws `UnreadableFile`: `import.no_card`. */
export const readVCards = async (file: FileBytes, options: ReadOptions): Promise<SourceRows> => {
  const encoding = options.encoding ?? (await guessEncoding(file));
  const cards = readCards(decodedText(file, encoding));
  const first = await cards.next();
  if (first.done) throw new UnreadableFile('import.no_card');
  async function* rows(): AsyncGenerator<SourceRow> {
    let no = 0;
    for (let card = first; !card.done; card = await cards.next()) {
      no += 1;
      const { lines, whole } = card.value;
      const isCompany = isOrganisation(lines);
      const known = cellsOf(lines, isCompany);
      const error = errorOf(lines, whole) ?? (isCompany ? CARD_IS_COMPANY : undefined);
      yield {
        no,
        cells: CARD_COLUMNS.map((column) => known.get(column) ?? ''),
        ...(error ? { error } : {}),
      };
    }
  }
  return {
    head: { format: 'vcard', encoding, delimiter: '', header: true, columns: [...CARD_COLUMNS] },
    rows: rows(),
  };
};

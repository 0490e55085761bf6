/** What a line of personal knowledge is about, and which day it names, as far as its words say. Pure, without a schema. */
import type { FactKind } from './fact-kinds.ts';
import { readRelatives } from './relatives.ts';
import { yearlyDay } from './yearly-day.ts';

const MONTHS = [
  ['januar', 'january', 'jan', 'jänner'],
  ['februar', 'february', 'feb'],
  ['märz', 'march', 'mar', 'mär'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
] as const;

const monthNamed = (word: string): number =>
  MONTHS.findIndex((names) => (names as readonly string[]).includes(word.toLowerCase())) + 1;

const SHAPES: readonly ((text: string) => string | null)[] = [
  (text) => {
    const [, year, month, day] = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? [];
    return day === undefined ? null : yearlyDay(year, Number(month), Number(day));
  },
  (text) => {
    const [, day, month, year] = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?(?!\d)/.exec(text) ?? [];
    return day === undefined ? null : yearlyDay(year, Number(month), Number(day));
  },
  (text) => {
    const [, day, month = '', year] =
      /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(\p{L}{3,9})\.?(?:\s+(\d{4}))?(?![\d\p{L}])/u.exec(
        text,
      ) ?? [];
    return day === undefined ? null : yearlyDay(year, monthNamed(month), Number(day));
  },
  (text) => {
    const [, month = '', day, year] =
      /(?<!\p{L})(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?![\d.])/u.exec(text) ?? [];
    return day === undefined ? null : yearlyDay(year, monthNamed(month), Number(day));
  },
];

/** The first day a text names, `14.3.`, `14. März 1980`, `March 14`; null where it names none. */
export const readYearlyDay = (text: string): string | null => {
  for (const shape of SHAPES) {
    const found = shape(text);
    if (found !== null) return found;
  }
  return null;
};

const WORDS: readonly (readonly [FactKind, RegExp])[] = [
  ['date', /(?:geburtstag|jubiläum|namenstag|hochzeitstag|jahrestag|birthday|anniversary)/iu],
  [
    'spouse',
    /(?<!\p{L})(?:verheiratet|verlobt|ehe(?:frau|mann)|gatt(?:e|in)|lebens(?:gefährt(?:e|in)|partner(?:in)?)|married|engaged|wife|husband|spouse)(?!\p{L})/iu,
  ],
  [
    'children',
    /(?<!\p{L})(?:kind(?:er)?|töchter|tochter|söhne|sohn|zwillinge|baby|child(?:ren)?|daughters?|sons?|twins)(?!\p{L})/iu,
  ],
  [
    'family',
    /(?<!\p{L})(?:familie|eltern|mutter|vater|bruder|brüder|schwestern?|geschwister|enkel\p{L}*|hund|hündin|katzen?|kater|family|parents|mother|father|brothers?|sisters?|grand\p{L}+|dogs?|cats?)(?!\p{L})/iu,
  ],
  [
    'home',
    /(?<!\p{L})(?:wohnt|wohnung|haus|ferien(?:haus|wohnung)|zieht|umzug|umgezogen|heimat|zuhause|lives|house|home|flat|moved|holiday home)(?!\p{L})/iu,
  ],
  [
    'hobby',
    /(?<!\p{L})(?:hobbys?|hobbies|spielt|sammelt|segelt|segeln|läuft|joggt|reitet|wandert|angelt|golf|tennis|fußball\p{L}*|klavier|marathon|garten|gärtnert|fan|plays|collects|sails|runs|rides|fishing|gardening|football)(?!\p{L})/iu,
  ],
];

const RELATIVE_KINDS = { spouse: 'spouse', child: 'children', other: 'family', pet: 'family' } as const;

/** What a line tells of by itself; whoever wrote it may say otherwise. */
export const readFact = (text: string): { readonly kind: FactKind; readonly yearlyOn: string | null } => {
  const yearlyOn = readYearlyDay(text);
  const [first] = readRelatives(text) ?? [];
  const named = WORDS.find(([, words]) => words.test(text))?.[0];
  const kind =
    named === 'date'
      ? 'date'
      : first
        ? RELATIVE_KINDS[first.noun.of]
        : (named ?? (yearlyOn ? 'date' : 'other'));
  return { kind, yearlyOn };
};

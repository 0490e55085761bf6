/**
 * How likely two records are the same: points for what they have in common, fewer for what stands against it. From
 * `LISTED` on a pair is worth a look; each reason is told with it. Pure.
 *
 * The weights were set so that one weak mark never lists a pair: a name alone, a switchboard, a street. They are checked
 * against pairs that somebody judged by eye (`tests/unit/server/duplicates`).
 */
import type { DuplicateReason } from '#shared/domain/duplicate.ts';
import { countSlips } from '#shared/lib/edit-distance.ts';
import type { CommonWords } from './common-words.ts';
import { isSharedMailbox } from './duplicate-marks.ts';
import type { CompanyMarks, Marks, PersonMarks } from './duplicate-marks.ts';

export const LISTED = 60;
const CERTAIN = 100;
/** A company and its subsidiary share an office and a telephone: one name inside the other is never certain. */
const PROBABLE = 80;

/** From here on somebody who is just being typed is worth a question: a name alone is enough to look. */
export const ASKED = 25;

export type Verdict = {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
};

type Points = readonly (readonly [reason: DuplicateReason, points: number])[];

const share = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((value) => other.includes(value));
const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;
const agree = (one: string, other: string): boolean => one !== '' && one === other;

/** One slip in a short word, two in a long one. */
const isNearly = (one: string, other: string): boolean => {
  const length = Math.min(one.length, other.length);
  if (length < 4 || Math.abs(one.length - other.length) > 2) return one === other;
  return countSlips(one, other).toWhole <= (length >= 8 ? 2 : 1);
};

/** "M." and "Max", "Hans-Peter" and "Hans", or the same with a slip. */
const isFirstNameLike = (one: string, other: string): boolean => {
  const [short, long] = [one, other]
    .map((name) => name.replaceAll(/[.]/gu, ''))
    .toSorted((a, b) => a.length - b.length);
  if (!short || !long) return true;
  return (
    long === short ||
    (short.length === 1 && long.startsWith(short)) ||
    long.startsWith(`${short}-`) ||
    long.startsWith(`${short} `) ||
    isNearly(short, long)
  );
};

const nameOfPeople = (one: PersonMarks, other: PersonMarks): Points => {
  const isNamed = [one, other].every(({ first, last }) => first !== '' && last !== '');
  if (isNamed && one.first === other.first && one.last === other.last) return [['same_name', 45]];
  const isSwapped = isNamed && one.first === other.last && one.last === other.first;
  if (isSwapped || (isNamed && isNearly(one.last, other.last) && isFirstNameLike(one.first, other.first)))
    return [['similar_name', 40]];
  if ([one, other].some(({ first, last }) => first === '' && last === '')) return [];
  // Of somebody half the name is known: it may be them.
  if (!isNamed && isNearly(one.last || one.first, other.last || other.first)) return [['similar_name', 25]];
  return [['other_first_name', -60]];
};

const place = (one: Marks, other: Marks, points: { address: number; postcode: number }): Points => {
  if (!agree(one.postcode, other.postcode)) return [];
  return agree(one.street, other.street)
    ? [['same_address', points.address]]
    : [['same_postcode', points.postcode]];
};

const ofPeople = (one: PersonMarks, other: PersonMarks): Points => {
  const emails = one.emails.filter((email) => other.emails.includes(email));
  const isOwnMail = emails.some((email) => !isSharedMailbox(email));
  const marks: Points = [
    ...(isOwnMail
      ? ([['same_email', 70]] as const)
      : emails.length > 0
        ? ([['same_mailbox', 15]] as const)
        : []),
    ...(share(one.phones, other.phones) ? ([['same_phone', 30]] as const) : []),
    ...nameOfPeople(one, other),
  ];
  // Where they work and live says nothing of who they are.
  if (marks.length === 0) return [];
  return [
    ...marks,
    ...(share(one.employers, other.employers)
      ? ([['same_employer', 30]] as const)
      : emails.length === 0 && share(one.domains, other.domains)
        ? ([['same_domain', 20]] as const)
        : []),
    ...place(one, other, { address: 30, postcode: 10 }),
  ];
};

/** Words that tell one company from another, and those of them that the other one lacks. */
const tellingWords = (one: CompanyMarks, other: CompanyMarks, common: CommonWords) => {
  const telling = one.words.filter((word) => word.length > 1 && !common.has(word));
  // Of a name that is all common words each counts.
  const all = telling.length > 0 ? telling : one.words;
  return all.filter((word) => !other.words.some((known) => isNearly(word, known)));
};

const nameOfCompanies = (one: CompanyMarks, other: CompanyMarks, common: CommonWords): Points => {
  const [a, b] = [one.words.join(''), other.words.join('')];
  if (a === '' || b === '') return [];
  if (a === b) return [['same_name', 60]];
  if (isNearly(a, b)) return [['similar_name', 45]];
  const lacking = [tellingWords(one, other, common), tellingWords(other, one, common)].filter(
    (words) => words.length > 0,
  );
  // Each has something of its own: Saint Peter is not Saint George, whatever office answers for both.
  if (lacking.length === 2) return [['other_name', -70]];
  return lacking.length === 1 ? [['longer_name', 0]] : [['similar_name', 45]];
};

/** Somebody has said that they are two. */
const isGroup = (one: CompanyMarks, other: CompanyMarks): boolean =>
  one.parentId === other.id ||
  other.parentId === one.id ||
  (one.parentId !== null && one.parentId === other.parentId);

const ofCompanies = (one: CompanyMarks, other: CompanyMarks, common: CommonWords): Points => [
  ...(agree(one.vatId, other.vatId) ? ([['same_vat_id', 110]] as const) : []),
  ...(differ(one.vatId, other.vatId) ? ([['other_vat_id', -60]] as const) : []),
  ...(share(one.emails, other.emails)
    ? ([['same_email', 45]] as const)
    : share(one.domains, other.domains)
      ? ([['same_domain', 35]] as const)
      : []),
  ...(share(one.phones, other.phones) ? ([['same_phone', 35]] as const) : []),
  ...nameOfCompanies(one, other, common),
  ...place(one, other, { address: 25, postcode: 5 }),
  ...(differ(one.postcode, other.postcode) && differ(one.city, other.city)
    ? ([['other_town', -20]] as const)
    : []),
  ...(differ(one.legalForm, other.legalForm) ? ([['other_legal_form', -15]] as const) : []),
];

/**
 * Null where a pair has fewer than `least` points. `common` are words that many names have (`common-words.ts`). Two records of different kinds are
 * never the same.
 */
export const judgePair = (
  one: Marks,
  other: Marks,
  common: CommonWords,
  least: number = LISTED,
): Verdict | null => {
  const points =
    one.type === 'person' && other.type === 'person'
      ? ofPeople(one, other)
      : one.type === 'company' && other.type === 'company' && !isGroup(one, other)
        ? ofCompanies(one, other, common)
        : [];
  const sum = points.reduce((total, [, each]) => total + each, 0);
  const reasons = points.map(([reason]) => reason);
  const most = reasons.includes('longer_name') ? PROBABLE : CERTAIN;
  return sum < least ? null : { score: Math.min(sum, most), reasons };
};

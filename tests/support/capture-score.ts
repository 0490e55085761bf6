/** How much of what a careful reader takes from a page the product takes as well, and how much of what it takes is right. */
import { readFileSync, readdirSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { readPageContent } from '#shared/capture/page-content.ts';
import { pageFacts } from '#shared/capture/page-facts.ts';
import type { PageFacts } from '#shared/capture/page-facts.ts';
import { normalisePhone } from '#shared/capture/phone.ts';
import type { ProposalField } from '#shared/capture/proposal.ts';

export const IMPRINT_FIELDS = [
  'name',
  'legalForm',
  'street',
  'postcode',
  'city',
  'mail',
  'phone',
  'fax',
  'vatId',
  'registerCourt',
  'registerNumber',
  'representatives',
] as const;
export type ImprintField = (typeof IMPRINT_FIELDS)[number];

type Answer = string | readonly string[];
type Label = {
  readonly url: string;
  readonly country: string;
  readonly expect: Partial<Record<ImprintField, Answer>>;
  readonly alternatives?: Partial<Record<ImprintField, readonly Answer[]>>;
};
export type LabelledImprint = { readonly page: string; readonly html: string; readonly label: Label };

const FOLDER = new URL('../fixtures/imprints/', import.meta.url).pathname;

export const readImprintFixtures = (): readonly LabelledImprint[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({
      page: name.slice(0, -'.html'.length),
      html: readFileSync(`${FOLDER}${name}`, 'utf8'),
      label: JSON.parse(readFileSync(`${FOLDER}${name.replace(/html$/, 'json')}`, 'utf8')) as Label,
    }));

/** What is taken from a page, as it would be proposed. */
export const factsOf = (html: string, url: string): PageFacts =>
  pageFacts(readPageContent(parseHTML(html).document, url));

const FIELD: Readonly<Record<Exclude<ImprintField, 'representatives'>, readonly ProposalField[]>> = {
  name: ['companyName'],
  legalForm: ['legalForm'],
  street: ['street'],
  postcode: ['postcode'],
  city: ['city'],
  mail: ['email'],
  phone: ['phone', 'mobile'],
  fax: ['fax'],
  vatId: ['vatId'],
  registerCourt: ['registerCourt'],
  registerNumber: ['registerNumber'],
};

/** The first proposal for a field; empty without one. */
export const taken = (facts: PageFacts, field: ImprintField): Answer => {
  if (field === 'representatives')
    return facts.company.filter((one) => one.field === 'representative').map(({ value }) => value);
  for (const name of FIELD[field]) {
    const found = facts.company.find((one) => one.field === name)?.value;
    if (found !== undefined) return found;
  }
  return '';
};

/** Case, ß/ss and the kind of dash are nothing to differ about. */
const plain = (field: ImprintField, country: string, text: string): string => {
  if (field === 'phone' || field === 'fax') {
    const phone = normalisePhone(text, country);
    return phone.ok ? phone.value.e164 : text;
  }
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[‐‑‒–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
};

const key = (field: ImprintField, country: string, answer: Answer): string =>
  typeof answer === 'string'
    ? plain(field, country, answer)
    : answer
        .map((one) => plain(field, country, one))
        .toSorted()
        .join('|');

export type Verdict = { readonly isTaken: boolean; readonly isRight: boolean; readonly isExpected: boolean };

export const verdictOf = ({ label }: LabelledImprint, facts: PageFacts, field: ImprintField): Verdict => {
  const answer = taken(facts, field);
  const expected = label.expect[field];
  const right = [...(expected === undefined ? [] : [expected]), ...(label.alternatives?.[field] ?? [])];
  const isTaken = answer.length > 0;
  return {
    isTaken,
    isRight:
      isTaken && right.some((one) => key(field, label.country, one) === key(field, label.country, answer)),
    isExpected: expected !== undefined,
  };
};

export type Score = { readonly precision: number; readonly recall: number };

/** Precision: right of what was taken; recall: right of what was expected. Both 1 where there is nothing to take. */
export const scoreOf = (verdicts: readonly Verdict[]): Score => {
  const count = (test: (one: Verdict) => boolean): number => verdicts.filter(test).length;
  const [all, right] = [count(({ isTaken }) => isTaken), count(({ isRight }) => isRight)];
  const expected = count(({ isExpected }) => isExpected);
  const found = count(({ isExpected, isRight }) => isExpected && isRight);
  return { precision: all === 0 ? 1 : right / all, recall: expected === 0 ? 1 : found / expected };
};

/**
 * Where somebody works and worked, in one cell: `Brandt GmbH | Beirat | 2019-01-01 | 2021-12-31`, several parted by `;`.
 * Lines of NDJSON have them as objects.
 */
import { readList, writeList } from '../../export/list-cell.ts';
import { jsonList } from './cell-values.ts';

export type EmploymentEntry = {
  readonly company: string;
  readonly domain: string;
  readonly jobTitle: string;
  /** YYYY-MM-DD; empty where nobody knows. */
  readonly from: string;
  readonly to: string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const clean = (value: unknown, max: number): string =>
  typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim().slice(0, max) : '';
const day = (value: unknown): string => (typeof value === 'string' && DAY.test(value) ? value : '');

const entryOf = (value: Readonly<Record<string, unknown>>): EmploymentEntry => ({
  company: clean(value['company'], 300),
  domain: clean(value['domain'], 300),
  jobTitle: clean(value['jobTitle'], 200),
  from: day(value['from']),
  to: day(value['to']),
});

export const writeEmployments = (entries: readonly EmploymentEntry[]): string =>
  writeList(
    entries.map(({ company, jobTitle, from, to }) =>
      [company, jobTitle, from, to]
        .map((part) => part.replaceAll('|', '/'))
        .join(' | ')
        .replace(/(?: \| )+$/, ''),
    ),
  );

/** Those that name a company. */
export const readEmployments = (cell: string): EmploymentEntry[] => {
  const listed = jsonList(cell);
  const entries = listed
    ? listed.map((one) => entryOf(typeof one === 'object' && one !== null ? { ...one } : {}))
    : readList(cell, ';\n').map((text) => {
        const [company, jobTitle, from, to] = text.split('|').map((part) => part.trim());
        return entryOf({ company, jobTitle, from, to });
      });
  return entries.filter(({ company, domain }) => company !== '' || domain !== '');
};

/**
 * The labels of schema.org's example records are of the records that lie beside the repository: what they expect is found
 * among the record's own words. Nothing of the product reads here.
 */
import { expect, it } from 'vitest';
import { describeWithOutsideData } from '#tests/support/outside-data.ts';
import { isRight, readLabelledRecords } from './jsonld-labels.ts';
import type { LabelledRecord } from './jsonld-labels.ts';

/** Every text of the record: strings of the JSON, or texts and attributes of the HTML. */
const textsOf = ({ key, html }: LabelledRecord): readonly string[] =>
  key.includes('#json-ld/')
    ? [...html.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)
    : [...html.matchAll(/content="([^"]*)"|>([^<]+)</g)].map(([, attribute, text]) =>
        (attribute ?? text ?? '').replaceAll('&amp;', '&'),
      );

const LONGEST_RUN = 10;

/** Runs of neighbouring words, with and without the signs around them. */
const runsOf = (text: string): readonly string[] => {
  const words = text.trim().split(/[\s:]+/);
  return words.flatMap((_, from) =>
    words.slice(from, from + LONGEST_RUN).flatMap((__, more) => {
      const run = words.slice(from, from + more + 1).join(' ');
      return [run, run.replaceAll(/^[,.;()]+|[,.;()]+$/g, '')];
    }),
  );
};

/** Its name is in two keys, the given and the family name. */
const NAME_TO_BUILD = 'sdo-book-series-examples.txt#json-ld/0';

describeWithOutsideData('the labels of schema.org examples', 'data/jsonld', () => {
  const records = readLabelledRecords();

  it('are of records that are there', () => {
    expect(records.length).toBeGreaterThan(60);
    expect(records.filter(({ kind }) => kind === 'organisation').length).toBeGreaterThan(35);
  });

  it.each(['name', 'postcode', 'city', 'mail', 'phone', 'fax', 'vatId'] as const)(
    'expect a %s that the record has',
    (field) => {
      const odd = records
        .filter((record) => /[\da-f]{16}/.test(record.expect[field] ?? ''))
        .filter((record) => {
          const texts = textsOf(record);
          const runs = [...texts, ...texts.flatMap(runsOf)].filter((run) => /[\p{L}\d]/u.test(run));
          return !runs.some((run) => isRight(record, field, run));
        })
        .map(({ key }) => key);
      expect(odd).toEqual(field === 'name' ? [NAME_TO_BUILD] : []);
    },
  );
});

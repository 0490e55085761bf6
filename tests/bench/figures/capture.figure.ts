/**
 * How much of what a careful reader takes from a page is taken (recall), and how much of what is taken is right
 * (precision): the invented imprints of `tests/fixtures/imprints`, and schema.org's example records where they lie beside
 * the project.
 */
import { existsSync } from 'node:fs';
import {
  IMPRINT_FIELDS,
  factsOf,
  readImprintFixtures,
  scoreOf,
  verdictOf,
} from '#tests/support/capture-score.ts';
import type { Score } from '#tests/support/capture-score.ts';
import { outsidePath } from '#tests/support/outside-data.ts';
import { measured } from '../figure.ts';
import type { Figure, Measured } from '../figure.ts';

const GOAL: Readonly<Record<keyof Score, string>> = { precision: 'at least 0.98', recall: 'at least 0.9' };

const namesFor = (set: string, fields: readonly string[]): string[] =>
  fields.flatMap((field) => [`${set}.precision.${field}`, `${set}.recall.${field}`]);

const lines = (set: string, field: string, score: Score): Measured[] =>
  (['precision', 'recall'] as const).map((kind) =>
    measured(`${set}.${kind}.${field}`, score[kind], 'share', GOAL[kind]),
  );

const imprintFigure: Figure = {
  names: namesFor('capture', IMPRINT_FIELDS),
  run: () => {
    const read = readImprintFixtures().map((one) => ({ one, facts: factsOf(one.html, one.label.url) }));
    return Promise.resolve(
      IMPRINT_FIELDS.flatMap((field) =>
        lines('capture', field, scoreOf(read.map(({ one, facts }) => verdictOf(one, facts, field)))),
      ),
    );
  },
};

/** Of fax and VAT id the records have none that must be taken. */
const RECORD_FIELDS = ['name', 'street', 'postcode', 'city', 'country', 'mail', 'phone'] as const;

const recordFigure: Figure = {
  names: namesFor('capture.jsonld', RECORD_FIELDS),
  run: async () => {
    const { jsonldVerdicts } = await import('#tests/corpus/jsonld-score.ts');
    return RECORD_FIELDS.flatMap((field) => lines('capture.jsonld', field, scoreOf(jsonldVerdicts(field))));
  },
};

export const captureFigures: readonly Figure[] = [
  imprintFigure,
  ...(existsSync(outsidePath('data', 'jsonld')) ? [recordFigure] : []),
];

/**
 * What a careful reader takes from records of schema.org's example pages, which lie beside the repository.
 *
 * `jsonld-labels.json` was written by hand, record by record, before there was a reader to measure. Its keys name a file and
 * a record in it, counted from 0: `json-ld/N` is the Nth script of that type, `microdata/N` the Nth example below a line
 * `MICRODATA:`. A field has the right answers, the best one first, as the beginnings of their SHA-256, since the records
 * themselves may not be kept here; `-` among them means that leaving the field out is right too. A field that is not there
 * has nothing to be taken: whatever is taken for it is wrong.
 *
 * Before it is hashed an answer is trimmed, put into lower case, and its white space becomes single spaces; of phone and fax
 * only the digits of the E.164 number stay; `country` is the ISO code with two letters.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sha256 } from '#tests/support/log-mail.ts';
import { outsidePath } from '#tests/support/outside-data.ts';

export const JSONLD_FIELDS = [
  'name',
  'street',
  'postcode',
  'city',
  'country',
  'mail',
  'phone',
  'fax',
  'vatId',
] as const;
export type JsonldField = (typeof JSONLD_FIELDS)[number];

const labels = z.record(
  z.string().regex(/^[\w-]+[.]txt#(json-ld|microdata)\/\d+$/),
  z.strictObject({
    kind: z.string(),
    expect: z.partialRecord(z.enum(JSONLD_FIELDS), z.string().regex(/^([\da-f]{16}|-)( ([\da-f]{16}|-))*$/)),
    note: z.string().optional(),
  }),
);

export interface LabelledRecord {
  readonly key: string;
  /** What the record is about: `organisation`, `person`, `place`, or something that only mentions one, as `event`. */
  readonly kind: string;
  /** A piece of HTML with this record only. */
  readonly html: string;
  readonly expect: Readonly<Partial<Record<JsonldField, string>>>;
}

const SCRIPT = /<script[^>]*ld\+json[^>]*>.*?<\/script>/gis;
const SECTION = /^MICRODATA:.*$\n([^]*?)(?=^(?:TYPES|PRE-MARKUP|RDFA|JSON|JSON-LD):|(?![^]))/gm;

const recordOf = (key: string): string => {
  const [, file = '', kind, at] = /^(.*)#(.*)\/(\d+)$/.exec(key) ?? [];
  const text = readFileSync(outsidePath('data', 'jsonld', file), 'utf8');
  const found =
    kind === 'json-ld' ? text.match(SCRIPT) : [...text.matchAll(SECTION)].map(([, section]) => section);
  const html = found?.[Number(at)];
  if (!html) throw new Error(`There is no record ${key}.`);
  return html;
};

export const readLabelledRecords = (): readonly LabelledRecord[] => {
  const path = new URL('./jsonld-labels.json', import.meta.url).pathname;
  const all = labels.parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.entries(all).map(([key, { kind, expect }]) => ({ key, kind, expect, html: recordOf(key) }));
};

/** The mark under which an answer is listed; `-` for none. */
const markOf = (field: JsonldField, answer: string): string => {
  const plain = answer.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const kept = field === 'phone' || field === 'fax' ? plain.replaceAll(/\D/g, '') : plain;
  return kept ? sha256(Buffer.from(kept)).slice(0, 16) : '-';
};

/** Whether `answer` is among the right ones for `field`; an empty one is right where nothing has to be taken. */
export const isRight = (record: LabelledRecord, field: JsonldField, answer: string): boolean =>
  (record.expect[field] ?? '-').split(' ').includes(markOf(field, answer));

/**
 * What is taken from records and addresses that the readers were not written from: schema.org's example records, and an
 * imprint built around each German address of an open directory of companies.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { factsOf, scoreOf } from '#tests/support/capture-score.ts';
import type { Verdict } from '#tests/support/capture-score.ts';
import { describeWithOutsideData, outsidePath } from '#tests/support/outside-data.ts';
import type { ProposalField } from '#shared/capture/proposal.ts';
import { jsonldVerdicts } from './jsonld-score.ts';

describeWithOutsideData("what is taken from schema.org's example records", 'data/jsonld', () => {
  it.each(['name', 'street', 'postcode', 'city', 'mail', 'phone'] as const)('%s', (field) => {
    const verdicts = jsonldVerdicts(field);
    const wrong = verdicts.filter(({ isTaken, isRight }) => isTaken && !isRight).map(({ key }) => key);
    const { precision, recall } = scoreOf(verdicts);
    expect([wrong, precision >= 0.98, recall >= 0.9]).toEqual([[], true, true]);
  });
});

const entrySchema = z.object({
  name: z.string(),
  address: z.optional(z.string()),
  email: z.optional(z.string()),
  web: z.optional(z.string()),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

type Entry = {
  readonly name: string;
  readonly lines: readonly string[];
  readonly email: string;
  readonly web: string;
};

/** Those with a German address, as far as it ends with "12345 Ort" and has a street with a number above. */
const germanEntries = (): readonly Entry[] =>
  readFileSync(outsidePath('data', 'companies', 'companies.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => entrySchema.parse(JSON.parse(line)))
    .filter(({ address = '' }) => /\d[a-z]?\n\d{5} [^\n]+\nDeutschland$/.test(address))
    .map(({ name, address = '', email = '', web = 'https://page.example/' }) => ({
      name: name.replace(/ \(.*$/, ''),
      lines: address.split('\n').slice(0, -1),
      email: email.toLowerCase(),
      web,
    }));

const imprintOf = ({ name, lines, email }: Entry): string => `<!doctype html><html><body>
  <h1>Impressum</h1><p>${[name, ...lines].map(escaped).join('<br>')}</p><p>E-Mail: ${escaped(email)}</p>
  <p>Zuständige Kammer: Industrie- und Handelskammer, Kammerweg 5, 10115 Berlin, Tel. 030 123456</p></body></html>`;

const spaceless = (text: string): string => text.replaceAll(/\s?[-–]\s?/g, '-');

describeWithOutsideData(
  'what is taken from imprints around real addresses',
  'data/companies/companies.ndjson',
  () => {
    const entries = germanEntries();
    const read = entries.map((entry) => ({ entry, facts: factsOf(imprintOf(entry), entry.web) }));

    const score = (field: ProposalField, expected: (entry: Entry) => string) =>
      scoreOf(
        read.map(({ entry, facts }): Verdict => {
          const value = facts.company.find((one) => one.field === field)?.value ?? '';
          return {
            isTaken: value !== '',
            isRight: value !== '' && spaceless(value) === spaceless(expected(entry)),
            isExpected: expected(entry) !== '',
          };
        }),
      );

    it('there are many', () => {
      expect(entries.length).toBeGreaterThan(1_000);
    });

    it.each<[ProposalField, (entry: Entry) => string]>([
      ['companyName', ({ name }) => name],
      ['street', ({ lines }) => lines.at(-2) ?? ''],
      ['postcode', ({ lines }) => (lines.at(-1) ?? '').slice(0, 5)],
      ['city', ({ lines }) => (lines.at(-1) ?? '').slice(6)],
      ['email', ({ email }) => email],
    ])('%s', (field, expected) => {
      const { precision, recall } = score(field, expected);
      expect({ precision: precision >= 0.98, recall: recall >= 0.9 }).toEqual({
        precision: true,
        recall: true,
      });
    });
  },
);

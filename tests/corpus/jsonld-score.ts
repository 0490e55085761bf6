/** What the product takes from the labelled records, against what a careful reader takes. */
import { factsOf } from '#tests/support/capture-score.ts';
import type { Verdict } from '#tests/support/capture-score.ts';
import { normalisePhone } from '#shared/capture/phone.ts';
import type { ProposalField } from '#shared/capture/proposal.ts';
import { isRight, readLabelledRecords } from './jsonld-labels.ts';
import type { JsonldField, LabelledRecord } from './jsonld-labels.ts';

/** A site that none of the records names, so that none is told apart by it. */
const SITE = 'https://page.example';

const PROPOSED: Readonly<Record<JsonldField, readonly ProposalField[]>> = {
  name: ['companyName', 'name'],
  street: ['street'],
  postcode: ['postcode'],
  city: ['city'],
  country: ['country'],
  mail: ['email'],
  phone: ['phone', 'mobile'],
  fax: ['fax'],
  vatId: ['vatId'],
};

const answerOf = (record: LabelledRecord, field: JsonldField): string => {
  const facts = factsOf(`<!doctype html><html><body>${record.html}</body></html>`, `${SITE}/`);
  const proposals = record.kind === 'person' ? (facts.people[0] ?? []) : facts.company;
  const first = (wanted: ProposalField): string => proposals.find((one) => one.field === wanted)?.value ?? '';
  const value = PROPOSED[field].map(first).find(Boolean) ?? '';
  if (field !== 'phone' && field !== 'fax') return value;
  const phone = normalisePhone(value, first('country') || 'US');
  return phone.ok ? phone.value.e164 : value;
};

export const jsonldVerdicts = (field: JsonldField): readonly (Verdict & { readonly key: string })[] =>
  readLabelledRecords().map((record) => {
    const answer = answerOf(record, field);
    const marks = record.expect[field]?.split(' ') ?? ['-'];
    return {
      key: record.key,
      isTaken: answer !== '',
      isRight: answer !== '' && isRight(record, field, answer),
      isExpected: !marks.includes('-'),
    };
  });

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSignature } from '#shared/capture/signature.ts';
import type { Company } from '#shared/domain/company.ts';
import { mutationArgs } from '#shared/domain/mutations.ts';
import type { PanelAnswer } from '#shared/domain/panel.ts';
import type { Person, PhoneEntry } from '#shared/domain/person.ts';
import { signatureTools } from '#shared/panel/cards/hints/mail-facts.ts';
import { signatureSteps } from '#shared/panel/cards/hints/signature-steps.ts';
import { signatureDifferences } from '#shared/capture/signature-differences.ts';
import type { Difference } from '#shared/capture/signature-differences.ts';
import {
  brandt,
  employment,
  exampleId,
  katrin,
  knownAnswer,
} from '#shared/panel/examples/example-records.ts';

const EMAIL = 'k.oeztuerk@brandt-pumpen.example';
const tools = signatureTools(EMAIL);
const NAME = 'Dr. Katrin Öztürk';

const foot = (...lines: string[]) =>
  readSignature(['Gern.', '', 'Mit freundlichen Grüßen', ...lines, EMAIL].join('\n'), {
    senderEmail: EMAIL,
    senderName: 'Öztürk, Katrin',
  });
const known = (person: Partial<Person> = {}, company: Partial<Company> | null = {}): PanelAnswer => ({
  ...knownAnswer,
  person: { ...katrin, ...person },
  company: company && { ...brandt, phones: [], ...company },
  employment: company && employment,
});
const differences = (answer: PanelAnswer, ...lines: string[]): readonly Difference[] =>
  signatureDifferences(answer, foot(...lines), tools);
const said = (answer: PanelAnswer, ...lines: string[]): string[] =>
  differences(answer, ...lines).map(({ field, known: was, found }) => `${field}: ${was} | ${found}`);

describe('a signature beside what is known', () => {
  test('is silent where it says the same, however it is written', () => {
    expect(
      said(
        known(),
        NAME,
        'Einkaufsleiterin',
        'Brandt Pumpen GmbH',
        'Industrieweg 12 | 30159 Hannover',
        'Tel. 0511 / 555 01-42',
        'www.brandt-pumpen.example/kontakt',
      ),
    ).toEqual([]);
    const street = { street: 'Industriestraße 12', postcode: '30159', city: 'Hannover' };
    expect(said(known({}, street), NAME, 'Industriestr. 12, 30159 Hannover')).toEqual([]);
  });

  test('is silent about what it does not say', () => {
    expect(said(known(), 'Katrin Öztürk')).toEqual([]);
    expect(said(known(), NAME)).toEqual([]);
  });

  test.each([
    [{ title: '' }, [NAME], 'name: Katrin Öztürk | Dr. Katrin Öztürk'],
    [{ firstName: 'K.' }, [NAME], 'name: Dr. K. Öztürk | Dr. Katrin Öztürk'],
    [
      { lastName: 'Öztürk' },
      ['Dr. Katrin Öztürk-Brandt'],
      'name: Dr. Katrin Öztürk | Dr. Katrin Öztürk-Brandt',
    ],
  ] as const)('a name that says more is a difference', (person, lines, expected) => {
    expect(said(known(person), ...lines)).toEqual([expected]);
  });

  test('a nickname, an initial or somebody else of the house is none', () => {
    expect(said(known({ firstName: 'Katharina' }), NAME)).toEqual([]);
    expect(said(known(), 'K. Öztürk')).toEqual([]);
    expect(said(known({ firstName: 'Jonas', lastName: 'Petersen', title: '' }), NAME)).toEqual([]);
  });

  test('job, address and site are compared with the house, numbers with both', () => {
    expect(said(known(), NAME, 'Leiterin Beschaffung')).toEqual([
      'jobTitle: Einkaufsleiterin | Leiterin Beschaffung',
    ]);
    expect(
      said(
        known({}, { street: 'Hafenweg 3', postcode: '20457', city: 'Hamburg' }),
        NAME,
        'Industrieweg 12, 30159 Hannover',
      ),
    ).toEqual(['address: Hafenweg 3, 20457 Hamburg | Industrieweg 12, 30159 Hannover']);
    expect(said(known(), NAME, 'Mobil 0171 5550142')).toEqual(['mobile:  | +49 171 5550142']);
    const company = { phones: [{ number: '+491715550142', label: 'mobile' as const }] };
    expect(said(known({}, company), NAME, 'Mobil 0171 5550142')).toEqual([]);
    expect(said(known({}, { website: '', domains: [] }), NAME, 'www.brandt-pumpen.example')).toEqual([
      'website:  | https://www.brandt-pumpen.example',
    ]);
  });

  test('another company is for a person to look into; its legal form is not', () => {
    const [moved] = differences(known(), NAME, 'Seiler Anlagen AG');
    expect(moved).toMatchObject({ field: 'companyName', known: 'Brandt Pumpen GmbH', value: null });
    const [formed] = differences(known({}, { name: 'Brandt Pumpen' }), NAME, 'Brandt Pumpen GmbH');
    expect(formed?.value).toEqual({ of: 'companyName', name: 'Brandt Pumpen GmbH' });
    expect(said(known({}, { name: 'Brandt Pumpen GmbH & Co. KG' }), NAME, 'Brandt Pumpen GmbH')).toEqual([]);
    const [first] = differences(known({}, null), NAME, 'Brandt Pumpen GmbH');
    expect(first?.value).toEqual({ of: 'newCompany', name: 'Brandt Pumpen GmbH' });
  });

  test('what somebody is at another company does not become their job at the known one, unless that company was turned down', () => {
    const lines = [NAME, 'Leiterin Beschaffung', 'Seiler Anlagen AG'];
    const jobOf = (answer: PanelAnswer) =>
      differences(answer, ...lines).find(({ field }) => field === 'jobTitle')?.value;
    expect(jobOf(known())).toBeNull();
    const company = differences(known(), ...lines).find(({ field }) => field === 'companyName');
    expect(jobOf({ ...known(), declined: [company!.key] })).toEqual({
      of: 'jobTitle',
      jobTitle: 'Leiterin Beschaffung',
    });
  });

  test('what was turned down is not offered again, in any spelling; what is new is', () => {
    const answer = known();
    const [mobile] = differences(answer, NAME, 'Mobil 0171 5550142');
    const declined = { ...answer, declined: [mobile!.key] };
    expect(said(declined, NAME, 'Mobil: +49 (0)171 / 555 01 42')).toEqual([]);
    expect(said(declined, NAME, 'Mobil 0171 5550199')).toHaveLength(1);
  });

  test('speaks for nobody who is not known', () => {
    expect(said({ ...known(), person: null }, NAME, 'Mobil 0171 5550142')).toEqual([]);
  });

  test('names the line and whether it can be trusted', () => {
    const [one] = differences(known(), NAME, 'Mobil 0171 5550142');
    expect(one).toMatchObject({ source: 'Mobil 0171 5550142', trusted: true });
  });
});

let count = 500;
const newId = (): string => exampleId(count++);
const steps = (answer: PanelAnswer, ...lines: string[]) => {
  const values = differences(answer, ...lines).flatMap(({ value }) => (value ? [value] : []));
  return signatureSteps(answer, values, newId, ['brandt-pumpen.example']);
};
const work = (number: string): PhoneEntry => ({ number, label: 'work' });

describe('taking it over', () => {
  test('the only number of its kind gives way; beside several the new one is added', () => {
    expect(steps(known(), NAME, 'Tel. 0511 5550177')).toEqual([
      [
        'person.update',
        {
          id: katrin.id,
          set: { phones: [work('+495115550177')] },
          was: { phones: katrin.phones },
          source: 'mail-signature',
        },
      ],
    ]);
    const two = [work('+495115550142'), work('+495115550143')];
    expect(steps(known({ phones: two }), NAME, 'Tel. 0511 5550177')[0]?.[1]).toMatchObject({
      set: { phones: [...two, work('+495115550177')] },
    });
    expect(steps(known(), NAME, 'Mobil 0171 5550142')[0]?.[1]).toMatchObject({
      set: { phones: [...katrin.phones, { number: '+491715550142', label: 'mobile' }] },
    });
  });

  test('all at once is one change for each record, with what stood there before', () => {
    const answer = known({ title: '' }, { name: 'Brandt Pumpen', street: 'Hafenweg 3', city: 'Hamburg' });
    const all = steps(
      answer,
      NAME,
      'Leiterin Beschaffung',
      'Brandt Pumpen GmbH',
      'Industrieweg 12, 30159 Hannover',
      'Tel. 0511 5550177',
      'Mobil 0171 5550142',
    );
    expect(all).toEqual([
      [
        'person.update',
        {
          id: katrin.id,
          set: {
            title: 'Dr.',
            phones: [work('+495115550177'), { number: '+491715550142', label: 'mobile' }],
          },
          was: { title: '', phones: katrin.phones },
          source: 'mail-signature',
        },
      ],
      [
        'company.update',
        {
          id: brandt.id,
          set: { name: 'Brandt Pumpen GmbH', street: 'Industrieweg 12', city: 'Hannover' },
          was: { name: 'Brandt Pumpen', street: 'Hafenweg 3', city: 'Hamburg' },
          source: 'mail-signature',
        },
      ],
      [
        'employment.update',
        {
          id: employment.id,
          set: { jobTitle: 'Leiterin Beschaffung' },
          was: { jobTitle: 'Einkaufsleiterin' },
        },
      ],
    ]);
  });

  test('somebody without a company gets one, with its domain; without a job only where they work', () => {
    expect(steps(known({}, null), NAME, 'Brandt Pumpen GmbH').map(([name]) => name)).toEqual([
      'company.create',
      'employment.create',
    ]);
    const jobless = { ...known(), employment: null };
    expect(steps(jobless, NAME, 'Leiterin Beschaffung')[0]).toMatchObject([
      'employment.create',
      { fields: { personId: katrin.id, companyId: brandt.id, jobTitle: 'Leiterin Beschaffung' } },
    ]);
  });

  const LINES = [
    NAME,
    'Katrin Öztürk-Brandt',
    'Leiterin Beschaffung',
    'Brandt Pumpen GmbH',
    'Seiler AG',
    'Industrieweg 12, 30159 Hannover',
    'Tel. 0511 5550177',
    'Telefon +49 511 5550178',
    'Mobil 0171 5550142',
    'Fax 0511 5550199',
    'www.brandt.example',
  ];

  test('whatever the signature says: the server takes it, and once taken over it is no difference any more', () => {
    const people = fc.constantFrom(
      known(),
      known({ phones: [], title: '' }),
      known(
        { phones: [work('+495115550177'), work('123')] },
        { name: 'Brandt Pumpen', website: '', domains: [] },
      ),
    );
    fc.assert(
      fc.property(fc.subarray(LINES), people, (lines, answer) => {
        const made = steps(answer, ...lines);
        const after = structuredClone(answer);
        for (const [name, args] of made) {
          expect(mutationArgs[name].safeParse(args).error).toBeUndefined();
          const set = 'set' in args ? args.set : {};
          const part = after[name.slice(0, name.indexOf('.')) as 'person' | 'company' | 'employment'];
          if (part) Object.assign(part, set);
        }
        expect(differences(after, ...lines).filter(({ value }) => value !== null)).toEqual([]);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { Proposal } from '#shared/capture/proposal.ts';
import { readSelectedAddress, readSelectedPerson } from '#shared/capture/selection.ts';

const lines = (proposals: readonly Proposal[]): string[] =>
  proposals.map(({ field, value }) => `${field}: ${value}`);

describe('marked text taken as a person', () => {
  test('a card with a line each', () => {
    const text =
      'Dr. Ute Klein\nLeiterin Vertrieb\nTel. 040 1234567\nMobil 0171 1234567\nu.klein (at) brandt.example';
    expect(lines(readSelectedPerson(text))).toEqual([
      'name: Dr. Ute Klein',
      'jobTitle: Leiterin Vertrieb',
      'email: u.klein@brandt.example',
      'phone: +49401234567',
      'mobile: +491711234567',
    ]);
  });

  test('all on one line', () => {
    expect(lines(readSelectedPerson('Geschäftsführer · Max Brandt · m.brandt@brandt.example'))).toEqual([
      'name: Max Brandt',
      'jobTitle: Geschäftsführer',
      'email: m.brandt@brandt.example',
    ]);
  });

  test('a single word is taken for a name, a sentence is not', () => {
    expect(lines(readSelectedPerson('Madonna'))).toEqual(['name: Madonna']);
    expect(readSelectedPerson('Unser Werk in Offenbach geht im Frühjahr in Betrieb.')).toEqual([]);
  });
});

describe('marked text taken as an address', () => {
  test.each([
    [
      'Brandt Pumpen GmbH\nHafenweg 3\n20457 Hamburg',
      ['street: Hafenweg 3', 'postcode: 20457', 'city: Hamburg'],
    ],
    ['Hafenweg 3, 20457 Hamburg', ['street: Hafenweg 3', 'postcode: 20457', 'city: Hamburg']],
    ['Hafenweg 3 20457 Hamburg', ['street: Hafenweg 3', 'postcode: 20457', 'city: Hamburg']],
    [
      'Rotenturmstraße 5/2/14\nA-1010 Wien',
      ['street: Rotenturmstraße 5/2/14', 'postcode: 1010', 'city: Wien', 'country: AT'],
    ],
    ['Kommen Sie am 24. Mai vorbei.', []],
  ])('%s', (text, expected) => {
    expect(lines(readSelectedAddress(text))).toEqual(expected);
  });
});

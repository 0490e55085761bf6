import { describe, expect, test } from 'vitest';
import { countryCode, readPostalLine } from '#shared/capture/postal-address.ts';

describe('postal addresses', () => {
  test.each([
    ['Hafenweg 3, 20457 Hamburg', { street: 'Hafenweg 3', postcode: '20457', city: 'Hamburg' }],
    [
      'Industriestr. 12a | D-80331 München',
      { street: 'Industriestr. 12a', postcode: '80331', city: 'München', country: 'DE' },
    ],
    ['Unter den Linden 5', { street: 'Unter den Linden 5' }],
    ['An der Alten Mühle 12-14', { street: 'An der Alten Mühle 12-14' }],
    ['Lange Straße 12-14', { street: 'Lange Straße 12-14' }],
    ['Am Markt 1', { street: 'Am Markt 1' }],
    ['Postfach 10 02 03', { street: 'Postfach 10 02 03' }],
    ['A-1010 Wien', { postcode: '1010', city: 'Wien', country: 'AT' }],
    ['CH-8001 Zürich', { postcode: '8001', city: 'Zürich', country: 'CH' }],
    [
      'Bahnhofstrasse 7 · 8001 Zürich · Schweiz',
      { street: 'Bahnhofstrasse 7', postcode: '8001', city: 'Zürich', country: 'CH' },
    ],
    ['60311 Frankfurt am Main', { postcode: '60311', city: 'Frankfurt am Main' }],
    ['12 Mill Road', { street: '12 Mill Road' }],
    ['HRB 12345 München', {}],
    ['Amtsgericht München HRB 123456', {}],
    ['IBAN DE00 1234 5678', {}],
    ['In 2024 Stück bestellt', {}],
    ['', {}],
  ])('%s', (line, expected) => {
    expect(readPostalLine(line)).toEqual(expected);
  });

  test('a country is told by its code or by its name in German or English', () => {
    expect(
      ['de', 'Deutschland', 'Austria', 'SCHWEIZ', 'UK', 'zz', 'Atlantis', '', 'constructor'].map(countryCode),
    ).toEqual(['DE', 'DE', 'AT', 'CH', 'GB', undefined, undefined, undefined, undefined]);
  });

  test('an endless line is no address', () => {
    expect(readPostalLine(`${'a '.repeat(100_000)}straße 1`)).toEqual({});
  });
});

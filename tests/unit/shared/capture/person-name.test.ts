import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitPersonName } from '#shared/capture/person-name.ts';

const parts = (display: string, address?: string): string[] => {
  const { title, firstName, lastName } = splitPersonName(display, address);
  return [title, firstName, lastName];
};

describe('display names', () => {
  test.each([
    ['Katrin Öztürk', '', 'Katrin', 'Öztürk'],
    ['Öztürk, Katrin', '', 'Katrin', 'Öztürk'],
    ['Öztürk, Katrin, Dr.', 'Dr.', 'Katrin', 'Öztürk'],
    ['Dr. Katrin Öztürk', 'Dr.', 'Katrin', 'Öztürk'],
    ['Prof. Dr. Katrin Öztürk', 'Prof. Dr.', 'Katrin', 'Öztürk'],
    ['Prof.Dr.Katrin Öztürk', 'Prof. Dr.', 'Katrin', 'Öztürk'],
    ['Dr Katrin Öztürk', 'Dr.', 'Katrin', 'Öztürk'],
    ['Dipl.-Ing. Katrin Öztürk', 'Dipl.-Ing.', 'Katrin', 'Öztürk'],
    ['Katrin Öztürk, MBA', '', 'Katrin', 'Öztürk'],
    ['Frau Katrin Öztürk', '', 'Katrin', 'Öztürk'],
    ['Katrin Öztürk (Brandt Pumpen)', '', 'Katrin', 'Öztürk'],
    ['Öztürk, Katrin (Brandt Pumpen GmbH)', '', 'Katrin', 'Öztürk'],
    ['Katrin Öztürk | Brandt Pumpen GmbH', '', 'Katrin', 'Öztürk'],
    ['Katrin Öztürk - Brandt Pumpen', '', 'Katrin', 'Öztürk'],
    ['Katrin Öztürk via Portal', '', 'Katrin', 'Öztürk'],
    ['K. Öztürk', '', 'K.', 'Öztürk'],
    ["'Katrin Öztürk'", '', 'Katrin', 'Öztürk'],
    ['"Öztürk, Katrin"', '', 'Katrin', 'Öztürk'],
    ['KATRIN ÖZTÜRK', '', 'Katrin', 'Öztürk'],
    ['ÖZTÜRK Katrin', '', 'Katrin', 'Öztürk'],
    ['katrin öztürk', '', 'Katrin', 'Öztürk'],
    ['Anna-Lena Meier-Schmidt', '', 'Anna-Lena', 'Meier-Schmidt'],
    ['Anna Lena Meier', '', 'Anna Lena', 'Meier'],
    ['Ursula von der Brandt', '', 'Ursula', 'von der Brandt'],
    ['von der Brandt, Ursula', '', 'Ursula', 'von der Brandt'],
    ['Brandt, Ursula von', '', 'Ursula', 'von Brandt'],
    ["Patrick O'Brien", '', 'Patrick', "O'Brien"],
    ['Anna Post', '', 'Anna', 'Post'],
    ['Katrin', '', 'Katrin', ''],
  ])('%s', (display, title, firstName, lastName) => {
    expect(parts(display)).toEqual([title, firstName, lastName]);
  });

  test('the address settles which name comes first', () => {
    expect(parts('Öztürk Katrin', 'k.oeztuerk@brandt.example')).toEqual(['', 'Katrin', 'Öztürk']);
    expect(parts('Öztürk Katrin', 'katrin.oeztuerk@brandt.example')).toEqual(['', 'Katrin', 'Öztürk']);
    expect(parts('Katrin Öztürk', 'k.oeztuerk@brandt.example')).toEqual(['', 'Katrin', 'Öztürk']);
    expect(splitPersonName('Öztürk Katrin', 'k.oeztuerk@brandt.example').confidence).toBeGreaterThan(0.9);
  });

  test('it is shown in reading order, with the title', () => {
    expect(splitPersonName('Öztürk, Katrin, Dr.').display).toBe('Dr. Katrin Öztürk');
  });

  test.each([
    'Vertrieb',
    'Brandt Pumpen GmbH',
    'Team Brandt',
    'Brandt & Söhne KG',
    '+49 30 123456',
    'Tierschutz e. V.',
  ])('%s is nobody in particular', (display) => {
    expect(splitPersonName(display)).toEqual({
      title: '',
      firstName: '',
      lastName: '',
      display,
      confidence: 0,
    });
  });
});

describe('names from an address alone', () => {
  test.each([
    ['katrin.oeztuerk@brandt.example', 'Katrin', 'Oeztuerk'],
    ['k.oeztuerk@brandt.example', 'K.', 'Oeztuerk'],
    ['anna-lena.meier@brandt.example', 'Anna-Lena', 'Meier'],
    ['max_mustermann85+crm@brandt.example', 'Max', 'Mustermann'],
    ['oeztuerk@brandt.example', '', 'Oeztuerk'],
    ['info@brandt.example', '', ''],
    ['post@brandt.example', '', ''],
    ['no-reply@brandt.example', '', ''],
    ['a1b2.c3d4@brandt.example', '', ''],
  ])('%s', (address, firstName, lastName) => {
    const name = splitPersonName('', address);
    expect([name.firstName, name.lastName]).toEqual([firstName, lastName]);
    expect(name.confidence).toBeLessThan(0.5);
    expect(name.display).toBe(address);
  });

  test('an address written where the name belongs counts as an address', () => {
    const name = splitPersonName("'k.oeztuerk@brandt.example'", 'k.oeztuerk@brandt.example');
    expect([name.firstName, name.lastName, name.confidence < 0.5]).toEqual(['K.', 'Oeztuerk', true]);
    expect(splitPersonName("'katrin.oeztuerk@brandt.example'").lastName).toBe('Oeztuerk');
  });
});

describe('hostile names', () => {
  test('no text makes it fail, and line breaks never survive', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (display, address) => {
        const name = splitPersonName(display, address);
        expect(/[\r\n]/.test(name.display + name.firstName + name.lastName + name.title)).toBe(false);
      }),
    );
  });

  test('a very long name is cut', () => {
    expect(splitPersonName('a '.repeat(100_000)).display.length).toBeLessThanOrEqual(300);
  });
});

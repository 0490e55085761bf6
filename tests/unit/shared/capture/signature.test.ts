import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSignature } from '#shared/capture/signature.ts';

const FIXTURES = new URL('../../../fixtures/replies/', import.meta.url);
const mail = (name: string): string =>
  readFileSync(new URL(`${name}.txt`, FIXTURES), 'utf8')
    .split('\n')
    .map((line) => line.slice(2))
    .join('\n');

const fields = (text: string, senderEmail: string, senderName = ''): string[] =>
  readSignature(text, { senderEmail, senderName }).map(({ field, value }) => `${field}: ${value}`);

const swissFoot = (place: string): string =>
  `Ja.\n\nFreundliche Grüsse\nReto Keller\n${place}\nTel. 044 668 18 00`;

describe('contact data from a foot', () => {
  test('a German business foot gives everything it says', () => {
    expect(fields(mail('outlook-german'), 'max.brandt@brandt-pumpen.example', 'Brandt, Max')).toEqual([
      'name: Max Brandt',
      'jobTitle: Leiter Einkauf',
      'companyName: Brandt Pumpen GmbH',
      'street: Industriestraße 12',
      'postcode: 80331',
      'city: München',
      'phone: +49891234567',
      'email: max.brandt@brandt-pumpen.example',
    ]);
  });

  test('an English foot without address is read when the name fits', () => {
    expect(fields(mail('english-signature'), 'john@carter.example', 'John Carter')).toEqual([
      'name: John Carter',
      'jobTitle: Purchasing Manager',
      'companyName: Carter Ltd',
      'phone: +442079460123',
    ]);
  });

  test('a craftsman without legal form is known by the domain', () => {
    expect(fields(mail('bare-contact-block'), 'j.voss@voss-haustechnik.example', 'Jürgen Voß')).toEqual([
      'name: Jürgen Voß',
      'companyName: Voß Haustechnik',
      'mobile: +4915123456789',
      'website: https://www.voss-haustechnik.example',
    ]);
  });

  test.each([
    ['Tel.: 089 / 12 34-56', 'phone: +4989123456'],
    ['Telefon +49 (0)89 123456', 'phone: +4989123456'],
    ['Fon: 089 123456', 'phone: +4989123456'],
    ['T +49 89 123456', 'phone: +4989123456'],
    ['Direct: +49 89 123456', 'phone: +4989123456'],
    ['Mobil 0151 23456789', 'mobile: +4915123456789'],
    ['Handy: 0171/2345678', 'mobile: +491712345678'],
    ['M: +49 151 23456789', 'mobile: +4915123456789'],
    ['Tel. 0151 23456789', 'mobile: +4915123456789'],
    ['Fax: 089 123457', 'fax: +4989123457'],
    ['Telefax +49 89 123457', 'fax: +4989123457'],
    ['📞 +49 89 123456', 'phone: +4989123456'],
    ['089 123456', 'phone: +4989123456'],
    ['Mob. 0151 23456789', 'mobile: +4915123456789'],
    ['Tel. (direkt): 089 123456', 'phone: +4989123456'],
    ['Mobile phone: +44 7911 123456', 'mobile: +447911123456'],
    ['Direct line +44 20 7946 0123', 'phone: +442079460123'],
  ])('%s is read as %s', (line, expected) => {
    const text = `Ja.\n\nMit freundlichen Grüßen\nMax Brandt\n${line}\nmax@brandt.example`;
    expect(fields(text, 'max@brandt.example', 'Max Brandt')).toContain(expected);
  });

  test('several numbers on one line keep their labels', () => {
    const text = 'Ja.\n\nVG\nMax Brandt\nTel. 089 123456 | Fax 089 123457 | Mobil 0151 23456789';
    expect(fields(text, 'max@brandt.example', 'Max Brandt')).toEqual([
      'name: Max Brandt',
      'phone: +4989123456',
      'fax: +4989123457',
      'mobile: +4915123456789',
    ]);
  });

  test('a number without country code belongs to the country of the foot or of the domain', () => {
    expect(fields(swissFoot('CH-8001 Zürich'), 'reto@keller.example', 'Reto Keller')).toContain(
      'phone: +41446681800',
    );
    expect(fields(swissFoot('Bahnhofstrasse 7'), 'reto@keller.ch', 'Reto Keller')).toContain(
      'phone: +41446681800',
    );
  });

  test('register, tax and bank numbers are no telephone numbers and no postcodes', () => {
    const text =
      'Ja.\n\nMfG\nMax Brandt\nBrandt GmbH, Sitz der Gesellschaft: München\nHRB 12345 München\nUSt-IdNr. DE999999999\nIBAN DE00 0000 0000 0000 0000 00';
    const found = fields(text, 'max@brandt.example', 'Max Brandt').map((line) => line.split(':')[0]);
    expect(found).not.toContain('phone');
    expect(found).not.toContain('postcode');
  });

  test('what Outlook leaves of links does not disturb', () => {
    const text =
      'Ja.\n\nMfG\nMax Brandt\nmax@brandt.example<mailto:max@brandt.example>\nwww.brandt.example<http://www.brandt.example/>\n[cid:image001.png@01D0]';
    expect(fields(text, 'max@brandt.example')).toEqual([
      'name: Max Brandt',
      'email: max@brandt.example',
      'website: https://www.brandt.example',
    ]);
  });

  test('a network page is not the web site', () => {
    const text = 'Ja.\n\nMfG\nMax Brandt\nhttps://www.linkedin.com/in/max\nhttps://brandt.example';
    expect(fields(text, 'max@brandt.example', 'Max Brandt')).toContain('website: https://brandt.example');
  });

  test('each value names the line it was read from', () => {
    const found = readSignature(mail('outlook-german'), {
      senderEmail: 'max.brandt@brandt-pumpen.example',
      senderName: 'Max Brandt',
    });
    expect(found.find(({ field }) => field === 'postcode')?.source).toBe(
      'Industriestraße 12 | 80331 München',
    );
    expect(found.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
  });
});

describe('what stands in a foot and is not the sender', () => {
  const foot = (...lines: string[]): string =>
    ['Ja.', '', 'Mit freundlichen Grüßen', 'Max Brandt', ...lines, 'max@brandt.example'].join('\n');
  const found = (...lines: string[]): string[] => fields(foot(...lines), 'max@brandt.example', 'Max Brandt');

  test.each([
    'Geschäftsführer: Ute Klein, Jens Groß',
    'Amtsgericht München HRB 12345',
    'Sitz der Gesellschaft: 80331 München',
    'Registered in England, Company no. 1234567',
    'Ein Unternehmen der Brandt Holding AG',
    'Anlage: Angebot.pdf',
    'z.B. Dr.Klein',
    'https://umfrage.example/kunden?id=17',
    'Durchwahl -17',
  ])('%s says nothing about the sender', (line) => {
    expect(found(line)).toEqual(['name: Max Brandt', 'email: max@brandt.example']);
  });

  test('the legal line may name the company', () => {
    expect(found('Brandt Pumpen GmbH, Sitz der Gesellschaft: München, HRB 12345')).toContain(
      'companyName: Brandt Pumpen GmbH',
    );
    expect(found('Voß Haustechnik e.K.')).toContain('companyName: Voß Haustechnik e.K.');
    expect(found('Brandt GmbH & Co. KG')).toContain('companyName: Brandt GmbH & Co. KG');
  });

  test('a job stands under the name, not further down', () => {
    expect(found('Dipl.-Ing. (FH)', 'Leiter Technik')).toContain('jobTitle: Leiter Technik');
    expect(
      found('Tel. 089 123456', 'Fax 089 123457', 'Mobil 0151 23456789', 'Service rund um die Uhr'),
    ).not.toContain('jobTitle: Service rund um die Uhr');
  });

  test('a page of the house is its web site, by its front page', () => {
    expect(found('www.brandt.example/datenschutz')).toContain('website: https://www.brandt.example');
  });

  test('a number of a country nobody names is not guessed', () => {
    const text = (line: string): string => `Yes.\n\nBest regards\nJane Doe\n${line}\njane@doe.example`;
    const read = (line: string): string[] => fields(text(line), 'jane@doe.example', 'Jane Doe');
    expect(read('Phone (503) 203-1539')).toEqual(['name: Jane Doe', 'email: jane@doe.example']);
    expect(read('Phone 020 7946 0123')).toEqual(['name: Jane Doe', 'email: jane@doe.example']);
    expect(read('London SW1A 1AA | Phone 020 7946 0123')).toContain('phone: +442079460123');
    expect(read('Phone +1 503 203 1539')).toContain('phone: +15032031539');
  });

  test('a street abroad is no postcode', () => {
    expect(found('6765 Preslynn Drive')).not.toContain('postcode: 6765');
  });

  test('the title stays with the name', () => {
    const text = 'Ja.\n\nVG\nDipl.-Ing. Max Brandt\nmax@brandt.example';
    expect(fields(text, 'max@brandt.example', 'Max Brandt')).toContain('name: Dipl.-Ing. Max Brandt');
  });
});

describe('whom it can be trusted to be', () => {
  const read = (lines: string): readonly [boolean, string][] =>
    readSignature(`Ja.\n\nVG\nMax Brandt\nTel. 089 123456\n${lines}`, {
      senderEmail: 'Max@Brandt.example',
      senderName: 'Max Brandt',
    }).map(({ trusted, reason }) => [trusted, reason] as const);

  test.each([
    ['max@brandt.example', true, 'own_address'],
    ['max@brandt.example\ninfo@brandt.example', true, 'own_address'],
    ['info@brandt.example', false, 'house_address'],
    ['', false, 'name_only'],
    ['max@brandt.example\nVertretung: ute.klein@brandt.example', false, 'several_people'],
  ] as const)('%j: trusted %s, %s', (lines, trusted, reason) => {
    const found = read(lines);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(String))).toEqual(new Set([`${trusted},${reason}`]));
  });
});

describe('whose foot it is', () => {
  const FOOT = 'Ja.\n\nMit freundlichen Grüßen\nMax Brandt\nBrandt GmbH\nTel. 089 123456';

  test("another person's address makes it another person's foot", () => {
    expect(fields(`${FOOT}\nute@other.example`, 'max@brandt.example', 'Max Brandt')).toEqual([]);
  });

  test('without any address the name has to fit', () => {
    expect(fields(FOOT, 'max@brandt.example', 'Max Brandt')).toContain('phone: +4989123456');
    expect(fields(FOOT, 'ute.klein@brandt.example', 'Ute Klein')).toEqual([]);
    expect(fields(FOOT, '', '')).toEqual([]);
  });

  test("a desk's address of the same house under the sender's name will do, with less confidence", () => {
    const [first] = readSignature(`${FOOT}\ninfo@brandt.example`, {
      senderEmail: 'max@brandt.example',
      senderName: 'Max Brandt',
    });
    expect(first?.field).toBe('name');
    expect(first?.confidence).toBeLessThan(0.85);
  });

  test('umlauts of the foot and of the address mean the same person', () => {
    const text = 'Ja.\n\nVG\ni. A. Katrin Öztürk\nTel. 030 1234567';
    expect(fields(text, 'k.oeztuerk@kontor.example')).toEqual(['name: Katrin Öztürk', 'phone: +49301234567']);
  });

  test('the foot of the quoted mail is not read', () => {
    const text =
      'Ja.\n\nAm 1.3.2024 um 10:00 schrieb Max Brandt <max@brandt.example>:\n> MfG\n> Max Brandt\n> Tel. 089 123456';
    expect(fields(text, 'max@brandt.example', 'Max Brandt')).toEqual([]);
  });
});

describe('hostile feet', () => {
  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (foot) => {
        const found = readSignature(`Ja\n\nMfG\nMax\n${foot}\nmax@x.example`, {
          senderEmail: 'max@x.example',
          senderName: 'Max',
        });
        expect(Array.isArray(found)).toBe(true);
      }),
    );
  });

  test.each(['Tel. ', '0 ', 'a.', 'a@', 'www.', '1-', '+49 ', 'Aa '])(
    '%j without end is read in one go',
    (piece) => {
      const text = `Ja\n\nMfG\nMax\n${`${piece.repeat(70)}\n`.repeat(30)}max@x.example`;
      expect(Array.isArray(readSignature(text, { senderEmail: 'max@x.example', senderName: 'Max' }))).toBe(
        true,
      );
    },
  );

  test('a line, or lines, without end are read in one go', () => {
    const sender = { senderEmail: 'max@x.example', senderName: 'Max' };
    const endless = 'Tel. +49 89 1 a@b. www. '.repeat(100_000);
    const lines = 'Tel. +49 89 123456 max@x.example\n'.repeat(50_000);
    // So long a line is no part of a foot, so there is none.
    expect(readSignature(`Ja\n\nMfG\nMax\n${endless}\nmax@x.example`, sender)).toEqual([]);
    expect(readSignature(`Ja\n\nMfG\nMax\n${lines}`, sender).length).toBeLessThan(10);
    expect(readSignature('\n'.repeat(1_000_000), sender)).toEqual([]);
  });

  const LINES = [
    'Max Brandt',
    'Leiter Einkauf',
    'Brandt Pumpen GmbH',
    'Industriestraße 12, 80331 München',
    'Tel. 089 123456 | Mobil +49 151 23456789',
    'max@brandt.example',
    'ute@other.example',
    'www.brandt.example',
    'HRB 12345, USt-IdNr. DE999999999',
    '',
    'MfG',
    '-- ',
    'Wir freuen uns auf Ihre Antwort und melden uns morgen.',
  ];
  const SENDER = { senderEmail: 'max@brandt.example', senderName: 'Max Brandt' };
  const someLines = fc.array(fc.constantFrom(...LINES), { maxLength: 14 }).map((lines) => lines.join('\n'));

  test('nothing is ever taken from the quoted part', () => {
    fc.assert(
      fc.property(someLines, someLines, (own, quoted) => {
        const header = 'Am 1.3.2024 um 10:00 schrieb Max Brandt <max@brandt.example>:';
        const quote = quoted.split('\n').map((line) => `> ${line}`);
        expect(readSignature([own, '', header, ...quote].join('\n'), SENDER)).toEqual(
          readSignature(own, SENDER),
        );
      }),
    );
  });

  test('each proposal stands in the line it names, and that line in the mail', () => {
    fc.assert(
      fc.property(someLines, (foot) => {
        const lines = foot.split('\n').map((line) => line.trim());
        for (const { source, value, trusted } of readSignature(`Ja.\n\nMfG\n${foot}`, SENDER)) {
          expect(lines).toContain(source);
          const plain = (text: string): string => text.replace(/^https?:\/\//, '').replace(/[\s()]/g, '');
          const isNumber = value.startsWith('+');
          if (!isNumber) expect(plain(source)).toContain(plain(value));
          if (trusted) expect(lines).toContain('max@brandt.example');
        }
      }),
    );
  });

  test('every fixture can be read', () => {
    for (const name of readdirSync(FIXTURES)) {
      expect(Array.isArray(fields(mail(name.replace('.txt', '')), 'a@b.example', 'A B'))).toBe(true);
    }
  });
});

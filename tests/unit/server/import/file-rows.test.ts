import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '#server/export/csv-lines.ts';
import { escapeXml, makeWorkbook, makeZip } from '#tests/support/make-xlsx.ts';
import { readFileRows } from '#tests/support/read-file-rows.ts';
import type { ReadFile } from '#tests/support/read-file-rows.ts';

const cellsOf = ({ rows }: ReadFile): (readonly string[])[] => rows.map(({ cells }) => cells);

const utf16 = (text: string, mark: boolean, big: boolean): Buffer => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('a table in text', () => {
  const table = 'Nachname;Ort\r\nMüller;Köln\r\n';

  it.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8', Buffer.from(`\uFEFF${table}`)],
    ['utf-16le', utf16(table, true, false)],
    ['utf-16be', utf16(table, true, true)],
    ['utf-16le', utf16(table, false, false)],
    ['utf-16be', utf16(table, false, true)],
    ['windows-1252', Buffer.from(table, 'latin1')],
  ])('is read whatever encoding it is written in (%s)', async (encoding, bytes) => {
    const read = await readFileRows(bytes);
    expect(read).toMatchObject({ code: '', head: { encoding, columns: ['Nachname', 'Ort'] } });
    expect(cellsOf(read)).toEqual([['Müller', 'Köln']]);
  });

  it('shows the umlaut of its last line right, however far down that is', async () => {
    const lines = `Name\n${'Meier\n'.repeat(40_000)}`;
    const read = await readFileRows(
      Buffer.concat([Buffer.from(lines), Buffer.from('M\u00fcller\n', 'latin1')]),
    );
    expect(read.rows.at(-1)?.cells).toEqual(['Müller']);
  });

  it.each([',', ';', '\t', '|'])('is taken apart at %j', async (delimiter) => {
    const lines = [
      ['Name', 'Bemerkung', 'Ort'],
      ['Lindner, Pumpen; Ventile | GmbH', 'zwei\nZeilen "und" Zitat', 'Kiel'],
      ['Brandt', '', 'Bremen'],
    ];
    const read = await readFileRows(lines.map((line) => csvLine(line, delimiter)).join(''));
    expect(read.head).toMatchObject({ delimiter, columns: lines[0] });
    expect(cellsOf(read)).toEqual(lines.slice(1));
  });

  it('counts rows as a spreadsheet does, and leaves empty ones out', async () => {
    const read = await readFileRows('Name;Ort\n\nBrandt;Kiel\n;\nKurz\nLang;Ulm;zu viel\n');
    expect(read.rows).toEqual([
      { no: 3, cells: ['Brandt', 'Kiel'] },
      { no: 5, cells: ['Kurz', ''] },
      { no: 6, cells: ['Lang', 'Ulm', 'zu viel'], error: 'import.ragged' },
    ]);
  });

  it('names every column once, and takes any name for a name', async () => {
    const read = await readFileRows('Telefon,Telefon,,__proto__,constructor\n1,2,3,4,5\n');
    expect(read.head?.columns).toEqual(['Telefon', 'Telefon (2)', '#3', '__proto__', 'constructor']);
    expect(cellsOf(read)).toEqual([['1', '2', '3', '4', '5']]);
  });

  it('says what is wrong with a file that is none', async () => {
    expect((await readFileRows('')).code).toBe('import.empty');
    expect((await readFileRows('\n\n')).code).toBe('import.empty');
    expect((await readFileRows('Name,Ort\n"Brandt,Kiel\n'.padEnd(2_000, 'x'))).code).toBe(
      'import.quote_open',
    );
    expect((await readFileRows('x,'.repeat(600))).code).toBe('import.too_many_columns');
    const long = await readFileRows(`Name\n"${'x'.repeat(2_000)}"\n`, {}, { limits: { rowChars: 1_000 } });
    expect(long.code).toBe('import.row_too_long');
  });

  it('comes back as it was written, formulas and apostrophes included', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', '').replaceAll('\uFEFF', '')),
      fc.constantFrom(
        '=HYPERLINK("x")',
        '+49 511 123456',
        '-1',
        '@SUM(A1)',
        "'=x",
        "''",
        "'+4",
        '\tx',
        ' x ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(';', ',', '\t', '|'),
        async (rows, delimiter) => {
          const text = [['A', 'B', 'C'], ...rows].map((line) => csvLine(line, delimiter)).join('');
          expect(cellsOf(await readFileRows(text, { delimiter }))).toEqual(rows);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a workbook', () => {
  it('gives its first visible sheet: shared texts, inline texts, numbers, days, values of formulas', async () => {
    const read = await readFileRows(
      makeWorkbook(
        [
          '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Seit</t></is></c><c r="D1" t="str"><v>Summe</v></c>',
          '<c r="A2" t="s"><v>2</v></c><c r="C2" s="1"><v>46349</v></c><c r="D2"><f>A1+1</f><v>0.30000000000000004</v></c>',
          '',
          '<c r="B4" t="b"><v>1</v></c><c r="C4" s="1"><v>46349.5</v></c>',
        ],
        ['Name', 'Kunde', 'Müller & Söhne'],
      ),
    );
    expect(read.head).toMatchObject({ format: 'xlsx', columns: ['Name', 'Kunde', 'Seit', 'Summe'] });
    expect(read.rows).toEqual([
      { no: 2, cells: ['Müller & Söhne', '', '2026-11-23', '0.3'] },
      { no: 4, cells: ['', 'TRUE', '2026-11-23 12:00:00', ''] },
    ]);
  });

  it('keeps any text', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((one) => one.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '') || 'x');
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 10 }), async (texts) => {
        const rows = texts.map((_, index) => `<c t="s"><v>${index + 1}</v></c>`);
        const read = await readFileRows(makeWorkbook(['<c t="s"><v>0</v></c>', ...rows], ['Kopf', ...texts]));
        expect(cellsOf(read)).toEqual(texts.map((one) => [one]));
      }),
      { numRuns: 8 },
    );
    expect(escapeXml('<&')).toBe('&lt;&amp;');
  });

  it('is refused when it blows up, whatever it says about its size', async () => {
    const bomb = makeWorkbook([`<c t="str"><v>${'0'.repeat(40 * 1024 * 1024)}</v></c>`]);
    expect((await readFileRows(bomb)).code).toBe('import.zip_bomb');
    const texts = makeWorkbook(['<c t="s"><v>0</v></c>'], ['abcdefgh'.repeat(200)]);
    expect((await readFileRows(texts, {}, { limits: { sharedChars: 1_000 } })).code).toBe(
      'import.workbook_too_large',
    );
    const parts = Array.from({ length: 30 }, (_, index) => ({ name: `a${index}`, content: 'x' }));
    expect((await readFileRows(makeZip(parts), {}, { limits: { zipEntries: 20 } })).code).toBe(
      'import.zip_bomb',
    );
    expect((await readFileRows(makeZip([{ name: 'word/document.xml', content: '<w/>' }]))).code).toBe(
      'import.unreadable',
    );
    const cut = makeWorkbook(['<c t="str"><v>Name</v></c>']);
    expect((await readFileRows(cut.subarray(0, cut.length - 30))).code).toBe('import.unreadable');
  });

  it('declares no entities', async () => {
    const sheet =
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>';
    const book = makeZip([{ name: 'xl/worksheets/sheet1.xml', content: sheet }]);
    expect((await readFileRows(book)).code).toBe('import.unreadable');
  });
});

describe('address cards', () => {
  const card = (lines: readonly string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

  it('of three versions give one row each', async () => {
    const read = await readFileRows(
      card([
        'VERSION:2.1',
        'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
        'TEL;CELL:0171 1',
      ]) +
        card(['VERSION:3.0', 'N:O\\;Neil;Ann;;Dr.;', 'item1.EMAIL;TYPE=INTERNET:ann@', ' haus.example']) +
        card(['VERSION:4.0', 'FN:Bob Ray', 'TEL;TYPE="work,voice";VALUE=uri:tel:+49-511-1', 'ORG:Haus;Nord']),
    );
    const of = (no: number, column: string): string | undefined =>
      read.rows[no]?.cells[read.head!.columns.indexOf(column)];
    expect([of(0, 'lastName'), of(0, 'firstName'), of(0, 'phones')]).toEqual([
      'Müller',
      'Jörg',
      '0171 1 (mobile)',
    ]);
    expect([of(1, 'lastName'), of(1, 'title'), of(1, 'emails')]).toEqual([
      'O;Neil',
      'Dr.',
      'ann@haus.example',
    ]);
    expect([of(2, 'fullName'), of(2, 'phones'), of(2, 'company.name')]).toEqual([
      'Bob Ray',
      '+49-511-1 (work)',
      'Haus',
    ]);
  });

  it('are read beside pictures of any size, folded or not', async () => {
    const picture = 'QUJD'.repeat(2_600_000);
    const folded = picture.replaceAll(/.{74}/g, '$&\r\n ');
    const read = await readFileRows(
      card(['N:Groß;Ida', `PHOTO;ENCODING=b;TYPE=JPEG:${folded}`, 'EMAIL:ida@haus.example']) +
        card(['N:Klein;Eva', `PHOTO;ENCODING=BASE64:${picture}`, '', 'EMAIL:eva@haus.example']),
      {},
      { memoryBytes: 256 * 1024 * 1024 },
    );
    expect(read.rows.map(({ cells }) => [cells[2], cells[4]])).toEqual([
      ['Groß', 'ida@haus.example'],
      ['Klein', 'eva@haus.example'],
    ]);
  });

  it('that are cut off, of groups or of companies say so', async () => {
    const read = await readFileRows(
      `${card(['KIND:group', 'FN:Alle'])}${card(['KIND:org', 'FN:Haus AG'])}BEGIN:VCARD\r\nFN:Ab`,
    );
    expect(read.rows.map(({ error }) => error)).toEqual([
      'import.card_is_group',
      'import.card_is_company',
      'import.card_cut_off',
    ]);
  });
});

describe('lines of JSON', () => {
  it('give their keys as columns and say which line is none', async () => {
    const read = await readFileRows('{"name":"A","tags":["x"]}\n{"__proto__":1,"name":"B"}\nkaputt\n');
    expect(read.head?.columns).toEqual(['name', 'tags', '__proto__']);
    expect(read.rows).toEqual([
      { no: 1, cells: ['A', '["x"]', ''] },
      { no: 2, cells: ['B', '', '1'] },
      { no: 3, cells: ['kaputt'], error: 'import.json' },
    ]);
  });
});

describe('a file with more rows than are taken', () => {
  const lines = Array.from({ length: 500 }, (_, no) => `Person ${no}`);
  const card = (name: string): string => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nN:${name};;;;\nEND:VCARD\n`;
  const files = {
    csv: ['Name', ...lines].join('\n'),
    xlsx: makeWorkbook(['Name', ...lines].map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`)),
    vcard: lines.map(card).join(''),
    ndjson: lines.map((name) => JSON.stringify({ name })).join('\n'),
  };

  it.each(Object.entries(files))('gives those before, and then says so (%s)', async (format, content) => {
    const read = await readFileRows(content, {}, { limits: { rows: 400 } });
    expect([read.code, read.head?.format, read.rows.at(-1)?.no]).toEqual([
      'import.too_many_rows',
      format,
      400,
    ]);
    expect((await readFileRows(content, {}, { limits: { rows: 501 } })).code).toBe('');
  });
});

describe('the process that reads', () => {
  it('is ended when it falls silent or takes too much memory', async () => {
    const entry = new URL('../../../support/silent-rows.process.ts', import.meta.url).pathname;
    expect((await readFileRows('x', {}, { entry, silenceMs: 50 })).code).toBe('import.reader_timeout');
    expect((await readFileRows('x', {}, { entry, memoryBytes: 8 * 1024 * 1024 })).code).toBe(
      'import.reader_memory',
    );
  });
});

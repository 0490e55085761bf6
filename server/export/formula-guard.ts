/**
 * Cells a spreadsheet would take for a formula are written with an apostrophe before them, and read without it.
 *
 * Source: OWASP, CSV Injection: a cell that starts with `=`, `+`, `-`, `@`, tab or carriage return may be run by the
 * program that opens the file; so may the full-width forms. The apostrophe is what spreadsheets themselves use for
 * "this is text".
 * Decision: a telephone number in its international form (`+49 511 123456`, with its kind in brackets) stays as it is.
 * Digits and blanks cannot call a function or name a cell, and with the blanks no program makes a sum of it.
 */
const STARTS = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = String.raw`\+\d{1,3}(?: \d+)+(?: \((?:work|mobile|home|fax|switchboard)\))?`;
const PHONES = new RegExp(`^${NUMBER}(?:; ${NUMBER})*$`, 'u');

export const withGuard = (cell: string): string =>
  STARTS.test(cell) && !PHONES.test(cell) ? `'${cell}` : cell;

/** Undoes `withGuard`, and the apostrophe of any other program that guards its cells. */
export const withoutGuard = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

/** Lines of a table in text (RFC 4180): values quoted where they must be, formulas guarded. */
import { withGuard } from './formula-guard.ts';

export const BYTE_ORDER_MARK = '\uFEFF';

const cellText = (value: string, delimiter: string): string => {
  const cell = withGuard(value);
  return /["\r\n]/.test(cell) || cell.includes(delimiter) || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
};

export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => cellText(cell, delimiter)).join(delimiter)}\r\n`;

/** The text of a cell of a workbook as a person reads it. */
export type CellWords = {
  /** Texts that stand once for all cells. */
  readonly shared: readonly string[];
  /** Whether the style with this index shows a date. */
  readonly dates: readonly boolean[];
  /** Days count from 1904 (old workbooks of the Mac) instead of 1900. */
  readonly from1904: boolean;
};

const DAY_MS = 86_400_000;
/** Day 0; Excel takes 1900 for a leap year, so days are counted from the last day but one of 1899 (good from March 1900 on). */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;

/** `2026-11-23`, with a time `2026-11-23 14:30:00`. */
const dateText = (serial: number, from1904: boolean): string => {
  const at = new Date((from1904 ? DAY_ZERO_1904 : DAY_ZERO) + Math.round(serial * 86_400) * 1_000);
  const [day = '', time = ''] = at.toISOString().slice(0, 19).split('T');
  return at.getTime() % DAY_MS === 0 ? day : `${day} ${time}`;
};

/** Numbers as they were typed: 0.1 + 0.2 is shown as 0.3, as Excel does with its 15 digits. */
const numberText = (raw: string): string => {
  const value = Number(raw);
  if (!Number.isFinite(value) || raw.trim() === '') return raw;
  if (Number.isSafeInteger(value)) return value.toFixed(0);
  return String(Number(value.toPrecision(15)));
};

export const createCellText =
  ({ shared, dates, from1904 }: CellWords) =>
  (type: string, style: number, raw: string): string => {
    switch (type) {
      case 's':
        return shared[Number(raw)] ?? '';
      case 'b':
        return raw === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'd':
        return raw.replace(/T00:00:00(?:\.0+)?$/, '').replace('T', ' ');
      case 'n': {
        const serial = Number(raw);
        const isDate = (dates[style] ?? false) && serial >= 1 && serial <= LAST_DAY;
        return isDate ? dateText(serial, from1904) : numberText(raw);
      }
      default:
        return raw;
    }
  };

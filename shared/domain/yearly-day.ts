/** Days that come every year: `03-14`, or `1980-03-14` where the year it began is known. Pure. */

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const YEAR = /^(?:18|19|20|21)\d{2}$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Of a year, where there is one, a month and a day: null where there is no such day. */
export const yearlyDay = (year: string | undefined, month: number, day: number): string | null => {
  const days = DAYS_IN[month - 1];
  if (days === undefined || day < 1 || day > days) return null;
  if (year !== undefined && (!YEAR.test(year) || (month === 2 && day === 29 && !isLeap(Number(year)))))
    return null;
  const short = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return year === undefined ? short : `${year}-${short}`;
};

/** `MM-DD` or `YYYY-MM-DD`, a day there is. */
export const isYearlyDay = (text: string): boolean => {
  const [, year, month, day] = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(text) ?? [];
  return month !== undefined && yearlyDay(year, Number(month), Number(day)) === text;
};

/**
 * When a day that comes every year is next, from `today` on (that day included), as a plain date. The 29th of February is
 * the 28th in other years.
 */
export const nextOccurrence = (yearlyOn: string, today: string): string => {
  const short = yearlyOn.slice(-'MM-DD'.length);
  const inYear = (year: number): string =>
    `${String(year).padStart(4, '0')}-${short === '02-29' && !isLeap(year) ? '02-28' : short}`;
  const year = Number(today.slice(0, 4));
  return inYear(year) >= today ? inYear(year) : inYear(year + 1);
};

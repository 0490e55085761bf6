/**
 * Days, times, money and phone numbers as people here write them.
 *
 * Instants are shown relative for the last week, absolute after, in the device's time zone; the full time is for the
 * tooltip. Money comes in minor units (cents). Phone numbers are grouped, never changed.
 */
import { groupGermanPhone } from './german-phone.ts';
import type { Voice } from './translate.ts';

export type Formats = {
  /** "gerade eben", "vor 5 Min.", "14:02", "gestern, 14:02", "Mi, 14:02", "3.11.", "3.11.2024". */
  readonly when: (instant: string, now: number) => string;
  /** As `when`, to the day: "heute", "gestern", "Mi", "3.11.", "3.11.24". */
  readonly dayOf: (instant: string, now: number) => string;
  /** "Mittwoch, 3. November 2026 um 14:02". */
  readonly full: (instant: string) => string;
  /** A plain day seen from `today`: "heute", "morgen", "Freitag", "3.11." */
  readonly due: (day: string, today: string) => string;
  /** A plain day without words: "3.11.", "3.11.2024". */
  readonly day: (day: string, today: string) => string;
  readonly fullDay: (day: string) => string;
  /** "3.11.1972". */
  readonly dayAndYear: (day: string) => string;
  readonly year: (day: string) => string;
  readonly money: (minor: number, currency: string) => string;
  readonly size: (bytes: number) => string;
  /** German numbers; whoever shows others takes `phone-format.ts`, which is large. */
  readonly phone: (number: string) => string;
  /** The device's own calendar day at that time. */
  readonly today: (now: number) => string;
};

const MINUTE = 60_000;
const DAY = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');
const localDay = (ms: number): string => {
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

const WORDS = {
  de: { justNow: 'gerade eben', minutes: (count: number) => `vor ${count} Min.` },
  en: { justNow: 'just now', minutes: (count: number) => `${count} min ago` },
} as const;

export const createFormats = ({ locale }: Pick<Voice, 'locale'>): Formats => {
  const tag = locale === 'de' ? 'de-DE' : 'en-GB';
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options);
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const weekday = format({ weekday: 'short' });
  const dayMonth = format({ day: 'numeric', month: locale === 'de' ? 'numeric' : 'short' });
  const dayMonthYear = format({
    day: 'numeric',
    month: locale === 'de' ? 'numeric' : 'short',
    year: 'numeric',
  });
  const shortYear = format({ day: 'numeric', month: locale === 'de' ? 'numeric' : 'short', year: '2-digit' });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  const utc = { timeZone: 'UTC' } as const;
  const longWeekday = format({ weekday: 'long', ...utc });
  const fullDay = format({ dateStyle: 'full', ...utc });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });

  const isSameYear = (one: Date, other: Date) => one.getFullYear() === other.getFullYear();
  const absolute = (date: Date, now: number) =>
    (isSameYear(date, new Date(now)) ? dayMonth : dayMonthYear).format(date);
  const plainDay = (day: string, today: string) =>
    (day.slice(0, 4) === today.slice(0, 4) ? dayMonth : dayMonthYear).format(new Date(`${day}T00:00:00`));
  const daysBetween = (instant: number, now: number) =>
    dayNumber(localDay(instant)) - dayNumber(localDay(now));

  return {
    when: (instant, now) => {
      const at = Date.parse(instant);
      const date = new Date(at);
      const age = now - at;
      if (Math.abs(age) < MINUTE) return WORDS[locale].justNow;
      if (age > 0 && age < 60 * MINUTE) return WORDS[locale].minutes(Math.floor(age / MINUTE));
      const days = daysBetween(at, now);
      if (days === 0) return time.format(date);
      if (days === -1 || days === 1) return `${relative.format(days, 'day')}, ${time.format(date)}`;
      if (days < 0 && days > -7) return `${weekday.format(date)}, ${time.format(date)}`;
      return absolute(date, now);
    },
    dayOf: (instant, now) => {
      const at = Date.parse(instant);
      const days = daysBetween(at, now);
      if (days === 0) return relative.format(0, 'day');
      if (days === -1 || days === 1) return relative.format(days, 'day');
      if (days < 0 && days > -7) return weekday.format(new Date(at));
      return (isSameYear(new Date(at), new Date(now)) ? dayMonth : shortYear).format(new Date(at));
    },
    full: (instant) => full.format(new Date(instant)),
    day: plainDay,
    due: (day, today) => {
      const days = dayNumber(day) - dayNumber(today);
      if (Math.abs(days) <= 1) return relative.format(days, 'day');
      if (days > 0 && days < 7) return longWeekday.format(new Date(`${day}T00:00:00Z`));
      return plainDay(day, today);
    },
    fullDay: (day) => fullDay.format(new Date(`${day}T00:00:00Z`)),
    dayAndYear: (day) => dayMonthYear.format(new Date(`${day}T00:00:00`)),
    year: (day) => day.slice(0, 4),
    money: (minor, currency) => {
      const money = new Intl.NumberFormat(tag, {
        style: 'currency',
        currency: currency || 'EUR',
        trailingZeroDisplay: 'stripIfInteger',
      });
      const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
      return money.format(minor / 10 ** digits);
    },
    size: (bytes) => {
      const [value, unit] =
        bytes < 1_000
          ? [bytes, 'byte']
          : bytes < 1_000_000
            ? [bytes / 1_000, 'kilobyte']
            : [bytes / 1_000_000, 'megabyte'];
      const digits = unit === 'megabyte' ? 1 : 0;
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      }).format(value);
    },
    phone: groupGermanPhone,
    today: localDay,
  };
};

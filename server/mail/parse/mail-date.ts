/** The Date header (RFC 5322 §3.3, obsolete and broken forms included) as an instant. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ZONE_HOURS: Readonly<Record<string, number>> = {
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
  cet: 1,
  cest: 2,
  mez: 1,
  mesz: 2,
  bst: 1,
};

const DATE =
  /(?<day>\d{1,2})[\s-]+(?<month>[a-z]{3})[a-z]*\.?[\s-]+(?<year>\d{2,4})(?:\s+(?<hour>\d{1,2})\s*[:.]\s*(?<minute>\d{1,2})(?:\s*[:.]\s*(?<second>\d{1,2}))?)?\s*(?:(?<sign>[+-])(?<offset>\d{4})|(?<zone>[a-z]{1,4}))?/i;

const offsetMinutes = (groups: Record<string, string | undefined>): number => {
  const { sign, offset, zone } = groups;
  if (offset !== undefined) {
    const minutes = Number(offset.slice(0, 2)) * 60 + Number(offset.slice(2));
    return minutes > 24 * 60 ? 0 : minutes * (sign === '-' ? -1 : 1);
  }
  return (ZONE_HOURS[zone?.toLowerCase() ?? ''] ?? 0) * 60;
};

const fullYear = (text: string): number => {
  const year = Number(text);
  // RFC 5322 §4.3: two digits below 50 are this century, three digits count from 1900.
  if (text.length === 2) return year < 50 ? 2_000 + year : 1_900 + year;
  return text.length === 3 ? 1_900 + year : year;
};

/** The instant of a mail's date, or null when nothing sensible can be read (a wrong date is worse than none). */
export const mailDateToInstant = (header: string): string | null => {
  const match = DATE.exec(header.replace(/\([^()]*\)/g, ' ').slice(0, 200));
  const groups = match?.groups;
  if (!groups) return isoInstant(header);
  const month = MONTHS.indexOf(groups['month']!.toLowerCase());
  const year = fullYear(groups['year']!);
  const [day, hour, minute, second] = ['day', 'hour', 'minute', 'second'].map((part) =>
    Number(groups[part] ?? 0),
  );
  if (month < 0 || day! < 1 || day! > 31 || hour! > 23 || minute! > 59 || second! > 60) return null;
  return inRange(Date.UTC(year, month, day, hour, minute! - offsetMinutes(groups), second));
};

const isoInstant = (header: string): string | null => {
  const iso = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?/i.exec(header);
  if (!iso) return null;
  return inRange(Date.parse(`${iso[0].replace(/\s+(?=[Z+-])/i, '').replace(' ', 'T')}${iso[1] ? '' : 'Z'}`));
};

/** Mail began in 1971; a year beyond 2100 is a broken clock. */
export const inRange = (ms: number): string | null =>
  ms >= Date.UTC(1971, 0, 1) && ms < Date.UTC(2100, 0, 1) ? new Date(ms).toISOString() : null;

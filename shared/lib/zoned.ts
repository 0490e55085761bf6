/** Days and hours as clocks in a time zone show them; a zone goes by its IANA name. */

type Parts = { year: number; month: number; day: number; hour: number; minute: number };
const partsIn = (ms: number, timeZone: string): Parts => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  return Object.fromEntries(
    format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
  ) as Parts;
};

/** The plain date it is there at that moment (ms). */
export const dayIn = (ms: number, timeZone: string): string => {
  const { year, month, day } = partsIn(ms, timeZone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
};

/** The instant at which it is that hour of that day in the time zone. */
export const instantIn = (day: string, hour: number, timeZone: string): string => {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  const { year, month, day: of, hour: at, minute } = partsIn(wanted, timeZone);
  return new Date(2 * wanted - Date.UTC(year, month - 1, of, at, minute)).toISOString();
};

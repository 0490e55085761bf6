/** Reads single fields from a raw header block (RFC 5322 §2.2). The block itself is stored as it came. */

/** Longest block that is looked at; mails with more are not written by people. */
const HEADER_CHARS = 1_000_000;

/** All values of one field, unfolded, in the order they stand there. */
export const headerValues = (headers: string, name: string): string[] => {
  const values: string[] = [];
  const wanted = `${name.toLowerCase()}:`;
  let open = false;
  for (const line of headers.slice(0, HEADER_CHARS).split(/\r\n|\n|\r/u)) {
    if (/^[ \t]/u.test(line)) {
      if (open) values[values.length - 1] += ` ${line.trim()}`;
      continue;
    }
    open = line.slice(0, wanted.length).toLowerCase() === wanted;
    if (open) values.push(line.slice(wanted.length).trim());
  }
  return values.map((value) => value.trim());
};

/** When the sender says the mail was written, as UTC instant, or null when that cannot be read. */
export const headerDate = (headers: string): string | null => {
  const written = headerValues(headers, 'Date')[0];
  const ms = written === undefined ? NaN : Date.parse(written.replaceAll(/\([^()]*\)/gu, ''));
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

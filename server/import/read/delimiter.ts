/** What separates the values of a table: the sign that gives the same number of columns in most lines. */
const DELIMITERS = [';', ',', '\t', '|'] as const;
const RECORDS = 50;

/** Values of each record, quotes respected, at most `RECORDS`; the last may be cut off and is left out. */
const counts = (head: string, delimiter: string): number[] => {
  const found: number[] = [];
  let [values, quoted, filled] = [1, false, false];
  for (let at = 0; at < head.length && found.length < RECORDS; at += 1) {
    const sign = head[at]!;
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === delimiter) values += 1;
    else if (!quoted && sign === '\n') {
      if (filled) found.push(values);
      [values, filled] = [1, false];
      continue;
    }
    if (sign !== '\r') filled = true;
  }
  if (found.length === 0 && filled) found.push(values);
  return found;
};

/** How well a sign fits: the share of lines with as many values as the first, and how many these are. */
const fitOf = (head: string, delimiter: string): number => {
  const [first = 1, ...rest] = counts(head, delimiter);
  if (first < 2) return 0;
  const same = rest.filter((count) => count === first).length;
  return (rest.length === 0 ? 1 : same / rest.length) + Math.min(first, 50) / 1_000;
};

/** `head` is the beginning of the text. A table of a single column gives `,`. */
export const guessDelimiter = (head: string): string => {
  let [best, fit] = [',' as string, 0];
  for (const delimiter of DELIMITERS) {
    const own = fitOf(head, delimiter);
    if (own > fit) [best, fit] = [delimiter, own];
  }
  return best;
};

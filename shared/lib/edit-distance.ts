/** How many slips of the finger lie between two words, and which known words somebody may have meant. */

export type Slips = {
  /** From the typed word to the beginning of the known one, for words that are still being typed. */
  readonly toBeginning: number;
  readonly toWhole: number;
};

/**
 * Letters left out, added, exchanged, or swapped with their neighbour (optimal string alignment), counted once each.
 * Source: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
 */
export const countSlips = (typed: string, known: string): Slips => {
  const width = known.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column < width; column += 1) {
      const same = typed[row - 1] === known[column - 1] ? 0 : 1;
      let least = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + same);
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1];
      if (swapped) least = Math.min(least, beforeLast[column - 2]! + 1);
      current.push(least);
    }
    [beforeLast, last] = [last, current];
  }
  return { toBeginning: Math.min(...last), toWhole: last[width - 1]! };
};

/** Folded words long enough to guess at; shorter ones are a slip away from everything. */
export const CORRECTABLE = /^[a-z]{4,40}$/;
const LONG_WORD = 8;
const SUGGESTIONS_MAX = 3;

/**
 * Which of these words somebody may have meant who typed one that begins none of them, the nearest first.
 *
 * Shape: up to three of `names`; none for what is not `CORRECTABLE`.
 * Units: one slip is forgiven in four to seven letters, two from eight on.
 */
export const nearestWords = (word: string, names: Iterable<string>): string[] => {
  if (!CORRECTABLE.test(word)) return [];
  const most = word.length >= LONG_WORD ? 2 : 1;
  return [...names]
    .filter((name) => name.length >= word.length - most && !name.startsWith(word))
    .map((name) => ({ name, ...countSlips(word, name) }))
    .filter(({ toBeginning }) => toBeginning <= most)
    .toSorted((one, other) => one.toBeginning - other.toBeginning || one.toWhole - other.toWhole)
    .slice(0, SUGGESTIONS_MAX)
    .map(({ name }) => name);
};

/** How many slips of the finger lie between two words. */

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

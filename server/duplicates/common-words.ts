/** Words that many companies have in their names, so that they say little about which one it is. Pure. */

export type CommonWords = ReadonlySet<string>;

/** True everywhere, also where there are too few records to count. Folded (`foldText`). */
const EVERYWHERE = [
  'am an auf bei beim der des die das den fuer im in ob of on the to und von vom zu zum zur st sankt',
  'gruppe group holding beteiligungsgesellschaft beteiligungs verwaltungsgesellschaft verwaltungs gesellschaft',
  'international global',
  'com de net org online www',
].flatMap((line) => line.split(' '));

/** One company has a branch in each; that of one country is not that of another. */
const COUNTRIES = new Set(
  'deutschland germany oesterreich austria schweiz switzerland suisse france frankreich italia italien nederland niederlande'.split(
    ' ',
  ),
);

/** A word is common when so many names have it, and so many of a hundred. */
const LEAST = 20;
const PERCENT = 1;

/** Names are added one by one; what is common is known at the end. */
export const countWords = (): {
  readonly add: (words: readonly string[]) => void;
  readonly common: () => CommonWords;
} => {
  const counts = new Map<string, number>();
  let names = 0;
  return {
    add: (words) => {
      names += 1;
      for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    },
    common: () => {
      const least = Math.max(LEAST, (names * PERCENT) / 100);
      const found = [...counts]
        .filter(([word, count]) => count >= least && !COUNTRIES.has(word))
        .map(([word]) => word);
      return new Set([...EVERYWHERE, ...found]);
    },
  };
};

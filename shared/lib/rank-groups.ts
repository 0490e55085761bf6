/** Groups of what was found, the one that answers best first. Pure. */
import { looseWords, queryTokens, searchTokens } from './fold.ts';

type Titled = { readonly title: string };

/** How well a title answers: 0 has all words whole, 1 has their beginnings, 2 is found by something else. */
const distance = ({ title }: Titled, words: readonly string[]): 0 | 1 | 2 => {
  const tokens = searchTokens(title);
  if (words.every((word) => tokens.includes(word))) return 0;
  return words.every((word) => tokens.some((token) => token.startsWith(word))) ? 1 : 2;
};

/** Groups in the order of their best item; equal ones stay in the order they came in, empty ones go. */
export const rankGroups = <T extends Titled>(
  groups: readonly (readonly T[])[],
  q: string,
): readonly (readonly T[])[] => {
  const words = looseWords(queryTokens(q));
  const best = (group: readonly T[]): number => Math.min(...group.map((item) => distance(item, words)));
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({ group, best: best(group) }))
    .toSorted((one, other) => one.best - other.best)
    .map(({ group }) => group);
};

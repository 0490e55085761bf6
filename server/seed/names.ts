/**
 * First and last names, German and English, as common as in life: a flat head (not one in a hundred is called Müller)
 * and a long tail of names that hardly anybody shares.
 *
 * Source: counts of the German telephone book (Müller 0.95 %, Schmidt 0.69 %, Schneider 0.42 %, Fischer 0.36 %, Weber
 * 0.3 %). The British shares and all below are estimates along the same curve, which falls about with the root of the rank.
 */
import {
  ENGLISH_ENDS,
  ENGLISH_LAST,
  ENGLISH_LAST_ARRIVED,
  ENGLISH_LAST_SHARES,
  ENGLISH_MEN,
  ENGLISH_STARTS,
  ENGLISH_WOMEN,
  SCOTTISH_ENDS,
} from './english-names.ts';
import {
  GERMAN_EAST_ENDS,
  GERMAN_EAST_STARTS,
  GERMAN_ENDS,
  GERMAN_LAST,
  GERMAN_LAST_ARRIVED,
  GERMAN_LAST_SHARES,
  GERMAN_MEN,
  GERMAN_STARTS,
  GERMAN_WOMEN,
} from './german-names.ts';
import { createWeighted, createZipf } from './random.ts';
import type { Random } from './random.ts';

type Picker = (random: Random) => string;

const FALL = 0.56;
/** All people, in hundredths of a percent. */
const ALL = 10_000;
const ARRIVED = 0.06;

/** Two parts, the common ones more often; never the same letter three times where they meet. */
const createComposed = (starts: readonly string[], ends: readonly string[]): Picker => {
  const [pickStart, pickEnd] = [createZipf(starts, starts.length), createZipf(ends, ends.length)];
  return (random) => `${pickStart(random)}${pickEnd(random)}`.replace(/(.)\1\1/g, '$1$1');
};

/** The known names by their shares; of the others some have arrived lately, all else are rare. */
const createLastNames = (
  shares: readonly (readonly [string, number])[],
  next: readonly string[],
  arrived: readonly string[],
  rare: Picker,
): Picker => {
  const known = [
    ...shares,
    ...next.map((name, at) => [name, shares[0]![1] / (shares.length + at + 1) ** FALL] as const),
  ];
  const pickKnown = createWeighted(known);
  const knownShare = known.reduce((sum, [, share]) => sum + share, 0) / ALL;
  const pickArrived = createZipf(arrived, 60);
  return (random) => {
    const at = random.next();
    if (at < knownShare) return pickKnown(random);
    return at < knownShare + ARRIVED ? pickArrived(random) : rare(random);
  };
};

const germanPlace = createComposed(GERMAN_STARTS, GERMAN_ENDS);
const germanEast = createComposed(GERMAN_EAST_STARTS, GERMAN_EAST_ENDS);
const englishPlace = createComposed(ENGLISH_STARTS, ENGLISH_ENDS);
const scottish = createComposed(['Mc'], SCOTTISH_ENDS);

export const pickWoman = { de: createZipf(GERMAN_WOMEN, 25), en: createZipf(ENGLISH_WOMEN, 25) };
export const pickMan = { de: createZipf(GERMAN_MEN, 25), en: createZipf(ENGLISH_MEN, 25) };
export const pickLastName = {
  de: createLastNames(GERMAN_LAST_SHARES, GERMAN_LAST, GERMAN_LAST_ARRIVED, (random) =>
    random.chance(0.04) ? germanEast(random) : germanPlace(random),
  ),
  en: createLastNames(ENGLISH_LAST_SHARES, ENGLISH_LAST, ENGLISH_LAST_ARRIVED, (random) =>
    random.chance(0.1) ? scottish(random) : englishPlace(random),
  ),
};

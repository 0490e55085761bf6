/** Who works where, and who the much-talked-to customers are: a few large companies, many small ones. */
import { createRandom, streamSeed } from './random.ts';
import type { Random } from './random.ts';

export type Layout = {
  readonly people: number;
  readonly companies: number;
  /** People are numbered by company: those of company c are `first[c]` to `first[c + 1] - 1`; the rest is private. */
  readonly first: Uint32Array;
  /** A company's number by a skewed draw; -1 for a private person's turn. */
  readonly pickCompany: (random: Random, skew: number) => number;
  /** A person's number out of a company, its main contacts more often; -1 when nobody is known there. */
  readonly pickOf: (company: number, random: Random) => number;
  readonly pickPrivate: (random: Random) => number;
  readonly employer: (person: number) => number;
};

const PRIVATE_SHARE = 0.08;
/** Larger exponents make the first ranks heavier. */
const SIZE_SKEW = 1.6;
const STEP = 7_368_787;

const common = (one: number, other: number): number => (other === 0 ? one : common(other, one % other));

export const createLayout = (people: number, companies: number, seed: number): Layout => {
  const random = createRandom(streamSeed(seed, 'layout', 0));
  let step = STEP % Math.max(companies, 1);
  while (companies > 1 && common(step, companies) !== 1) step += 1;
  // Rank to number, so that large customers are spread over the whole list.
  const numberOf = (rank: number): number => (rank * step) % companies;
  const ofRank = (source: Random, skew: number): number =>
    numberOf(Math.floor(companies * source.next() ** skew));

  const employed = companies === 0 ? 0 : Math.round(people * (1 - PRIVATE_SHARE));
  const first = new Uint32Array(companies + 1);
  for (let person = 0; person < employed; person += 1) {
    const company = ofRank(random, SIZE_SKEW);
    first[company + 1] = first[company + 1]! + 1;
  }
  for (let company = 0; company < companies; company += 1)
    first[company + 1] = first[company]! + first[company + 1]!;
  const privatePeople = people - employed;

  const employer = (person: number): number => {
    if (person >= employed) return -1;
    let [low, high] = [0, companies - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (first[middle]! <= person) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    people,
    companies,
    first,
    pickCompany: (source, skew) =>
      companies === 0 || (privatePeople > 0 && source.chance(PRIVATE_SHARE)) ? -1 : ofRank(source, skew),
    pickOf: (company, source) => {
      const count = first[company + 1]! - first[company]!;
      return count === 0 ? -1 : first[company]! + Math.floor(count * source.next() ** 2);
    },
    pickPrivate: (source) =>
      privatePeople === 0 ? -1 : employed + Math.floor(privatePeople * source.next() ** 1.5),
    employer,
  };
};

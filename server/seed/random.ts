/**
 * Random numbers that are the same for the same seed on every machine. Each record draws from a stream of its own, so
 * that any record can be made again by its number without making those before it.
 *
 * Source: mulberry32 (public domain), the finalizer of MurmurHash3 (public domain).
 */
export type Random = {
  /** 0 ≤ x < 1 */
  readonly next: () => number;
  readonly below: (count: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
};

/** One-to-one on 32-bit numbers: different records never get the same. */
export const mix = (value: number): number => {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

export const createRandom = (seed: number): Random => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)]!,
  };
};

/** What the streams are for; the number is part of the seed. */
export const STREAM = {
  layout: 1,
  company: 2,
  person: 3,
  employment: 4,
  activity: 5,
  task: 6,
  order: 7,
  user: 8,
  batch: 9,
  life: 10,
  relationship: 11,
  field: 12,
} as const;
export type Stream = keyof typeof STREAM;

export const streamSeed = (seed: number, stream: Stream, index: number): number =>
  mix(mix(seed + STREAM[stream] * 0x9e3779b1) ^ index);

export const randomFor = (seed: number, stream: Stream, index: number): Random =>
  createRandom(streamSeed(seed, stream, index));

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** UUIDv7 of a record made at `ms`; within one stream ids of different numbers differ. */
export const idFor = (seed: number, stream: Stream, index: number, ms: number): string => {
  const own = streamSeed(seed, stream, index);
  const more = mix(own ^ 0x5bd1e995);
  const time = hex(Math.floor(ms), 12);
  const tail = `${hex(0x8000 | (more & 0x3fff), 4)}-${hex(own, 8)}${hex(more >>> 16, 4)}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(index & 0xfff, 3)}-${tail}`;
};

/** Picks by weights, which need not sum up to anything. */
export const createWeighted = <T>(entries: readonly (readonly [T, number])[]): ((random: Random) => T) => {
  const sums: number[] = [];
  let sum = 0;
  for (const [, weight] of entries) sums.push((sum += weight));
  return (random) => {
    const at = random.next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return entries[low]![0];
  };
};

/** Picks by weights that fall as in life: the n-th of the list about 1/(n+shift) as often as the first. */
export const createZipf = <T>(list: readonly T[], shift = 3): ((random: Random) => T) =>
  createWeighted(list.map((entry, rank) => [entry, 1 / (rank + shift)] as const));

/**
 * Which records lie under a common key. Keeps one number per key of a record and sorts them: 8 bytes each, so that a million
 * records with five keys take 40 MB and a second. Two keys with the same hash only cost a comparison.
 */

/** Records are counted from 0 and stand in the low bits, the hash of the key above them; both fit a double exactly. */
const INDEX_BITS = 22;
const INDEXES = 2 ** INDEX_BITS;
const HASHES = 2 ** (53 - INDEX_BITS);

/** Under a key of more records than this stands something common, such as a switchboard: they are not compared by it. */
const BLOCK_MAX = 50;

/** FNV-1a, 31 bits. Source: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
const hashOf = (text: string): number => {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01_00_01_93);
  }
  return (hash >>> 0) % HASHES;
};

const grown = (numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
  const larger = new Float64Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
};

export type CandidatePairs = {
  /** The next record, with its keys. */
  readonly add: (keys: readonly string[]) => void;
  /** How many were added. */
  readonly count: () => number;
  /** Pairs of records by their place in the order of adding, each once, the smaller first; ordered by it. */
  readonly pairs: () => Iterable<readonly [one: number, other: number]>;
  /** How many keys stood for too many records. */
  readonly skipped: () => number;
};

/** For up to 4,194,304 records; further ones are not looked at. */
export const createCandidatePairs = (): CandidatePairs => {
  let entries = new Float64Array(1024);
  let [used, records, skipped] = [0, 0, 0];

  const collect = (): Float64Array => {
    const sorted = entries.subarray(0, used).toSorted();
    let found = new Float64Array(1024);
    let [size, start] = [0, 0];
    skipped = 0;
    const hashAt = (at: number): number => Math.floor(sorted[at]! / INDEXES);
    while (start < used) {
      let end = start + 1;
      while (end < used && hashAt(end) === hashAt(start)) end += 1;
      if (end - start > BLOCK_MAX) skipped += 1;
      else
        for (let one = start; one < end; one += 1)
          for (let other = one + 1; other < end; other += 1) {
            const [a, b] = [sorted[one]! % INDEXES, sorted[other]! % INDEXES];
            if (a === b) continue;
            if (size === found.length) found = grown(found);
            found[size] = Math.min(a, b) * INDEXES + Math.max(a, b);
            size += 1;
          }
      start = end;
    }
    return found.subarray(0, size).toSorted();
  };

  return {
    add: (keys) => {
      if (records >= INDEXES) return;
      for (const key of keys) {
        if (used === entries.length) entries = grown(entries);
        entries[used] = hashOf(key) * INDEXES + records;
        used += 1;
      }
      records += 1;
    },
    count: () => records,
    skipped: () => skipped,
    pairs: function* () {
      let last = -1;
      for (const pair of collect()) {
        if (pair === last) continue;
        last = pair;
        yield [Math.floor(pair / INDEXES), pair % INDEXES] as const;
      }
    },
  };
};

/**
 * Which records lie under a common key. Keeps one number per key of a record, eight bytes, in buckets by its hash: a million
 * records with six keys take 50 MB. Each bucket is sorted by itself, and pairs are collected for some of the records at a
 * time, so that neither takes long nor much memory at once. Two keys with the same hash only cost a comparison.
 */

/** Records are counted from 0 and stand in the low bits, the hash of the key above them; both fit a double exactly. */
const INDEX_BITS = 22;
const INDEXES = 2 ** INDEX_BITS;
const HASH_BITS = 53 - INDEX_BITS;
const HASHES = 2 ** HASH_BITS;
const BUCKET_BITS = 8;
const BUCKETS = 2 ** BUCKET_BITS;

/** Under a key of more records than this stands something common, such as a switchboard: they are not compared by it. */
const BLOCK_MAX = 50;

/** So many pairs are collected and sorted at a time: a megabyte, and some 10 ms. */
const PART_PAIRS = 2 ** 17;

/** After so many entries gone through others get their turn. */
const ENTRIES_AT_A_TIME = 2 ** 16;

/** FNV-1a, 31 bits. Source: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
const hashOf = (text: string): number => {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01_00_01_93);
  }
  return (hash >>> 0) % HASHES;
};

type Numbers = { values: Float64Array<ArrayBuffer>; used: number };

const numbers = (): Numbers => ({ values: new Float64Array(0), used: 0 });

const push = (list: Numbers, value: number): void => {
  if (list.used === list.values.length) {
    const larger = new Float64Array(Math.max(64, list.values.length * 2));
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.used] = value;
  list.used += 1;
};

const sort = (list: Numbers): Float64Array => {
  list.values = list.values.subarray(0, list.used).toSorted();
  return list.values;
};

export type CandidatePairs = {
  /** The next record, with its keys. */
  readonly add: (keys: readonly string[]) => void;
  /**
   * Pairs of records by their place in the order of adding, each once, the smaller first; ordered by it. Awaits `pause`
   * between two pieces of work of some 10 ms.
   */
  readonly pairs: (
    pause?: () => Promise<void> | void,
  ) => AsyncIterable<readonly [one: number, other: number]>;
  /** How many keys stood for too many records. */
  readonly skipped: () => number;
};

/** For up to 4,194,304 records; further ones are not looked at. */
export const createCandidatePairs = (): CandidatePairs => {
  const buckets = Array.from({ length: BUCKETS }, numbers);
  let [records, skipped] = [0, 0];

  /** Calls with each stretch of entries of one key that is worth comparing. */
  const eachBlock = (entries: Float64Array, call: (start: number, end: number) => void): number => {
    let [tooMany, start] = [0, 0];
    while (start < entries.length) {
      const hash = Math.floor(entries[start]! / INDEXES);
      let end = start + 1;
      while (end < entries.length && Math.floor(entries[end]! / INDEXES) === hash) end += 1;
      if (end - start > BLOCK_MAX) tooMany += 1;
      else if (end - start > 1) call(start, end);
      start = end;
    }
    return tooMany;
  };

  return {
    add: (keys) => {
      if (records >= INDEXES) return;
      for (const key of keys) {
        const hash = hashOf(key);
        push(buckets[Math.floor(hash / (HASHES / BUCKETS))]!, hash * INDEXES + records);
      }
      records += 1;
    },
    skipped: () => skipped,
    pairs: async function* (pause = () => {}) {
      skipped = 0;
      let [most, seen] = [0, 0];
      const maybePause = async (entries: number): Promise<void> => {
        seen += entries;
        if (seen < ENTRIES_AT_A_TIME) return;
        seen = 0;
        await pause();
      };
      for (const bucket of buckets) {
        skipped += eachBlock(sort(bucket), (start, end) => {
          most += ((end - start) * (end - start - 1)) / 2;
        });
        await maybePause(bucket.used);
      }
      const parts = Math.max(1, Math.ceil(most / PART_PAIRS));
      const width = Math.ceil(records / parts);
      for (let from = 0; from < records; from += width) {
        const found = numbers();
        for (const bucket of buckets) {
          const entries = bucket.values.subarray(0, bucket.used);
          eachBlock(entries, (start, end) => {
            // Within a key records stand in the order of adding.
            for (let one = start; one < end; one += 1) {
              const a = entries[one]! % INDEXES;
              if (a < from || a >= from + width) continue;
              for (let other = one + 1; other < end; other += 1) {
                const b = entries[other]! % INDEXES;
                if (a !== b) push(found, a * INDEXES + b);
              }
            }
          });
          await maybePause(bucket.used);
        }
        let last = -1;
        for (const pair of sort(found)) {
          if (pair === last) continue;
          last = pair;
          yield [Math.floor(pair / INDEXES), pair % INDEXES] as const;
        }
      }
    },
  };
};

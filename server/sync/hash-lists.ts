/**
 * Sorted lists of short hashes, kept apart by their first byte, so that sorting and merging a million of them is done in
 * small pieces. A hash is eight characters of one byte each (latin1), which compare as their bytes do.
 */
import { setImmediate } from 'node:timers/promises';

const LENGTH = 8;
const FIRST_BYTES = 256;
/** Hashes between two turns of others. */
const PIECE = 2_000;

/** For each first byte its hashes in order, one after the other. */
export type HashLists = readonly string[];

const sorted = (hashes: readonly string[]): string => hashes.toSorted().join('');

const split = (joined: string): string[] =>
  Array.from({ length: joined.length / LENGTH }, (_, index) =>
    joined.slice(index * LENGTH, (index + 1) * LENGTH),
  );

/** Calls for each first byte, which gives how many hashes it was; others have their turn when it were many. */
const forEachFirstByte = async (run: (first: number) => number): Promise<void> => {
  let done = 0;
  for (let first = 0; first < FIRST_BYTES; first += 1) {
    done += run(first);
    if (done < PIECE) continue;
    done = 0;
    await setImmediate();
  }
};

/** Adds the beginning of a digest (latin1) to those of a name. */
export const hashesIn = (lists: Map<string, string[][]>, name: string, digest: string): void => {
  let list = lists.get(name);
  if (!list) lists.set(name, (list = Array.from({ length: FIRST_BYTES }, () => [])));
  list[digest.codePointAt(0)!]!.push(digest.slice(0, LENGTH));
};

export const inOrder = async (
  lists: ReadonlyMap<string, readonly (readonly string[])[]>,
): Promise<Map<string, HashLists>> => {
  const ordered = new Map<string, HashLists>();
  for (const [name, list] of lists) {
    const joined: string[] = [];
    await forEachFirstByte((first) => {
      joined.push(sorted(list[first]!));
      return list[first]!.length;
    });
    ordered.set(name, joined);
  }
  return ordered;
};

/** All of them in one order, as bytes in base64; one that stands in several lists may come more than once. */
export const merged = async (lists: readonly HashLists[]): Promise<string> => {
  const pieces: Buffer[] = [];
  await forEachFirstByte((first) => {
    const parts = lists.map((list) => list[first]!).filter((part) => part !== '');
    const piece = parts.length < 2 ? (parts[0] ?? '') : sorted(parts.flatMap(split));
    pieces.push(Buffer.from(piece, 'latin1'));
    return piece.length / LENGTH;
  });
  return Buffer.concat(pieces).toString('base64');
};

/** Records that are probably the same, over everything the asker sees. */
import type { DuplicateReason } from '#shared/domain/duplicate.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { blockKeys } from './block-keys.ts';
import { createCandidatePairs } from './candidate-pairs.ts';
import { countWords } from './common-words.ts';
import type { Marks } from './duplicate-marks.ts';
import { judgePair } from './duplicate-rules.ts';
import { readMarks } from './marks.query.ts';

export type DuplicateType = 'person' | 'company';

export type DuplicatePair = {
  readonly type: DuplicateType;
  /** 60 to 100. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  /** The one that was there first stands first. */
  readonly records: readonly [
    { readonly id: string; readonly name: string },
    { readonly id: string; readonly name: string },
  ];
};

/** `read`: so many records were read for their keys. `compare`: so many of them were compared with those that have a key in common. */
export type SearchProgress = { readonly step: 'read' | 'compare'; readonly done: number };

/** So many records are read, or pairs compared, at a time: some 10 ms of work. */
const LOT = 100;

/**
 * Every pair that is worth a look, in the order its first record was made. Reads everything once for its keys, and those
 * that have one in common a second time to compare them; between the two only the keys are kept. `onProgress` is awaited
 * after every 10 ms of work or so: whoever has others waiting lets them in there.
 */
export async function* findDuplicates(
  db: Reader,
  scope: Scope,
  type: DuplicateType,
  onProgress: (progress: SearchProgress) => Promise<void> | void = () => {},
): AsyncGenerator<DuplicatePair> {
  const candidates = createCandidatePairs();
  const numbers: number[] = [];
  const words = countWords();
  for (let after = 0; ;) {
    const marks = await readMarks(db, scope, type, { after, limit: LOT });
    for (const [no, one] of marks) {
      numbers.push(no);
      candidates.add(blockKeys(one));
      if (one.type === 'company') words.add(one.words);
    }
    await onProgress({ step: 'read', done: numbers.length });
    if (marks.size < LOT) break;
    after = numbers.at(-1)!;
  }

  const common = words.common();
  let lot: (readonly [number, number])[] = [];
  let done = 0;
  const compare = async (): Promise<DuplicatePair[]> => {
    const wanted = [...new Set(lot.flat())];
    const marks = new Map<number, Marks>();
    for (let start = 0; start < wanted.length; start += LOT)
      for (const [no, one] of await readMarks(db, scope, type, { numbers: wanted.slice(start, start + LOT) }))
        marks.set(no, one);
    return lot.flatMap(([first, second]) => {
      const [one, other] = [marks.get(first), marks.get(second)];
      // What was deleted meanwhile is no duplicate any more.
      const verdict = one && other ? judgePair(one, other, common) : null;
      return verdict && one && other
        ? [
            {
              type,
              ...verdict,
              records: [
                { id: one.id, name: one.name },
                { id: other.id, name: other.name },
              ] as const,
            },
          ]
        : [];
    });
  };
  const pause = (): Promise<void> | void => onProgress({ step: 'compare', done });
  for await (const [first, second] of candidates.pairs(pause)) {
    lot.push([numbers[first]!, numbers[second]!]);
    if (lot.length < LOT) continue;
    yield* await compare();
    done = first;
    await pause();
    lot = [];
  }
  if (lot.length > 0) yield* await compare();
}

/** Records that are probably the same, over everything the asker sees. */
import { fromColumns } from '../core/record-table.ts';
import type { Scope } from '../core/scope.ts';
import { companyTable } from '../companies/company.table.ts';
import type { Reader } from '../db/store.ts';
import { personTable } from '../people/person.table.ts';
import { blockKeys } from './block-keys.ts';
import { createCandidatePairs } from './candidate-pairs.ts';
import { countWords } from './common-words.ts';
import { companyMarks, personMarks } from './duplicate-marks.ts';
import type { CompanyRecord, Marks, PersonRecord } from './duplicate-marks.ts';
import { judgePair } from './duplicate-rules.ts';
import type { DuplicateReason } from './duplicate-rules.ts';

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

/** So many records are read, or compared, at a time. */
const LOT = 1_000;

const COMMON = ['id', 'emails', 'phones', 'street', 'postcode', 'city', 'country'] as const;

const employersOf = async (db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> => {
  const found = new Map<string, string[]>();
  const rows = await db
    .selectFrom('employment')
    .select(['personId', 'companyId'])
    .where('personId', 'in', ids)
    .where('deletedAt', 'is', null)
    .execute();
  for (const { personId, companyId } of rows)
    found.set(personId, [...(found.get(personId) ?? []), companyId]);
  return found;
};

type Place = { readonly after: number } | { readonly numbers: readonly number[] };

/** Those behind a number in the order they were made, or those of these numbers; ids of deleted ones are left out. */
const readMarks = async (
  db: Reader,
  { buckets }: Scope,
  type: DuplicateType,
  place: Place,
): Promise<ReadonlyMap<number, Marks>> => {
  if (type === 'person') {
    const all = db
      .selectFrom('person')
      .select(['no', ...COMMON, 'title', 'firstName', 'lastName'])
      .where('bucket', 'in', buckets)
      .where('deletedAt', 'is', null);
    const rows = await (
      'after' in place
        ? all.where('no', '>', place.after).orderBy('no').limit(LOT)
        : all.where('no', 'in', place.numbers)
    ).execute();
    const employers =
      rows.length === 0
        ? new Map<string, string[]>()
        : await employersOf(
            db,
            rows.map(({ id }) => id),
          );
    return new Map(
      rows.map(({ no, ...row }) => {
        const person = fromColumns(personTable, row) as PersonRecord;
        return [no, personMarks(person, employers.get(person.id) ?? [])] as const;
      }),
    );
  }
  const all = db
    .selectFrom('company')
    .select(['no', ...COMMON, 'name', 'domains', 'vatId', 'parentId'])
    .where('bucket', 'in', buckets)
    .where('deletedAt', 'is', null);
  const rows = await (
    'after' in place
      ? all.where('no', '>', place.after).orderBy('no').limit(LOT)
      : all.where('no', 'in', place.numbers)
  ).execute();
  return new Map(
    rows.map(
      ({ no, ...row }) => [no, companyMarks(fromColumns(companyTable, row) as CompanyRecord)] as const,
    ),
  );
};

/**
 * Every pair that is worth a look, in the order its first record was made. Reads everything once for its keys, and those
 * that have one in common a second time to compare them; between the two only the keys are kept.
 */
export async function* findDuplicates(
  db: Reader,
  scope: Scope,
  type: DuplicateType,
): AsyncGenerator<DuplicatePair> {
  const candidates = createCandidatePairs();
  const numbers: number[] = [];
  const words = countWords();
  for (let after = 0; ;) {
    const marks = await readMarks(db, scope, type, { after });
    for (const [no, one] of marks) {
      numbers.push(no);
      candidates.add(blockKeys(one));
      if (one.type === 'company') words.add(one.words);
    }
    if (marks.size < LOT) break;
    after = numbers.at(-1)!;
  }

  const common = words.common();
  let lot: (readonly [number, number])[] = [];
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
  for (const [first, second] of candidates.pairs()) {
    lot.push([numbers[first]!, numbers[second]!]);
    if (lot.length < LOT) continue;
    yield* await compare();
    lot = [];
  }
  if (lot.length > 0) yield* await compare();
}

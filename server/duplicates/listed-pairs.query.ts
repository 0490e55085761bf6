/** The pairs a search found, as far as the asker sees both and nobody has said since that they are two. */
import type { DuplicateReason, ListedPair } from '#shared/domain/duplicate.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import type { DuplicateType } from './duplicates.query.ts';

/** Nobody works through more at a sitting; what is decided makes room for the next. */
const PAIRS_MAX = 100;

/** Pairs of which the asker sees both, and nobody said that they are two. */
const seenPairs = (db: Reader, scope: Scope, type: DuplicateType) => {
  // Both kinds have what is asked for here.
  const table = type as 'person';
  return db
    .selectFrom('duplicate_search as s')
    .innerJoin('duplicate_pair as p', (join) =>
      join.onRef('p.recordType', '=', 's.recordType').onRef('p.run', '=', 's.shownRun'),
    )
    .innerJoin(`${table} as one`, 'one.id', 'p.oneId')
    .innerJoin(`${table} as other`, 'other.id', 'p.otherId')
    .where('s.recordType', '=', type)
    .where('one.deletedAt', 'is', null)
    .where('other.deletedAt', 'is', null)
    .where('one.bucket', 'in', scope.buckets)
    .where('other.bucket', 'in', scope.buckets)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('duplicate_dismissal as d')
            .select('d.id')
            .where((of) =>
              of.or([
                of.and([of('d.oneId', '=', of.ref('p.oneId')), of('d.otherId', '=', of.ref('p.otherId'))]),
                of.and([of('d.oneId', '=', of.ref('p.otherId')), of('d.otherId', '=', of.ref('p.oneId'))]),
              ]),
            ),
        ),
      ),
    );
};

/** Those of the records that are one of a pair. */
export const pairedAmong = async (
  db: Reader,
  scope: Scope,
  type: DuplicateType,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const paired = new Set<string>();
  // PostgreSQL knows no list of nothing.
  if (ids.length === 0) return paired;
  // Each place has an index of its own.
  for (const place of ['p.oneId', 'p.otherId'] as const) {
    const pairs = await seenPairs(db, scope, type)
      .select(`${place} as id`)
      .distinct()
      .where(place, 'in', ids)
      .execute();
    for (const { id } of pairs) paired.add(id);
  }
  return paired;
};

export const readPairs = async (db: Reader, scope: Scope, type: DuplicateType): Promise<ListedPair[]> => {
  const rows = await seenPairs(db, scope, type)
    .select([
      'p.score',
      'p.reasons',
      'one.id as oneId',
      'one.name as oneName',
      'other.id as otherId',
      'other.name as otherName',
    ])
    .orderBy('p.score', 'desc')
    .orderBy('p.oneId')
    .orderBy('p.otherId')
    .limit(PAIRS_MAX)
    .execute();
  return rows.map(({ score, reasons, oneId, oneName, otherId, otherName }) => ({
    score,
    reasons: JSON.parse(reasons) as DuplicateReason[],
    records: [
      { id: oneId, name: oneName },
      { id: otherId, name: otherName },
    ],
  }));
};

/** What was merged, as far as the asker sees both. */
import type { PastMerge } from '#shared/domain/duplicate.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

const MERGES_MAX = 50;

/** Both kinds have what is asked for here. */
const ofType = (db: Reader, { buckets }: Scope, type: 'person' | 'company', record: string | undefined) =>
  db
    .selectFrom('merge as m')
    .innerJoin(`${type as 'person'} as s`, 's.id', 'm.survivorId')
    .innerJoin(`${type as 'person'} as o`, 'o.id', 'm.otherId')
    .leftJoin('user_account as u', 'u.id', 'm.mergedById')
    .select([
      'm.no',
      'm.id',
      'm.createdAt as mergedAt',
      'm.undoneAt',
      's.id as survivorId',
      's.name as survivorName',
      'o.id as otherId',
      'o.name as otherName',
      'u.name as byName',
    ])
    .where('m.recordType', '=', type)
    .where('s.bucket', 'in', buckets)
    .where('o.bucket', 'in', buckets)
    .$if(record !== undefined, (query) =>
      query.where((eb) => eb.or([eb('m.survivorId', '=', record!), eb('m.otherId', '=', record!)])),
    )
    .orderBy('m.no', 'desc')
    .limit(MERGES_MAX)
    .execute();

/** Newest first; `record` narrows them to those of one record. */
export const readMerges = async (db: Reader, scope: Scope, record?: string): Promise<PastMerge[]> => {
  const found = await Promise.all(
    (['person', 'company'] as const).map(async (type) =>
      (await ofType(db, scope, type, record)).map((row) => ({ ...row, type })),
    ),
  );
  return found
    .flat()
    .toSorted((one, other) => other.no - one.no)
    .slice(0, MERGES_MAX)
    .map(({ id, type, mergedAt, undoneAt, survivorId, survivorName, otherId, otherName, byName }) => ({
      id,
      type,
      survivor: { id: survivorId, name: survivorName },
      other: { id: otherId, name: otherName },
      mergedAt,
      byName: byName ?? '',
      undoneAt,
    }));
};

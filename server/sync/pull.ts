/**
 * What has changed for the asker since a cursor: the change log says which records, the records are read as they stand
 * now. A record newer than its page does no harm: it comes again with its own.
 *
 * What the asker could see before and no longer sees is a `remove`, whether deleted or hidden; what was never theirs is
 * not mentioned. Replay: the same cursor gives the same or newer.
 * Errors: `sync.epoch`, `sync.resync_required` (too far behind, or a cursor of another order), `request.cursor`.
 */
import { SYNC_LIMITS, SYNC_TYPES } from '#shared/domain/sync.ts';
import type { RecordKey, SyncPullAnswer, SyncType } from '#shared/domain/sync.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Change } from '../db/change-feed.ts';
import { readLots } from '../db/read-lots.ts';
import type { Sql, Store } from '../db/store.ts';
import { takingTurns } from '../db/taking-turns.ts';
import { readDocuments } from './documents.ts';
import { readEpoch } from './epoch.ts';
import { readHorizon } from './horizon.ts';
import { findClient } from './sync-clients.ts';

const isSyncType = (type: string): type is SyncType => (SYNC_TYPES as readonly string[]).includes(type);
const keyOf = ({ type, id }: RecordKey): string => `${type}:${id}`;

/** The record a device sees a change by; null where it sees nothing of it. */
const touchedBy = ({ recordType, recordId }: Change): RecordKey | null => {
  if (isSyncType(recordType)) return { type: recordType, id: recordId };
  // Links and logs are told by the activity they hang on; their ids begin with its id.
  if (recordType === 'activity_link' || recordType === 'mail_log')
    return { type: 'activity', id: recordId.split(':')[0]! };
  return null;
};

/** A record that is seen by who sees both its ends. */
type Tie = RecordKey & { readonly ends: readonly RecordKey[] };
type TieRow = { id: string; one: string; other: string };
const TIES = [
  { type: 'employment', columns: ['personId', 'companyId'], of: ['person', 'company'] },
  { type: 'relationship', columns: ['personId', 'otherId'], of: ['person', 'person'] },
] as const;

/** Who sees a person or company decides who sees its employments and relationships. */
const tiesOf = async (sql: Sql, changes: readonly Change[]): Promise<Tie[]> => {
  const moved = changes.filter(
    ({ recordType, bucket, bucketBefore, op }) =>
      (recordType === 'person' || recordType === 'company') && (bucket !== bucketBefore || op !== 'update'),
  );
  if (moved.length === 0) return [];
  const ids = [...new Set(moved.map(({ recordId }) => recordId))];
  const ties: Tie[] = [];
  for (const { type, columns, of } of TIES) {
    const [one, other] = columns;
    for (const column of columns) {
      const rows = await readLots<TieRow>(
        sql,
        `select id, "${one}" as one, "${other}" as other from ${type} where "${column}" in ({ids})`,
        ids,
      );
      for (const row of rows) {
        const ends = [
          { type: of[0], id: row.one },
          { type: of[1], id: row.other },
        ];
        ties.push({ type, id: row.id, ends });
      }
    }
  }
  return ties;
};

/** Records the asker may have held before these changes. */
const heldBefore = (scope: Scope, changes: readonly Change[]): Set<string> => {
  const held = new Set<string>();
  for (const change of changes) {
    const key = touchedBy(change);
    if (!key) continue;
    const before = [change.bucketBefore, change.op === 'insert' ? null : change.bucket];
    if (before.some((bucket) => bucket !== null && scope.buckets.includes(bucket))) held.add(keyOf(key));
  }
  return held;
};

export type Pull = { readonly clientId: string; readonly epoch: string; readonly cursor: string };

export const createPull =
  (store: Store) =>
  async (scope: Scope, { clientId, epoch, cursor }: Pull): Promise<Result<SyncPullAnswer>> => {
    if (epoch !== (await readEpoch(store.sql))) return fail('sync.epoch');
    const client = await findClient(store.sql, scope, clientId);
    if (!client.ok) return client;
    const end = await store.changes.end();
    const horizon = await readHorizon(store.sql);
    if (store.changes.isBehind(end, cursor) || (horizon && store.changes.isBehind(cursor, horizon))) {
      return fail('sync.resync_required');
    }
    const page = await store.changes.after(cursor, SYNC_LIMITS.pull);
    if (!page.ok) return page;
    const { changes, more } = page.value;
    const erased = changes
      .filter(({ op, recordType }) => op === 'erase' && isSyncType(recordType))
      .map(({ recordId }) => recordId);
    const touched = changes.flatMap((change) => touchedBy(change) ?? []);
    const sql = takingTurns(store.sql);
    const ties = await tiesOf(sql, changes);
    const keys = [
      ...new Map([...touched, ...ties].map(({ type, id }) => [keyOf({ type, id }), { type, id }])).values(),
    ];
    const puts = await readDocuments(sql, scope, keys);
    const seen = new Set(puts.map(keyOf));
    const held = heldBefore(scope, changes);
    for (const tie of ties) if (tie.ends.some((one) => held.has(keyOf(one)))) held.add(keyOf(tie));
    return ok({
      epoch,
      cursor: page.value.cursor,
      more,
      lastN: client.value?.lastN ?? 0,
      buckets: [...scope.buckets],
      puts,
      removes: keys.filter((key) => !seen.has(keyOf(key)) && held.has(keyOf(key))),
      erased,
    });
  };

/**
 * One page of the records that are to be confirmed. What the search found is looked at anew: what was put right or confirmed
 * meanwhile, what the asker does not see, and what they put away for later, is left out.
 */
import { evidenceOf } from '#shared/domain/staleness.ts';
import type { QueuedRecord } from '#shared/domain/staleness.ts';
import { toInstant } from '#shared/lib/clock.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { readConfirmations, readFacts, readKnown } from './quality-facts.query.ts';
import type { KnownRecord } from './quality-facts.query.ts';

const PAGE = 30;
/** After so many lots without enough of them the page stays short; where to go on stands in its cursor. */
const LOTS_MAX = 20;

/** Whose: of one account ('' is nobody), of everybody but one, or of all. */
type Stretch = { readonly of: string } | { readonly butOf: string };
type Place = { readonly stretch: number; readonly urgency: number; readonly recordId: string };

export type QueueQuery = {
  /** `mine`, `none` or an account's id; everybody's, the own first, unless said. */
  readonly owner: string | undefined;
  readonly cursor: string | undefined;
  readonly nowMs: number;
};

const stretchesOf = (owner: string | undefined, userId: string): readonly Stretch[] => {
  if (owner === undefined) return [{ of: userId }, { butOf: userId }];
  return [{ of: owner === 'mine' ? userId : owner === 'none' ? '' : owner }];
};

const CURSOR = /^([01])\.([1-9])\.([\da-f-]{36})$/;

const readCursor = (text: string | undefined, stretches: number): Result<Place | null> => {
  if (text === undefined) return ok(null);
  const [, stretch = '', urgency = '', recordId = ''] = CURSOR.exec(text) ?? [];
  return recordId !== '' && Number(stretch) < stretches
    ? ok({ stretch: Number(stretch), urgency: Number(urgency), recordId })
    : fail('request.cursor', { fields: { cursor: 'field.invalid' } });
};

const queueLot = (db: Reader, { userId }: Scope, now: string, stretch: Stretch, after: Place | null) => {
  const all = db
    .selectFrom('quality_queue')
    .select(['recordId', 'recordType', 'urgency', 'reportId', 'signatureId'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('quality_later as l')
            .select('l.id')
            .whereRef('l.recordId', '=', 'quality_queue.recordId')
            .where('l.userId', '=', userId)
            .where('l.until', '>', now)
            // What is more pressing than what was put away is shown.
            .whereRef('l.urgency', '<=', 'quality_queue.urgency'),
        ),
      ),
    )
    .orderBy('urgency')
    .orderBy('recordId')
    .limit(PAGE);
  const own =
    'of' in stretch ? all.where('ownerId', '=', stretch.of) : all.where('ownerId', '<>', stretch.butOf);
  return (
    after === null
      ? own
      : own.where((eb) =>
          eb(eb.refTuple('urgency', 'recordId'), '>', eb.tuple(after.urgency, after.recordId)),
        )
  ).execute();
};

type Lot = Awaited<ReturnType<typeof queueLot>>;

const isIn = (stretch: Stretch, { ownerId }: KnownRecord): boolean =>
  'of' in stretch ? (ownerId ?? '') === stretch.of : (ownerId ?? '') !== stretch.butOf;

const shownOf = async (
  db: Reader,
  scope: Scope,
  lot: Lot,
  stretch: Stretch,
  nowMs: number,
): Promise<ReadonlyMap<string, QueuedRecord>> => {
  const idsOf = (type: 'person' | 'company') => ({
    ids: lot.filter(({ recordType }) => recordType === type).map(({ recordId }) => recordId),
  });
  const read = [
    ...(await readKnown(db, scope, 'person', idsOf('person'))),
    ...(await readKnown(db, scope, 'company', idsOf('company'))),
  ];
  // Whoever was handed over meanwhile stands with whoever looks after them now, after the next search.
  const known = read.filter((record) => isIn(stretch, record));
  const told = {
    reports: new Map(
      lot.flatMap(({ recordId: of, reportId }) => (reportId ? [[of, reportId] as const] : [])),
    ),
    signatures: new Map(
      lot.flatMap(({ recordId: of, signatureId }) => (signatureId ? [[of, signatureId] as const] : [])),
    ),
    confirmations: await readConfirmations(
      db,
      known.map(({ id }) => id),
    ),
  };
  const today = new Date(nowMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const facts = await readFacts(db, scope, known, told, today);
  const owners = known.flatMap(({ ownerId }) => (ownerId ? [ownerId] : []));
  const names =
    owners.length === 0
      ? []
      : await db.selectFrom('user_account').select(['id', 'name']).where('id', 'in', owners).execute();
  return new Map(
    known.flatMap(({ type, id, name, ownerId }) => {
      const of = facts.get(id)!;
      const evidence = evidenceOf(of, nowMs);
      if (evidence.length === 0) return [];
      const ownerName = names.find((one) => one.id === ownerId)?.name ?? '';
      const { confirmedAt, employmentIds } = of;
      const ids = [...employmentIds];
      return [[id, { type, id, name, ownerId, ownerName, evidence, confirmedAt, employmentIds: ids }]];
    }),
  );
};

/** Errors: `request.cursor`. */
export const readQueue = async (
  db: Reader,
  scope: Scope,
  { owner, cursor, nowMs }: QueueQuery,
): Promise<Result<{ items: QueuedRecord[]; cursor: string | null }>> => {
  const stretches = stretchesOf(owner, scope.userId);
  const place = readCursor(cursor, stretches.length);
  if (!place.ok) return place;
  const items: QueuedRecord[] = [];
  let index = place.value?.stretch ?? 0;
  let after = place.value;
  for (let lots = 0; ; lots += 1) {
    const stretch = stretches[index];
    if (!stretch) return ok({ items, cursor: null });
    const lot = await queueLot(db, scope, toInstant(nowMs), stretch, after);
    const shown = await shownOf(db, scope, lot, stretch, nowMs);
    for (const { recordId, urgency } of lot) {
      const item = shown.get(recordId);
      if (item) items.push(item);
      after = { stretch: index, urgency, recordId };
      if (items.length === PAGE) break;
    }
    if (after && (items.length === PAGE || lots === LOTS_MAX))
      return ok({ items, cursor: `${after.stretch}.${after.urgency}.${after.recordId}` });
    if (lot.length < PAGE) {
      index += 1;
      after = null;
    }
  }
};

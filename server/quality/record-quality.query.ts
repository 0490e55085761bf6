/** How far records can be relied on, and what speaks against one. Worked out when it is asked: it changes with the day. */
import type { CustomValues } from '#shared/domain/custom-field.ts';
import { fieldsInUse } from '#shared/domain/custom-shown.ts';
import { recordQuality } from '#shared/domain/quality.ts';
import type { Quality } from '#shared/domain/quality.ts';
import { isSharedMailbox } from '#shared/domain/shared-mailbox.ts';
import { evidenceOf } from '#shared/domain/staleness.ts';
import type { QualityAnswer, QualityRecord } from '#shared/domain/staleness.ts';
import { isMistake } from '#shared/domain/value-mark.ts';
import type { Scope } from '../core/scope.ts';
import { readCustomFields } from '../custom-fields/custom-field.query.ts';
import type { Reader } from '../db/store.ts';
import { pairedAmong } from '../duplicates/listed-pairs.query.ts';
import { readConfirmations, readFacts, readKnown } from './quality-facts.query.ts';
import type { KnownRecord } from './quality-facts.query.ts';

/** Those in which one of the fields of the company's own that are marked as wanted says nothing. */
const lackingOwn = async (
  db: Reader,
  scope: Scope,
  type: QualityRecord,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const wanted = fieldsInUse(await readCustomFields(db, scope), type).filter(({ required }) => required);
  // PostgreSQL knows no list of nothing.
  if (wanted.length === 0 || ids.length === 0) return new Set();
  const rows = await db
    .selectFrom(type as 'company')
    .select(['id', 'custom'])
    .where('id', 'in', ids)
    .execute();
  const lacks = (custom: string | null): boolean => {
    const values = JSON.parse(custom ?? '{}') as CustomValues;
    return wanted.some((field) => values[field.id] === undefined);
  };
  return new Set(rows.filter(({ custom }) => lacks(custom)).map(({ id }) => id));
};

type Beside = { readonly confirmedAt: string | null; readonly isTwice: boolean; readonly lacksOwn: boolean };

const qualityOf = (
  { type, values, marks, ownerId }: KnownRecord,
  { confirmedAt, isTwice, lacksOwn }: Beside,
  nowMs: number,
): Quality => {
  const emails = values['emails'] as readonly { readonly email: string }[];
  const contact = values['lastContactAt'] as string | null;
  return recordQuality(
    {
      hasEmail: emails.length > 0,
      hasOwnEmail: type === 'company' || emails.some(({ email }) => !isSharedMailbox(email)),
      hasPhone: (values['phones'] as readonly unknown[]).length > 0,
      hasAddress: ['street', 'postcode', 'city'].every((part) => values[part] !== ''),
      hasMistakes: marks.some(isMistake),
      knownAt: [values['updatedAt'] as string, contact ?? '', confirmedAt ?? ''].toSorted().at(-1)!,
      hasOwner: ownerId !== null,
      isTwice,
      lacksOwn,
    },
    nowMs,
  );
};

/** Of each record the asker sees, 0 to 100. */
export const readScores = async (
  db: Reader,
  scope: Scope,
  type: QualityRecord,
  ids: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, number>> => {
  const known = await readKnown(db, scope, type, { ids });
  const confirmations = await readConfirmations(db, ids);
  const paired = await pairedAmong(db, scope, type, ids);
  const lacking = await lackingOwn(db, scope, type, ids);
  return new Map(
    known.map((record) => {
      const { id } = record;
      const confirmedAt = confirmations.get(id)?.confirmedAt ?? null;
      const beside = { confirmedAt, isTwice: paired.has(id), lacksOwn: lacking.has(id) };
      return [id, qualityOf(record, beside, nowMs).score];
    }),
  );
};

/** Null when unknown, deleted or not the asker's to see. */
export const readQuality = async (
  db: Reader,
  scope: Scope,
  type: QualityRecord,
  id: string,
  nowMs: number,
): Promise<QualityAnswer | null> => {
  const [known] = await readKnown(db, scope, type, { ids: [id] });
  if (!known) return null;
  const queued = await db
    .selectFrom('quality_queue')
    .select(['reportId', 'signatureId'])
    .where('recordId', '=', id)
    .executeTakeFirst();
  const told = {
    reports: new Map(queued?.reportId ? [[id, queued.reportId]] : []),
    signatures: new Map(queued?.signatureId ? [[id, queued.signatureId]] : []),
    confirmations: await readConfirmations(db, [id]),
  };
  const today = new Date(nowMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const facts = (await readFacts(db, scope, [known], told, today)).get(id)!;
  const beside = {
    confirmedAt: facts.confirmedAt,
    isTwice: (await pairedAmong(db, scope, type, [id])).has(id),
    lacksOwn: (await lackingOwn(db, scope, type, [id])).has(id),
  };
  const { score, lacks } = qualityOf(known, beside, nowMs);
  return {
    score,
    lacks: [...lacks],
    marks: [...known.marks],
    evidence: evidenceOf(facts, nowMs),
    confirmedAt: facts.confirmedAt,
    confirmedByName: facts.confirmedByName,
  };
};

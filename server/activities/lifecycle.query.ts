/** Which life-cycle stage a person or company was in since when: told by the change log, kept nowhere else. */
import { LIFECYCLES } from '#shared/domain/lifecycle.ts';
import type { Lifecycle } from '#shared/domain/lifecycle.ts';
import { readCompany } from '../companies/company.query.ts';
import type { ChangedFields } from '../core/record-writer.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';
import { readPerson } from '../people/person.query.ts';

export type StageSince = {
  readonly stage: Lifecycle;
  /** Instant. */
  readonly since: string;
  readonly byId: string;
  readonly byName: string;
};

const ENTRIES_MAX = 50;

const isStage = (value: unknown): value is Lifecycle => (LIFECYCLES as readonly unknown[]).includes(value);

const stageIn = (fields: string): Lifecycle | null => {
  const [, stage] = (JSON.parse(fields) as ChangedFields)['lifecycle'] ?? [];
  return isStage(stage) ? stage : null;
};

/** The newest first, at most 50; null when the record is unknown, deleted or not the asker's to see. */
export const lifecycleHistory = async (
  db: Reader,
  scope: Scope,
  type: 'person' | 'company',
  id: string,
): Promise<StageSince[] | null> => {
  const record = await (type === 'person' ? readPerson(db, scope, id) : readCompany(db, scope, id));
  if (!record) return null;
  const rows = await db
    .selectFrom('change as c')
    .leftJoin('user_account as u', 'u.id', 'c.userId')
    .select(['c.at', 'c.userId', 'c.fields', 'u.name'])
    .where('c.recordId', '=', id)
    .where('c.recordType', '=', type)
    .where('c.op', 'in', ['insert', 'update'])
    // A value cannot look like that: its quotes are escaped.
    .where('c.fields', 'like', '%"lifecycle":%')
    .orderBy('c.seq', 'desc')
    .limit(ENTRIES_MAX)
    .execute();
  return rows.flatMap(({ at, userId, fields, name }) => {
    const stage = stageIn(fields);
    return stage ? [{ stage, since: at, byId: userId, byName: name ?? '' }] : [];
  });
};

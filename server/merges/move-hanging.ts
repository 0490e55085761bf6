/**
 * Everything that hangs on a record moves to another one, through the record writer, so that the change log tells what moved
 * (`merge-undo.ts` reads it there). Orders have no log: their ids are answered.
 */
import { linkId } from '../activities/earlier-mails.ts';
import { moveCustomLinks } from '../custom-fields/custom-links.ts';
import { moveRelationships } from '../people/merge-relationships.ts';
import type { MutationContext } from '../core/mutation-definition.ts';
import type { MergeType } from './merge.table.ts';

export type Move = {
  readonly type: MergeType;
  readonly from: string;
  readonly to: string;
  /** Where the survivor stands: what was kept beside the other is seen with it from now on. */
  readonly bucket: unknown;
};

const idsOf = async ({ tx }: MutationContext, statement: string, id: string): Promise<string[]> =>
  (await tx.all<{ id: string }>(statement, id)).map((row) => row.id);

/** What points at a record by a column of its own. */
export const POINTERS = {
  person: [
    ['task', 'personId'],
    ['fact', 'personId'],
    ['deal', 'personId'],
    ['match_choice', 'personId'],
  ],
  company: [
    ['task', 'companyId'],
    ['fact', 'companyId'],
    ['deal', 'companyId'],
    ['company', 'parentId'],
  ],
} as const;

type Job = {
  id: string;
  personId: string;
  companyId: string;
  jobTitle: string;
  buyingRole: string;
  fromDay: string | null;
  toDay: string | null;
};
const SAID = ['jobTitle', 'buyingRole', 'fromDay'] as const;

/** Whether they are the same work: neither says anything the other contradicts. */
const isSameWork = (one: Job, other: Job): boolean =>
  one.toDay === other.toDay &&
  SAID.every((field) => !one[field] || !other[field] || one[field] === other[field]);

const moveEmployments = async (context: MutationContext, { type, from, to }: Move): Promise<void> => {
  const { tx, write } = context;
  const [own, end] =
    type === 'person' ? (['personId', 'companyId'] as const) : (['companyId', 'personId'] as const);
  const all = (id: string): Promise<Job[]> | Job[] =>
    tx.all<Job>(`select * from employment where "${own}" = ? and "deletedAt" is null`, id);
  const kept = await all(to);
  for (const job of await all(from)) {
    const twin = kept.find((one) => one[end] === job[end] && isSameWork(one, job));
    if (!twin) {
      await write.update('employment', job.id, { [own]: to });
      continue;
    }
    const more = Object.fromEntries(
      SAID.filter((field) => !twin[field] && job[field]).map((f) => [f, job[f]]),
    );
    Object.assign(twin, more);
    await write.update('employment', twin.id, more);
    await write.remove('employment', job.id);
  }
};

const moveLinks = async (context: MutationContext, { type, from, to }: Move): Promise<void> => {
  const { tx, write } = context;
  const links = await tx.all<{ id: string; activityId: string }>(
    'select id, "activityId" from activity_link where "recordId" = ? order by id',
    from,
  );
  for (const { id, activityId } of links) {
    const moved = linkId(activityId, to);
    if (!(await write.find('activity_link', moved))) {
      await write.insert('activity_link', { id: moved, activityId, recordType: type, recordId: to });
    }
    await write.remove('activity_link', id);
  }
};

const moveOrders = async (context: MutationContext, { type, from, to }: Move): Promise<string[]> => {
  const column = type === 'person' ? 'personId' : 'companyId';
  const ids = await idsOf(context, `select id from customer_order where "${column}" = ? order by no`, from);
  await context.tx.run(`update customer_order set "${column}" = ? where "${column}" = ?`, to, from);
  return ids;
};

/** Answers the ids of the orders that moved. */
export const moveHanging = async (context: MutationContext, move: Move): Promise<string[]> => {
  const { write } = context;
  const { type, from, to } = move;
  await moveEmployments(context, move);
  if (type === 'person') await moveRelationships(context, from, to);
  await moveLinks(context, move);
  await moveCustomLinks(context, type, from, to);
  for (const [of, column] of POINTERS[type]) {
    for (const id of await idsOf(context, `select id from ${of} where "${column}" = ?`, from)) {
      // Nothing stands above itself.
      if (id !== to) await write.update(of, id, { [column]: to });
    }
  }
  // Of two lists the survivor's stays: what stood in the other one is offered once more at most.
  for (const id of await idsOf(context, 'select id from declined_proposal where "personId" = ?', from)) {
    await write.remove('declined_proposal', id);
  }
  for (const id of await idsOf(context, 'select id from conflict where "recordId" = ?', from)) {
    await write.update('conflict', id, { recordId: to, bucket: move.bucket });
  }
  for (const alias of await idsOf(context, 'select id from alias where "targetId" = ?', from)) {
    await write.update('alias', alias, { targetId: to });
  }
  return moveOrders(context, move);
};

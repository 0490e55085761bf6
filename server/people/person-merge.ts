/**
 * Two records of one person become one. The survivor takes over what it lacks and everything that hangs on the other;
 * the other's id leads to it from then on, also for changes that were made before anybody knew.
 *
 * All of it goes through the record writer, so that its author can undo it as any other change.
 */
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { linkId } from '../activities/earlier-mails.ts';
import { mergeElements } from '../core/merge.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';
import { PERSON_COLUMNS, personTable } from './person.table.ts';

/** Field by field as its policy says: lists are united, a yes stands, anything else is taken over where there was nothing. */
const combined = (survivor: DomainRow, other: DomainRow): DomainRow => {
  const patch: Record<string, unknown> = {};
  for (const field of PERSON_COLUMNS) {
    const policy = personTable.merge?.[field] ?? 'last';
    const [own, more] = [survivor[field], other[field]];
    if (policy === 'elements') {
      const [ours, theirs] = [own as unknown[], more as unknown[]];
      patch[field] = mergeElements(ours, [...theirs, ...ours], []);
    } else if (policy === 'sticky') {
      // Who objected once has objected, whichever record it stood on.
      if (more === true) patch[field] = true;
    } else if (!own && more) patch[field] = more;
  }
  return patch;
};

type Hanging = { id: string };
const idsOf = async ({ tx }: MutationContext, statement: string, id: string): Promise<string[]> =>
  (await tx.all<Hanging>(statement, id)).map((row) => row.id);

const moveEmployments = async (context: MutationContext, from: string, to: string): Promise<void> => {
  const { tx, write } = context;
  const kept = await tx.all<{ companyId: string }>(
    'select "companyId" from employment where "personId" = ? and "deletedAt" is null',
    to,
  );
  const rows = await tx.all<{ id: string; companyId: string }>(
    'select id, "companyId" from employment where "personId" = ? and "deletedAt" is null',
    from,
  );
  for (const { id, companyId } of rows) {
    if (kept.some((one) => one.companyId === companyId)) await write.remove('employment', id);
    else await write.update('employment', id, { personId: to });
  }
};

const moveLinks = async (context: MutationContext, from: string, to: string): Promise<void> => {
  const { tx, write } = context;
  const links = await tx.all<{ id: string; activityId: string }>(
    'select id, "activityId" from activity_link where "recordId" = ?',
    from,
  );
  for (const { id, activityId } of links) {
    const moved = linkId(activityId, to);
    if (!(await write.find('activity_link', moved))) {
      await write.insert('activity_link', { id: moved, activityId, recordType: 'person', recordId: to });
    }
    await write.remove('activity_link', id);
  }
};

/** Errors: `record.not_found`, `person.merge_same`. */
export const mergePeople = async (
  context: MutationContext,
  id: string,
  otherId: string,
): Promise<Result<MutationResult>> => {
  const { write, now } = context;
  const survivor = await visibleRecord(context, 'person', id);
  if (!survivor.ok) return survivor;
  const other = await visibleRecord(context, 'person', otherId);
  if (!other.ok) return other;
  const [to, from] = [survivor.value['id'] as string, other.value['id'] as string];
  if (to === from) return fail('person.merge_same');
  const patch = combined(survivor.value, other.value);
  // The other's addresses are free before the survivor takes them over.
  await write.remove('person', from);
  await write.update('person', to, patch);
  await moveEmployments(context, from, to);
  await moveLinks(context, from, to);
  for (const [type, statement] of [
    ['task', 'select id from task where "personId" = ?'],
    ['fact', 'select id from fact where "personId" = ?'],
    ['deal', 'select id from deal where "personId" = ?'],
    ['match_choice', 'select id from match_choice where "personId" = ?'],
  ] as const) {
    for (const one of await idsOf(context, statement, from)) await write.update(type, one, { personId: to });
  }
  // Of two lists the survivor's stays: what stood in the other one is offered once more at most.
  for (const one of await idsOf(context, 'select id from declined_proposal where "personId" = ?', from)) {
    await write.remove('declined_proposal', one);
  }
  for (const one of await idsOf(context, 'select id from conflict where "recordId" = ?', from)) {
    await write.update('conflict', one, { recordId: to, bucket: survivor.value['bucket'] });
  }
  for (const alias of await idsOf(context, 'select id from alias where "targetId" = ?', from)) {
    await write.update('alias', alias, { targetId: to });
  }
  await write.insert('alias', { id: from, targetId: to, createdAt: now });
  return ok({ id: to, mergedId: from });
};

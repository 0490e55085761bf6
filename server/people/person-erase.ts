/**
 * Erasure (Art. 17 DSGVO): a person, what was written about them alone, and every value of theirs in the history leave the
 * store, with the duplicates that were merged into them. What stays is that an erasure happened, and the ids, so that
 * no late change and no restored backup brings them back.
 *
 * A mail or note that others had a part in stays with them; the erased person's name and address leave it. So do orders
 * and deals of a company.
 */
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { MutationContext, MutationResult } from '../core/mutation-definition.ts';
import { standingRecord } from '../core/record-access.ts';
import { moveCustomLinks } from '../custom-fields/custom-links.ts';
import { eraseImportTraces } from '../import/run/import-traces.ts';
import { eraseHistory, eraseRecord, idsOf } from './erase-history.ts';
import { eraseQuality } from '../quality/quality-erase.ts';
import { eraseFromViews } from '../saved-views/saved-view-erase.ts';
import { eraseMerges } from '../merges/merge-erase.ts';
import { tracesOf, withoutTraces } from './person-traces.ts';

/** The id of a choice holds the address it is about: it leaves the change log too. */
const eraseChoices = async (context: MutationContext, statement: string, value: string): Promise<void> => {
  const { tx } = context;
  for (const id of await idsOf(context, statement, value)) {
    await tx.run('delete from match_choice where id = ?', id);
    await tx.run(
      `update change set fields = '{}', "recordId" = 'erased' where "recordType" = 'match_choice' and "recordId" = ?`,
      id,
    );
  }
};

/** What goes with a person, and how it is found. */
const HANGING = [
  ['employment', 'select id from employment where "personId" = ?'],
  ['relationship', 'select id from relationship where "personId" = ?'],
  ['relationship', 'select id from relationship where "otherId" = ?'],
  ['fact', 'select id from fact where "personId" = ?'],
  ['task', 'select id from task where "personId" = ?'],
  ['declined_proposal', 'select id from declined_proposal where "personId" = ?'],
  ['deal', 'select id from deal where "personId" = ? and "companyId" is null'],
] as const;

/** Mails and notes may hang on them. */
const hangingIds = async (context: MutationContext, personIds: readonly string[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const personId of personIds) {
    for (const [type, statement] of HANGING)
      if (type === 'task' || type === 'deal') ids.push(...(await idsOf(context, statement, personId)));
  }
  return ids;
};

const eraseHanging = async (context: MutationContext, personId: string): Promise<void> => {
  const { tx, write } = context;
  for (const [type, statement] of HANGING) {
    for (const one of await idsOf(context, statement, personId)) await eraseRecord(context, type, one);
  }
  for (const deal of await idsOf(context, 'select id from deal where "personId" = ?', personId)) {
    await write.update('deal', deal, { personId: null });
  }
  await tx.run('update customer_order set "personId" = null where "personId" = ?', personId);
  await eraseChoices(context, 'select id from match_choice where "personId" = ?', personId);
};

/** Errors: `record.not_found`. An id that was erased already is no error: it is what was asked for. */
export const erasePerson = async (context: MutationContext, id: string): Promise<Result<MutationResult>> => {
  const { tx, write, now } = context;
  const found = await standingRecord(context, 'person', id);
  if (!found.ok) return found.error.code === 'record.erased' ? ok({ id }) : found;
  const personId = found.value['id'] as string;
  const aliases = await idsOf(context, 'select id from alias where "targetId" = ?', personId);
  // A backup may know those merged into this one as people of their own.
  const gone = [personId, ...aliases];
  const traces = await tracesOf(context, gone);
  await eraseHistory(context, [...gone, ...(await hangingIds(context, gone))], traces);
  for (const one of gone) {
    await eraseHanging(context, one);
    await moveCustomLinks(context, 'person', one, null);
  }
  for (const address of traces.addresses) {
    await eraseChoices(context, 'select id from match_choice where "emailKey" = ?', address);
  }
  await eraseImportTraces(context, gone, traces);
  await eraseMerges(context, gone, withoutTraces(traces));
  await eraseQuality(context, gone);
  await eraseFromViews(context, gone, withoutTraces(traces));
  for (const alias of aliases) await write.erase('alias', alias);
  for (const one of gone) {
    await eraseRecord(context, 'person', one);
    await tx.run('insert into erased (id, at) values (?, ?) on conflict (id) do nothing', one, now);
  }
  return ok({ id: personId });
};

/** Who works where: begun, changed, ended. */
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import { newRecord, standingRecord, visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';

type Names = 'employment.create' | 'employment.update' | 'employment.delete';
type Ends = { readonly personId: string; readonly companyId: string };
type Days = { readonly fromDay?: string | null | undefined; readonly toDay?: string | null | undefined };

/**
 * An employment is seen by who sees both its ends; gives them as they stand now (merged duplicates followed).
 * Errors: `record.not_found`.
 */
const seenEnds = async (
  context: MutationContext,
  { personId, companyId }: Ends,
  find: typeof visibleRecord = visibleRecord,
): Promise<Result<Ends>> => {
  const ends = { personId, companyId };
  for (const [type, id] of [
    ['person', personId],
    ['company', companyId],
  ] as const) {
    const found = await find(context, type, id);
    if (!found.ok) return found;
    ends[`${type}Id`] = found.value['id'] as string;
  }
  return ok(ends);
};

const seenEmployment = async (
  context: MutationContext,
  id: string,
  find: typeof visibleRecord = visibleRecord,
): Promise<Result<DomainRow>> => {
  const found = await find(context, 'employment', id);
  if (!found.ok) return found;
  const ends = await seenEnds(context, found.value as DomainRow & Ends, find);
  return ends.ok ? found : ends;
};

/** `place` is where the request named the days. Errors: `employment.days`. */
const checkDays = ({ fromDay, toDay }: Days, place: string): Result<null> =>
  fromDay && toDay && toDay < fromDay
    ? fail('employment.days', { fields: { [`${place}.toDay`]: 'employment.days' } })
    : ok(null);

type Fields = MutationArgs<'employment.create'>['fields'];

export const employmentMutations: DefinitionsOf<Names> = {
  'employment.create': async (context, { id, fields }) => {
    const days = checkDays(fields, 'args.fields');
    if (!days.ok) return days;
    const ends = await seenEnds(context, fields);
    if (!ends.ok) return ends;
    const fresh = await newRecord(context, 'employment', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('employment', {
      ...fresh.value,
      jobTitle: '',
      buyingRole: '',
      fromDay: null,
      toDay: null,
      ...definedOnly<Fields>(fields),
      ...ends.value,
    });
    return ok({ id });
  },
  'employment.update': async (context, { id, set, was }) => {
    // Who says what they saw changes it even where it is gone by now: nothing of it gets lost.
    const found = await seenEmployment(context, id, was ? standingRecord : visibleRecord);
    if (!found.ok) return found;
    const patch = definedOnly<Fields>(set);
    const days = checkDays({ ...found.value, ...patch }, 'args.set');
    if (!days.ok) return days;
    const done = await mergeUpdate(context, { type: 'employment', id, set: patch, was });
    return done.ok ? ok({ id: done.value.id }) : done;
  },
  'employment.delete': async (context, { id }) => {
    const found = await seenEmployment(context, id);
    if (!found.ok) return found;
    await context.write.remove('employment', id);
    return ok({ id });
  },
};

/** Who has to do with whom: said, corrected, taken away. Seen and changed by whoever sees both people. */
import type { MutationArgs } from '#shared/domain/mutations.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf, MutationContext } from '../core/mutation-definition.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import { newRecord, standingRecord, visibleRecord } from '../core/record-access.ts';
import type { DomainRow } from '../core/record-table.ts';

type Names = 'relationship.create' | 'relationship.update' | 'relationship.delete';
type Ends = { readonly personId: string; readonly otherId: string };
type Find = typeof visibleRecord;

/** Both people as they stand now (merged duplicates followed). Errors: `record.not_found`, `record.erased`. */
const seenEnds = async (
  context: MutationContext,
  { personId, otherId }: Ends,
  find: Find = visibleRecord,
): Promise<Result<Ends>> => {
  const person = await find(context, 'person', personId);
  if (!person.ok) return person;
  const other = await find(context, 'person', otherId);
  if (!other.ok) return other;
  return ok({ personId: person.value['id'] as string, otherId: other.value['id'] as string });
};

const seenRelationship = async (
  context: MutationContext,
  id: string,
  find: Find = visibleRecord,
): Promise<Result<DomainRow>> => {
  const found = await find(context, 'relationship', id);
  if (!found.ok) return found;
  const ends = await seenEnds(context, found.value as DomainRow & Ends, find);
  return ends.ok ? found : ends;
};

type Fields = MutationArgs<'relationship.create'>['fields'];

export const relationshipMutations: DefinitionsOf<Names> = {
  /** Errors: `relationship.same` for one person, also where they were two before. */
  'relationship.create': async (context, { id, fields }) => {
    const ends = await seenEnds(context, fields);
    if (!ends.ok) return ends;
    if (ends.value.personId === ends.value.otherId)
      return fail('relationship.same', { fields: { 'args.fields.otherId': 'relationship.same' } });
    const fresh = await newRecord(context, 'relationship', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('relationship', {
      ...fresh.value,
      note: '',
      ...definedOnly<Fields>(fields),
      ...ends.value,
    });
    return ok({ id });
  },
  'relationship.update': async (context, { id, set, was }) => {
    // Who says what they saw changes it even where it is gone by now: nothing of it gets lost.
    const found = await seenRelationship(context, id, was ? standingRecord : visibleRecord);
    if (!found.ok) return found;
    const done = await mergeUpdate(context, { type: 'relationship', id, set: definedOnly<Fields>(set), was });
    return done.ok ? ok({ id: done.value.id }) : done;
  },
  'relationship.delete': async (context, { id }) => {
    const found = await seenRelationship(context, id);
    if (!found.ok) return found;
    await context.write.remove('relationship', id);
    return ok({ id });
  },
};

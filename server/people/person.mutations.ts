/** Creating, changing and removing people. */
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { tidyTags } from '#shared/domain/tag.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import { checkOwner, newRecord, standingRecord, visibleRecord } from '../core/record-access.ts';
import { isAdmin } from '../core/scope.ts';
import { erasePerson } from './person-erase.ts';
import { mergePeople } from './person-merge.ts';
import { personDerived } from './person.table.ts';

/** `place` is where the request named the fields. Errors: `person.nameless`. */
const checkName = ({ firstName, lastName, emails }: PersonFields, place: string): Result<null> =>
  firstName.trim() || lastName.trim() || emails.length > 0
    ? ok(null)
    : fail('person.nameless', { fields: { [`${place}.lastName`]: 'field.required' } });

const tidy = (fields: Patch<PersonFields>): Partial<PersonFields> => ({
  ...definedOnly<PersonFields>(fields),
  ...(fields.tags ? { tags: tidyTags(fields.tags) } : {}),
});

type Names = 'person.create' | 'person.update' | 'person.delete' | 'person.merge' | 'person.erase';

export const personMutations: DefinitionsOf<Names> = {
  'person.create': async (context, { id, fields }) => {
    const person = { ...EMPTY_PERSON, ...tidy(fields) };
    const named = checkName(person, 'args.fields');
    if (!named.ok) return named;
    const owner = await checkOwner(context, fields.ownerId, null, 'args.fields');
    if (!owner.ok) return owner;
    const fresh = await newRecord(context, 'person', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('person', { ...fresh.value, ...person, ...personDerived(person) });
    return ok({ id });
  },
  'person.update': async (context, { id, set, was }) => {
    const found = await standingRecord(context, 'person', id);
    if (!found.ok) return found;
    const owner = await checkOwner(context, set.ownerId, found.value['ownerId'], 'args.set');
    if (!owner.ok) return owner;
    const patch = tidy(set);
    const named = checkName({ ...(found.value as PersonFields), ...patch }, 'args.set');
    if (!named.ok) return named;
    const done = await mergeUpdate(context, { type: 'person', id, set: patch, was });
    return done.ok ? ok({ id: done.value.id }) : done;
  },
  'person.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'person', id);
    if (!found.ok) return found;
    await context.write.remove('person', found.value['id'] as string);
    return ok({ id: found.value['id'] });
  },
  'person.merge': (context, { id, otherId }) => mergePeople(context, id, otherId),
  'person.erase': async (context, { id }) =>
    isAdmin(context.scope) ? erasePerson(context, id) : fail('access.denied'),
};

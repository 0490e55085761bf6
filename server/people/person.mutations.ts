/** Creating, changing and removing people. */
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { checkOwner, newRecord, visibleRecord } from '../core/record-access.ts';
import { personDerived } from './person.table.ts';

/** `place` is where the request named the fields. Errors: `person.nameless`. */
const checkName = ({ firstName, lastName, emails }: PersonFields, place: string): Result<null> =>
  firstName.trim() || lastName.trim() || emails.length > 0
    ? ok(null)
    : fail('person.nameless', { fields: { [`${place}.lastName`]: 'field.required' } });

export const personMutations: DefinitionsOf<'person.create' | 'person.update' | 'person.delete'> = {
  'person.create': async (context, { id, fields }) => {
    const person = { ...EMPTY_PERSON, ...definedOnly<PersonFields>(fields) };
    const named = checkName(person, 'args.fields');
    if (!named.ok) return named;
    const owner = await checkOwner(context, fields.ownerId, null, 'args.fields');
    if (!owner.ok) return owner;
    const fresh = await newRecord(context, 'person', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('person', { ...fresh.value, ...person, ...personDerived(person) });
    return ok({ id });
  },
  'person.update': async (context, { id, set }) => {
    const found = await visibleRecord(context, 'person', id);
    if (!found.ok) return found;
    const owner = await checkOwner(context, set.ownerId, found.value['ownerId'], 'args.set');
    if (!owner.ok) return owner;
    const patch = definedOnly<PersonFields>(set);
    const after = { ...(found.value as PersonFields), ...patch };
    const named = checkName(after, 'args.set');
    if (!named.ok) return named;
    await context.write.update('person', found.value['id'] as string, { ...patch, ...personDerived(after) });
    return ok({ id: found.value['id'] });
  },
  'person.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'person', id);
    if (!found.ok) return found;
    await context.write.remove('person', id);
    return ok({ id });
  },
};

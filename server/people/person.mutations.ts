/** Creating, changing and removing people. */
import { EMPTY_PERSON } from '#shared/domain/person.ts';
import type { PersonFields } from '#shared/domain/person.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { newRecord, visibleRecord } from '../core/record-access.ts';
import { personDerived } from './person.table.ts';

const tidy = (fields: Patch<PersonFields>): Partial<PersonFields> => ({
  ...definedOnly<PersonFields>(fields),
  ...(fields.emails
    ? { emails: fields.emails.map((entry) => ({ ...entry, email: entry.email.trim() })) }
    : {}),
});

export const personMutations: DefinitionsOf<'person.create' | 'person.update' | 'person.delete'> = {
  'person.create': async (context, { id, fields }) => {
    const person = { ...EMPTY_PERSON, ...tidy(fields) };
    if (!person.lastName && !person.firstName && person.emails.length === 0) {
      return fail('person.nameless', { fields: { 'args.fields.lastName': 'field.required' } });
    }
    const fresh = await newRecord(context, 'person', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('person', { ...fresh.value, ...person, ...personDerived(person) });
    return ok({ id });
  },
  'person.update': async (context, { id, set }) => {
    const found = await visibleRecord(context, 'person', id);
    if (!found.ok) return found;
    const patch = tidy(set);
    const after = { ...(found.value as PersonFields), ...patch };
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

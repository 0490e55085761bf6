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
import { checkOwner, checkTeam, newRecord, standingRecord, visibleRecord } from '../core/record-access.ts';
import { isAdmin } from '../core/scope.ts';
import { seenCustom, settleCustom } from '../custom-fields/custom-values.ts';
import { combinedFields } from '../merges/combined-fields.ts';
import { mergeRecords } from '../merges/merge-records.ts';
import { erasePerson } from './person-erase.ts';
import { PERSON_COLUMNS, personDerived } from './person.table.ts';

/** `place` is where the request named the fields. Errors: `person.nameless`. */
const checkName = ({ firstName, lastName, emails }: PersonFields, place: string): Result<null> =>
  firstName.trim() || lastName.trim() || emails.length > 0
    ? ok(null)
    : fail('person.nameless', { fields: { [`${place}.lastName`]: 'field.required' } });

/** Lists of words, each kept once. */
const WORDS = ['tags', 'equipment', 'interests', 'attitudes', 'personalValues'] as const;

const tidy = (fields: Patch<PersonFields>): Partial<PersonFields> => ({
  ...definedOnly<PersonFields>(fields),
  ...Object.fromEntries(WORDS.flatMap((key) => (fields[key] ? [[key, tidyTags(fields[key])]] : []))),
});

type Names = 'person.create' | 'person.update' | 'person.delete' | 'person.merge' | 'person.erase';

export const personMutations: DefinitionsOf<Names> = {
  'person.create': async (context, { id, fields }) => {
    const custom = await settleCustom(context, 'person', fields, 'args.fields');
    if (!custom.ok) return custom;
    const person = { ...EMPTY_PERSON, ...tidy(custom.value.fields) };
    const named = checkName(person, 'args.fields');
    if (!named.ok) return named;
    const owner = await checkOwner(context, fields.ownerId, null, 'args.fields');
    if (!owner.ok) return owner;
    const team = await checkTeam(context, fields.teamId, null, 'args.fields');
    if (!team.ok) return team;
    const fresh = await newRecord(context, 'person', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('person', {
      ...fresh.value,
      ...person,
      ...custom.value.values,
      ...personDerived(person),
    });
    return ok({ id });
  },
  'person.update': async (context, { id, set, was }) => {
    const found = await standingRecord(context, 'person', id);
    if (!found.ok) return found;
    const owner = await checkOwner(context, set.ownerId, found.value['ownerId'], 'args.set');
    if (!owner.ok) return owner;
    const team = await checkTeam(context, set.teamId, found.value['teamId'], 'args.set');
    if (!team.ok) return team;
    const custom = await settleCustom(context, 'person', set, 'args.set', id);
    if (!custom.ok) return custom;
    const patch = tidy(custom.value.fields);
    const named = checkName({ ...(found.value as PersonFields), ...patch }, 'args.set');
    if (!named.ok) return named;
    const { values, sets } = custom.value;
    const update = { type: 'person', id, set: { ...patch, ...values }, was: seenCustom(was), sets };
    const done = await mergeUpdate(context, update);
    return done.ok ? ok({ id: done.value.id }) : done;
  },
  'person.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'person', id);
    if (!found.ok) return found;
    await context.write.remove('person', found.value['id'] as string);
    return ok({ id: found.value['id'] });
  },
  'person.merge': (context, { id, otherId, fields = {} }) =>
    mergeRecords(context, {
      type: 'person',
      id,
      otherId,
      fieldsOf: async ({ survivor, other }) => {
        const owner = await checkOwner(context, fields.ownerId, survivor['ownerId'], 'args.fields');
        if (!owner.ok) return owner;
        const team = await checkTeam(context, fields.teamId, survivor['teamId'], 'args.fields');
        if (!team.ok) return team;
        const custom = await settleCustom(context, 'person', fields, 'args.fields', survivor['id'] as string);
        if (!custom.ok) return custom;
        const policies = context.write.policiesOf('person');
        const patch = {
          ...combinedFields(PERSON_COLUMNS, policies, survivor, other),
          ...tidy(custom.value.fields),
          ...custom.value.values,
        };
        const named = checkName({ ...(survivor as PersonFields), ...patch }, 'args.fields');
        return named.ok ? ok(patch) : named;
      },
    }),
  'person.erase': async (context, { id }) =>
    isAdmin(context.scope) ? erasePerson(context, id) : fail('access.denied'),
};

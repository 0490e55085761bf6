/** Creating, changing and removing companies. */
import { isFreeMail, isSharedHost, registrableDomain } from '#shared/capture/web-domain.ts';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import { tidyTags } from '#shared/domain/tag.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { mergeUpdate } from '../core/merge-update.ts';
import { checkOwner, checkTeam, newRecord, standingRecord, visibleRecord } from '../core/record-access.ts';
import { seenCustom, settleCustom } from '../custom-fields/custom-values.ts';
import { checkParent, mergedParent } from './company-parent.ts';
import { combinedFields } from '../merges/combined-fields.ts';
import { mergeRecords } from '../merges/merge-records.ts';
import { COMPANY_COLUMNS, companyDerived } from './company.table.ts';

/** Registrable, each once; domains that belong to everybody identify nobody and are left out. */
const companyDomains = (domains: readonly string[]): string[] => {
  const known = domains.map((domain) => registrableDomain(domain) ?? domain.trim().toLowerCase());
  return [...new Set(known)].filter((domain) => domain && !isFreeMail(domain) && !isSharedHost(domain));
};

const tidy = (fields: Patch<CompanyFields>): Partial<CompanyFields> => ({
  ...definedOnly<CompanyFields>(fields),
  ...(fields.domains ? { domains: companyDomains(fields.domains) } : {}),
  ...(fields.tags ? { tags: tidyTags(fields.tags) } : {}),
  ...(fields.equipment ? { equipment: tidyTags(fields.equipment) } : {}),
});

/** `place` is where the request named the fields. Errors: `company.nameless`. */
const checkName = (name: string, place: string): Result<null> =>
  name.trim() ? ok(null) : fail('company.nameless', { fields: { [`${place}.name`]: 'field.required' } });

type Names = 'company.create' | 'company.update' | 'company.delete' | 'company.merge';

export const companyMutations: DefinitionsOf<Names> = {
  'company.create': async (context, { id, fields }) => {
    const custom = await settleCustom(context, 'company', fields, 'args.fields');
    if (!custom.ok) return custom;
    const company = { ...EMPTY_COMPANY, ...tidy(custom.value.fields) };
    const named = checkName(company.name, 'args.fields');
    if (!named.ok) return named;
    const owner = await checkOwner(context, fields.ownerId, null, 'args.fields');
    if (!owner.ok) return owner;
    const team = await checkTeam(context, fields.teamId, null, 'args.fields');
    if (!team.ok) return team;
    const parent = await checkParent(context, id, fields.parentId, null, 'args.fields');
    if (!parent.ok) return parent;
    const fresh = await newRecord(context, 'company', id);
    if (!fresh.ok) return fresh;
    const derived = companyDerived(company);
    const row = { ...fresh.value, ...company, ...parent.value, ...custom.value.values, ...derived };
    await context.write.insert('company', row);
    return ok({ id });
  },
  'company.update': async (context, { id, set, was }) => {
    const found = await standingRecord(context, 'company', id);
    if (!found.ok) return found;
    const owner = await checkOwner(context, set.ownerId, found.value['ownerId'], 'args.set');
    if (!owner.ok) return owner;
    const team = await checkTeam(context, set.teamId, found.value['teamId'], 'args.set');
    if (!team.ok) return team;
    const standing = found.value['id'] as string;
    const parent = await checkParent(context, standing, set.parentId, found.value['parentId'], 'args.set');
    if (!parent.ok) return parent;
    const custom = await settleCustom(context, 'company', set, 'args.set', id);
    if (!custom.ok) return custom;
    const patch = { ...tidy(custom.value.fields), ...parent.value };
    const named = checkName({ ...(found.value as CompanyFields), ...patch }.name, 'args.set');
    if (!named.ok) return named;
    const { values, sets } = custom.value;
    const update = { type: 'company', id, set: { ...patch, ...values }, was: seenCustom(was), sets };
    const done = await mergeUpdate(context, update);
    return done.ok ? ok({ id: done.value.id }) : done;
  },
  'company.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'company', id);
    if (!found.ok) return found;
    await context.write.remove('company', found.value['id'] as string);
    return ok({ id: found.value['id'] });
  },
  'company.merge': (context, { id, otherId, fields = {} }) =>
    mergeRecords(context, {
      type: 'company',
      id,
      otherId,
      fieldsOf: async (pair) => {
        const { survivor, other } = pair;
        const owner = await checkOwner(context, fields.ownerId, survivor['ownerId'], 'args.fields');
        if (!owner.ok) return owner;
        const team = await checkTeam(context, fields.teamId, survivor['teamId'], 'args.fields');
        if (!team.ok) return team;
        const custom = await settleCustom(
          context,
          'company',
          fields,
          'args.fields',
          survivor['id'] as string,
        );
        if (!custom.ok) return custom;
        const parent = await mergedParent(context, pair, fields.parentId);
        if (!parent.ok) return parent;
        const policies = context.write.policiesOf('company');
        const patch = {
          ...combinedFields(COMPANY_COLUMNS, policies, survivor, other),
          ...tidy(custom.value.fields),
          ...custom.value.values,
          ...parent.value,
        };
        const named = checkName({ ...(survivor as CompanyFields), ...patch }.name, 'args.fields');
        return named.ok ? ok(patch) : named;
      },
    }),
};

/** Creating, changing and removing companies and who works there. */
import { isFreeMail, isSharedHost, registrableDomain } from '#shared/capture/web-domain.ts';
import { EMPTY_COMPANY } from '#shared/domain/company.ts';
import type { CompanyFields } from '#shared/domain/company.ts';
import { definedOnly } from '#shared/lib/patch.ts';
import type { Patch } from '#shared/lib/patch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { DefinitionsOf } from '../core/mutation-definition.ts';
import { newRecord, visibleRecord } from '../core/record-access.ts';
import { companyDerived } from './company.table.ts';

/** Registrable, each once; domains that belong to everybody identify nobody and are left out. */
const companyDomains = (domains: readonly string[]): string[] => {
  const known = domains.map((domain) => registrableDomain(domain) ?? domain.trim().toLowerCase());
  return [...new Set(known)].filter((domain) => domain && !isFreeMail(domain) && !isSharedHost(domain));
};

const tidy = (fields: Patch<CompanyFields>): Partial<CompanyFields> => ({
  ...definedOnly<CompanyFields>(fields),
  ...(fields.domains ? { domains: companyDomains(fields.domains) } : {}),
});

type Names =
  | 'company.create'
  | 'company.update'
  | 'company.delete'
  | 'employment.create'
  | 'employment.update'
  | 'employment.delete';

export const companyMutations: DefinitionsOf<Names> = {
  'company.create': async (context, { id, fields }) => {
    const company = { ...EMPTY_COMPANY, ...tidy(fields) };
    if (!company.name.trim())
      return fail('company.nameless', { fields: { 'args.fields.name': 'field.required' } });
    const fresh = await newRecord(context, 'company', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('company', { ...fresh.value, ...company, ...companyDerived(company) });
    return ok({ id });
  },
  'company.update': async (context, { id, set }) => {
    const found = await visibleRecord(context, 'company', id);
    if (!found.ok) return found;
    const patch = tidy(set);
    await context.write.update('company', id, {
      ...patch,
      ...companyDerived({ ...(found.value as CompanyFields), ...patch }),
    });
    return ok({ id });
  },
  'company.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'company', id);
    if (!found.ok) return found;
    await context.write.remove('company', id);
    return ok({ id });
  },
  'employment.create': async (context, { id, fields }) => {
    const person = await visibleRecord(context, 'person', fields.personId);
    if (!person.ok) return person;
    const company = await visibleRecord(context, 'company', fields.companyId);
    if (!company.ok) return company;
    const fresh = await newRecord(context, 'employment', id);
    if (!fresh.ok) return fresh;
    await context.write.insert('employment', {
      ...fresh.value,
      jobTitle: '',
      buyingRole: '',
      fromDay: null,
      toDay: null,
      ...fields,
    });
    return ok({ id });
  },
  'employment.update': async (context, { id, set }) => {
    const found = await visibleRecord(context, 'employment', id);
    if (!found.ok) return found;
    await context.write.update('employment', id, set);
    return ok({ id });
  },
  'employment.delete': async (context, { id }) => {
    const found = await visibleRecord(context, 'employment', id);
    if (!found.ok) return found;
    await context.write.remove('employment', id);
    return ok({ id });
  },
};

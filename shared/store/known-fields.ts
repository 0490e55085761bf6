/** The company's own fields, with the names their values lead to, out of what lies on this device. */
import type { Company } from '../domain/company.ts';
import type { CustomField, CustomValues } from '../domain/custom-field.ts';
import { shownFields } from '../domain/custom-shown.ts';
import type { PanelAnswer } from '../domain/panel.ts';
import type { Person } from '../domain/person.ts';
import type { Cache } from './cache.ts';
import { as, titleOf } from './known-docs.ts';

type Shown = { readonly person: Person | null; readonly company: Company | null };

export const knownFields = async (
  cache: Pick<Cache, 'ofType' | 'get'>,
  { person, company }: Shown,
  hanging: readonly { readonly custom?: CustomValues | undefined }[],
): Promise<Pick<PanelAnswer, 'customFields' | 'customNames'>> => {
  const record = person ?? company;
  const all = (await cache.ofType('custom_field')).map((doc) => as<CustomField>(doc));
  const customFields = shownFields(all);
  if (customFields.length === 0) return {};
  const names: Record<string, string> = {};
  const links = customFields.filter(({ kind }) => kind === 'link');
  for (const { custom } of [...(record ? [record] : []), ...hanging])
    for (const { id, linkType } of links) {
      const value = custom?.[id];
      const doc = typeof value === 'string' ? await cache.get(linkType, value) : null;
      if (doc) names[doc.id] = titleOf(doc);
    }
  return { customFields, ...(Object.keys(names).length > 0 ? { customNames: names } : {}) };
};

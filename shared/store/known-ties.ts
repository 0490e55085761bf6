/** What a company belongs to and what belongs to it, out of what lies on this device. */
import type { Company } from '../domain/company.ts';
import { PANEL_LIMITS } from '../domain/panel-limits.ts';
import type { PanelAnswer } from '../domain/panel.ts';
import type { Cache } from './cache.ts';
import { as, bySort, sortKey } from './known-docs.ts';

const named = ({ id, name }: Company): { id: string; name: string } => ({ id, name });

export const knownTies = async (
  cache: Pick<Cache, 'byMark' | 'get'>,
  { id, parentId }: Pick<Company, 'id' | 'parentId'>,
): Promise<Pick<PanelAnswer, 'parent' | 'subsidiaries'>> => {
  // What an older version of Kontor has sent says nothing of it.
  const parent = parentId ? await cache.get('company', parentId) : null;
  const below = await cache.byMark('parent', id);
  const subsidiaries = below
    .toSorted(bySort((doc) => sortKey(doc, 'name')))
    .slice(0, PANEL_LIMITS.subsidiaries)
    .map((doc) => named(as<Company>(doc)));
  return {
    ...(parent ? { parent: named(as<Company>(parent)) } : {}),
    ...(subsidiaries.length > 0 ? { subsidiaries } : {}),
  };
};

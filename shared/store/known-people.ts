/** Where somebody works and worked, who does at a company, and with whom they have to do, out of what lies on this device. */
import type { ShownEmployment } from '../domain/employment.ts';
import { PANEL_LIMITS } from '../domain/panel-limits.ts';
import type { PanelAnswer } from '../domain/panel.ts';
import type { ShownRelationship } from '../domain/relationship.ts';
import type { SyncDoc } from '../domain/sync.ts';
import type { Cache } from './cache.ts';
import { as, bySort, ofType, sortKey, titleOf } from './known-docs.ts';

type Ties = Pick<PanelAnswer, 'employments' | 'relationships'>;

/** `docs` are those that hang on the record. What hangs on something this device does not hold is left out. */
export const knownPeople = async (
  cache: Pick<Cache, 'get'>,
  docs: readonly SyncDoc[],
  shown: 'person' | 'company',
): Promise<Ties> => {
  const nameOf = async (type: 'person' | 'company', id: string): Promise<string | null> => {
    const doc = await cache.get(type, id);
    return doc ? titleOf(doc) : null;
  };
  const toEmployment = async (doc: SyncDoc): Promise<ShownEmployment[]> => {
    const { id, personId, companyId, jobTitle, buyingRole, fromDay, toDay } = as<ShownEmployment>(doc);
    const personName = await nameOf('person', personId);
    const companyName = await nameOf('company', companyId);
    return personName === null || companyName === null
      ? []
      : [{ id, personId, companyId, jobTitle, buyingRole, fromDay, toDay, personName, companyName }];
  };
  const toRelationship = async (doc: SyncDoc): Promise<ShownRelationship[]> => {
    const { id, personId, otherId, kind, note } = as<ShownRelationship>(doc);
    const personName = await nameOf('person', personId);
    const otherName = await nameOf('person', otherId);
    return personName === null || otherName === null
      ? []
      : [{ id, personId, otherId, kind, note, personName, otherName }];
  };
  const work = ofType(docs, 'employment').toSorted(bySort((doc) => sortKey(doc, 'createdAt')));
  const employments = (await Promise.all(work.map(toEmployment))).flat();
  const present = employments.filter(({ toDay }) => toDay === null).slice(0, PANEL_LIMITS.employments);
  const former = employments.filter(({ toDay }) => toDay !== null).slice(0, PANEL_LIMITS.employments);
  const related = shown === 'person' ? ofType(docs, 'relationship') : [];
  const relationships = (
    await Promise.all(related.toSorted(bySort(({ id }) => id)).map(toRelationship))
  ).flat();
  return {
    ...(employments.length > 0 ? { employments: [...present, ...former] } : {}),
    ...(relationships.length > 0
      ? { relationships: relationships.slice(0, PANEL_LIMITS.relationships) }
      : {}),
  };
};

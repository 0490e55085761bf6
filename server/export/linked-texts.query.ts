/** What an import finds a record by that a custom field leads to: those the asker sees, and nothing else. */
import type { CustomField, CustomLinkType, CustomValues } from '#shared/domain/custom-field.ts';
import type { Scope } from '../core/scope.ts';
import type { Reader } from '../db/store.ts';

type Holder = { readonly custom?: CustomValues | undefined };

const read = async (
  db: Reader,
  scope: Scope,
  type: CustomLinkType,
  ids: readonly string[],
): Promise<readonly (readonly [string, string])[]> => {
  if (type === 'deal') {
    const deals = await db
      .selectFrom('deal')
      .select(['id', 'title'])
      .where('id', 'in', ids)
      .where('bucket', 'in', scope.buckets)
      .where('deletedAt', 'is', null)
      .execute();
    return deals.map(({ id, title }) => [id, title] as const);
  }
  const rows = await db
    .selectFrom(type)
    .select(['id', 'name', 'externalId'])
    .where('id', 'in', ids)
    .where('bucket', 'in', scope.buckets)
    .where('deletedAt', 'is', null)
    .execute();
  return rows.map(({ id, name, externalId }) => [id, externalId || name] as const);
};

/** By id, for all records of a lot together. */
export const linkedTexts = async (
  db: Reader,
  scope: Scope,
  custom: readonly CustomField[],
  records: readonly Holder[],
): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const { id, kind, linkType } of custom) {
    if (kind !== 'link') continue;
    const ids = records.flatMap((record) => record.custom?.[id] ?? []).map(String);
    if (ids.length === 0) continue;
    for (const [key, text] of await read(db, scope, linkType, ids)) texts.set(key, text);
  }
  return texts;
};

/** Mails, notes, calls by any of their words, as far as the asker may see them, with the text around what was found. */
import { looseWords, queryTokens } from '#shared/lib/fold.ts';
import { snippetOf } from '#shared/lib/highlight.ts';
import { itemsByNumber } from '../activities/timeline.query.ts';
import { textsOf } from '../activities/activity-texts.query.ts';
import { forBuckets } from '../core/scope.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store } from '../db/store.ts';
import { opensOf } from './search-item.ts';
import type { Opens, SearchItem } from './search-item.ts';

const HANGS_ON = forBuckets(
  (buckets) => `select p.id as "personId", c.id as "companyId" from activity_link l
  left join person p on l."recordType" = 'person' and p.id = l."recordId" and p."deletedAt" is null and p.bucket in (${buckets})
  left join company c on l."recordType" = 'company' and c.id = l."recordId" and c."deletedAt" is null and c.bucket in (${buckets})
  where l."activityId" = ? and (p.id is not null or c.id is not null) order by l."recordType" desc, l.id limit 1`,
);

/** The first person it hangs on, or else the first company. */
const hangsOn = async (sql: Sql, scope: Scope, activityId: string): Promise<Opens | null> => {
  const { buckets } = scope;
  const row = await sql.get<{ personId: string | null; companyId: string | null }>(
    HANGS_ON(scope),
    ...buckets,
    ...buckets,
    activityId,
  );
  return row ? opensOf(row.companyId, row.personId) : null;
};

export const searchActivities = async (
  store: Store,
  scope: Scope,
  q: string,
  limit: number,
): Promise<SearchItem[]> => {
  const words = looseWords(queryTokens(q));
  if (words.length === 0) return [];
  const numbers = await store.findText({
    words,
    anyOf: [],
    buckets: scope.buckets,
    beyond: null,
    kinds: [],
    limit,
  });
  const rows = await itemsByNumber(store.sql, numbers);
  const texts = await textsOf(store.read, numbers);
  const items: SearchItem[] = [];
  for (const { no, id, kind, subject, preview, occurredAt } of rows) {
    const snippet = snippetOf(texts.get(no) ?? '', q) ?? '';
    items.push({
      type: 'activity',
      id,
      title: subject || snippet || preview,
      detail: occurredAt.slice(0, 10),
      opens: await hangsOn(store.sql, scope, id),
      kind,
      snippet,
    });
  }
  return items;
};

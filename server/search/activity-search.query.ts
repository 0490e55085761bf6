/** Mails and notes by any of their words, as far as the asker may see them. */
import { queryTokens } from '#shared/lib/fold.ts';
import { itemsByNumber } from '../activities/timeline.query.ts';
import type { Scope } from '../core/scope.ts';
import type { Store } from '../db/store.ts';
import type { SearchItem } from './search.query.ts';

export const searchActivities = async (
  store: Store,
  scope: Scope,
  q: string,
  limit: number,
): Promise<SearchItem[]> => {
  const words = queryTokens(q);
  if (words.length === 0) return [];
  const numbers = await store.findText({
    words,
    exact: [],
    buckets: scope.buckets,
    before: null,
    kinds: [],
    limit,
  });
  const rows = await itemsByNumber(store.sql, numbers);
  return rows.map(({ id, subject, preview, occurredAt }) => ({
    type: 'activity',
    id,
    title: subject || preview,
    detail: occurredAt.slice(0, 10),
  }));
};

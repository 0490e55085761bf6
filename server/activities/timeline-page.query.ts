/** One page of a history as it is asked for: filtered, searched, of one record or of a whole house. */
import type { TimelineItem } from '#shared/domain/panel.ts';
import { PANEL_LIMITS } from '#shared/domain/panel-limits.ts';
import type { Scope } from '../core/scope.ts';
import type { Sql, Store } from '../db/store.ts';
import { entryKinds, readEntries, searchEntries } from './history-entries.query.ts';
import type { Whose } from './history-entries.query.ts';
import type { Cursor, TimelinePage } from './history-place.ts';
import { readHouse, readRolledUp } from './rolled-up.query.ts';
import { isActivityAsked, pageRows, searchTimeline, toTimelinePage } from './timeline.query.ts';

export type TimelineAsked = {
  readonly type: 'person' | 'company';
  readonly id: string;
  readonly kinds?: readonly TimelineItem['kind'][] | undefined;
  readonly q?: string | undefined;
  readonly rolledUp?: boolean | undefined;
};

const whoseOf = (type: TimelineAsked['type'], id: string): Whose =>
  type === 'person' ? { companies: [], people: [id] } : { companies: [id], people: [] };

/** One page of one record: what happened, was finished, closed, ordered. `kinds` empty = all. */
export const readTimeline = async (
  sql: Sql,
  scope: Scope,
  { type, id }: Pick<TimelineAsked, 'type' | 'id'>,
  before: Cursor | null,
  kinds: readonly TimelineItem['kind'][] = [],
): Promise<TimelinePage> => {
  const limit = PANEL_LIMITS.timelinePage;
  const whose = whoseOf(type, id);
  const rows = isActivityAsked(kinds) ? await pageRows(sql, scope, id, before, kinds) : [];
  const entries = await readEntries(sql, scope, entryKinds(kinds), { whose, before, limit: limit + 1 });
  return toTimelinePage(rows, limit, entries);
};

/** The record was read with the same scope just before. */
export const readTimelinePage = async (
  store: Store,
  scope: Scope,
  { type, id, kinds = [], q = '', rolledUp = false }: TimelineAsked,
  before: Cursor | null,
): Promise<TimelinePage> => {
  const words = q.trim();
  const house = rolledUp && type === 'company' ? await readHouse(store.read, scope, id) : null;
  if (house) return readRolledUp(store, scope, house, before, kinds, words);
  if (words) {
    const asked = { whose: whoseOf(type, id), before, limit: PANEL_LIMITS.timelinePage + 1 };
    const entries = await searchEntries(store.sql, scope, kinds, words, asked);
    return searchTimeline(store, scope, [id], words, before, kinds, entries);
  }
  return readTimeline(store.sql, scope, { type, id }, before, kinds);
};

/** The history beyond what the panel's answer brought: filtered, searched, older pages. The newest question wins. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient } from '../../../api/client.ts';
import type { TimelineItem } from '../../../domain/panel.ts';
import type { Failure } from '../../../lib/result.ts';
import type { ShownRecord } from '../../panel-targets.ts';
import { FILTERS, withPage } from './timeline.model.ts';
import type { Filter } from './timeline.model.ts';

export type FeedState = {
  readonly items: readonly TimelineItem[];
  readonly cursor: string | null;
  readonly isLoading: boolean;
  readonly failure: Failure | null;
};

/** `isRolledUp`: with those who work at the company, and the companies below it. */
export type Asked = { readonly filter: Filter; readonly q: string; readonly isRolledUp: boolean };

export type TimelineFeed = {
  /** Null as long as the panel's own answer is what is shown. */
  readonly state: ReadonlySignal<FeedState | null>;
  /** `shown` stays until the answer replaces it. */
  readonly show: (asked: Asked, shown: readonly TimelineItem[]) => Promise<void>;
  readonly older: (from: FeedState, asked: Asked) => Promise<void>;
  /** An entry was read anew: what stands in its place says the same. */
  readonly renew: (item: TimelineItem) => void;
  readonly reset: () => void;
};

export const createTimelineFeed = (api: ApiClient, record: ShownRecord): TimelineFeed => {
  const state = signal<FeedState | null>(null);
  let questions = 0;

  /** `kept` stays in front of what comes; meanwhile `shown` stays where it is. */
  const load = async (
    shown: Pick<FeedState, 'items' | 'cursor'>,
    kept: readonly TimelineItem[],
    { filter, q, isRolledUp }: Asked,
  ): Promise<void> => {
    const mine = ++questions;
    state.value = { ...shown, isLoading: true, failure: null };
    const result = await api.call('timeline', {
      body: {
        ...record,
        ...(FILTERS[filter].length > 0 ? { kinds: [...FILTERS[filter]] } : {}),
        ...(q ? { q } : {}),
        ...(isRolledUp ? { rolledUp: true } : {}),
        ...(shown.cursor ? { cursor: shown.cursor } : {}),
      },
    });
    if (mine !== questions) return;
    state.value = result.ok
      ? {
          items: withPage(kept, result.value.items),
          cursor: result.value.cursor,
          isLoading: false,
          failure: null,
        }
      : { ...shown, isLoading: false, failure: result };
  };

  return {
    state,
    show: (asked, shown) => load({ items: shown, cursor: null }, [], asked),
    older: (from, asked) => load(from, from.items, asked),
    renew: (item) => {
      const now = state.peek();
      const stale = now?.items.find(({ id }) => id === item.id);
      if (!now || !stale || JSON.stringify(stale) === JSON.stringify(item)) return;
      state.value = { ...now, items: now.items.map((other) => (other === stale ? item : other)) };
    },
    reset: () => {
      questions++;
      state.value = null;
    },
  };
};

/** Finding people and companies as one types: one question at a time, the newest wins, keys move through the answers. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ApiClient, CallOutput } from '#shared/api/client.ts';
import type { Failure } from '#shared/lib/result.ts';
import type { AskedItem } from '#shared/panel/panel-host.ts';
import type { PageTimers } from '#shared/lib/page-timers.ts';

export type Hit = CallOutput<'search'>['items'][number];

export type SearchState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'ready'; readonly hits: readonly Hit[] };

export type SearchModel = {
  readonly query: ReadonlySignal<string>;
  readonly state: ReadonlySignal<SearchState>;
  /** Index of the marked hit; -1 for none. */
  readonly active: ReadonlySignal<number>;
  readonly type: (text: string) => void;
  readonly move: (step: 1 | -1) => void;
  readonly mark: (index: number) => void;
  /** What Enter opens: the marked hit, else the first. */
  readonly chosen: () => Hit | null;
  readonly clear: () => void;
};

const PAUSE_MS = 120;
const HITS = '12';

const pageOf = (type: 'person' | 'company', id: string): string =>
  `/${type === 'person' ? 'people' : 'companies'}/${id}`;

/** By what name the address says which part of the record's page is meant. */
const PARTS = { deal: 'deal', task: 'task', activity: 'item' } as const;

/** What an address says is to be seen on the record. */
export const askedItemOf = (query: URLSearchParams): AskedItem | undefined => {
  for (const type of ['activity', 'deal', 'task'] as const) {
    const id = query.get(PARTS[type]);
    if (id) return { type, id };
  }
  return undefined;
};

/** The page of a record, or that of the record something hangs on, with what is meant; null where it hangs on none. */
export const addressOf = ({ type, id, opens }: Pick<Hit, 'type' | 'id' | 'opens'>): string | null => {
  if (type === 'person' || type === 'company') return pageOf(type, id);
  return opens ? `${pageOf(opens.type, opens.id)}?${PARTS[type]}=${id}` : null;
};

export const createSearch = (client: ApiClient, timers: PageTimers): SearchModel => {
  const query = signal('');
  const state = signal<SearchState>({ status: 'idle' });
  const active = signal(-1);
  let timer = 0;
  let running: AbortController | null = null;

  const ask = async (q: string): Promise<void> => {
    const turn = new AbortController();
    running = turn;
    const answer = await client.call('search', {
      query: { q, in: 'records', limit: HITS },
      signal: turn.signal,
    });
    if (turn.signal.aborted) return;
    active.value = -1;
    state.value = answer.ok
      ? {
          status: 'ready',
          hits: answer.value.items.filter(({ type }) => type === 'person' || type === 'company'),
        }
      : { status: 'failed', failure: answer };
  };

  const hits = (): readonly Hit[] => (state.value.status === 'ready' ? state.value.hits : []);
  const stop = (): void => {
    timers.clear(timer);
    running?.abort();
  };

  return {
    query,
    state,
    active,
    type: (text) => {
      stop();
      query.value = text;
      const q = text.trim();
      if (q === '') {
        state.value = { status: 'idle' };
        return;
      }
      // Earlier hits stay until there are new ones, so that nothing flickers.
      if (state.value.status !== 'ready') state.value = { status: 'loading' };
      timer = timers.set(() => void ask(q), PAUSE_MS);
    },
    move: (step) => {
      const count = hits().length;
      if (count === 0) return;
      active.value = active.value === -1 && step === -1 ? count - 1 : (active.value + step + count) % count;
    },
    mark: (index) => {
      active.value = index;
    },
    chosen: () => hits()[Math.max(0, active.value)] ?? null,
    clear: () => {
      stop();
      query.value = '';
      active.value = -1;
      state.value = { status: 'idle' };
    },
  };
};
